import { expect, it } from 'vitest';
import { cut, known } from '#shared/evidence/fact.ts';
import type { OutcomeKind } from '#shared/evidence/outcome.ts';
import * as good from './lib/facts.ts';
import {
  above,
  access,
  actions,
  alert,
  alerts,
  branch,
  deep,
  hidden,
  inDepth,
  judge,
  members,
  more,
  no,
  org,
  pull,
  repository,
  writer,
  yes,
} from './lib/judge.ts';

/** What a check could be taken in by: the check, what is so, how it is so, and what has to be said of each subject. */
type Trap = readonly [check: string, what: string, patch: Record<string, unknown>, outcomes: readonly OutcomeKind[]];

const kindsOf = (id: string, patch: Record<string, unknown>, seen = {}) =>
  judge(id, patch, seen).map(({ outcome }) => outcome);

const member = (login: string, fields: object = {}) => ({ login, role: known('member'), twoFactor: yes, ...fields });
const managed = (login: string) => member(login, { twoFactor: no });
const admins = (count: number) => Array.from({ length: count }, (_, at) => member(`a${at}`, { role: known('admin') }));
const app = (...writes: string[]) =>
  more({
    installations: good.list({
      app: known('x'),
      repositories: known('all'),
      writes: known(writes),
      suspended: no,
      updatedAt: known(good.RECENT),
    }),
  });
const range = (text: string, active: object = yes) => ({ range: known(text), active });
const listed = (...entries: object[]) => members({ ipAllowList: yes, ipEntries: good.list(...entries) });

const ORGANISATION: readonly Trap[] = [
  [
    'github/members-two-factor',
    'the second factor of a managed user is with the identity provider',
    members({ members: good.list(managed('ann_acme')) }),
    ['manual'],
  ],
  [
    'github/members-two-factor',
    'the one who set managed users up signs in here',
    members({ members: good.list(managed('acme_admin')) }),
    ['fail'],
  ],
  [
    'github/two-factor-required',
    'an organisation of managed users',
    { ...org({ twoFactorRequired: no }), ...members({ members: good.list(managed('ann_acme'), managed('bob_acme')) }) },
    ['manual'],
  ],
  [
    'github/enterprise-two-factor',
    'an enterprise of managed users',
    { ...above({ twoFactorRequired: no }), ...members({ members: good.list(managed('ann_acme')) }) },
    ['manual'],
  ],
  [
    'github/two-factor-required',
    'one user is not managed',
    { ...org({ twoFactorRequired: no }), ...members({ members: good.list(managed('ann_acme'), managed('bob')) }) },
    ['fail'],
  ],
  [
    'github/two-factor-required',
    'who else there is was not seen',
    { ...org({ twoFactorRequired: no }), ...members({ members: known(cut([managed('ann_acme')], 9, hidden)) }) },
    ['unavailable'],
  ],
  [
    'github/owners',
    'eight owners of a few that were seen, of four hundred',
    members({ members: known(cut(admins(8), 400, hidden)) }),
    ['unavailable'],
  ],
  [
    'github/owners',
    'thirty owners of a few that were seen, of four hundred',
    members({ members: known(cut(admins(30), 400, hidden)) }),
    ['fail'],
  ],
  ['github/ip-allow-list', 'two halves of everything', listed(range('0.0.0.0/1'), range('128.0.0.0/1')), ['fail']],
  ['github/ip-allow-list', 'a range that may be on', listed(range('0.0.0.0/0', hidden)), ['unavailable']],
  [
    'github/ip-allow-list',
    'everything, switched off',
    listed(range('0.0.0.0/0', no), range('203.0.113.0/24')),
    ['pass'],
  ],
  ...(
    [
      ['github/workflow-token', { token: known('write') }],
      ['github/workflow-approval', { approvesPullRequests: yes }],
      ['github/fork-workflow-approval', { forkApproval: known('first_time_contributors_new_to_github') }],
    ] as const
  ).map(
    ([check, patch]): Trap => [
      check,
      'no workflow runs where Actions are off',
      actions({ repositories: known('none'), ...patch }),
      ['not-applicable'],
    ],
  ),
  ['github/installed-apps', 'an app that can start and change builds', app('actions: write'), ['fail']],
  ['github/installed-apps', 'an app that can let deployments through', app('environments: write'), ['fail']],
  ['github/installed-apps', 'an app that only comments', app('issues: write', 'pull requests: write'), ['pass']],
  [
    'github/runner-groups',
    'the group that every organisation has, with runners or without',
    inDepth({ runnerGroups: good.list({ name: known('Default'), reach: known('all'), servesPublic: no }) }),
    ['manual'],
  ],
];

const environment = (name: string) =>
  repository({ environments: good.list({ name: known(name), requiresReviewers: no, preventsSelfReview: no }) });
const sixAdmins = { writers: good.list(...'abcdef'.split('').map((login) => writer(login, 'admin', 'team x'))) };

const REPOSITORIES: readonly Trap[] = [
  ...['preprod', 'pre-production', 'non-prod', 'nonprod', 'delivery', 'maintenance', 'domain-test'].map(
    (name): Trap => [
      'github/environment-reviewers',
      `${name} is not production`,
      environment(name),
      ['not-applicable'],
    ],
  ),
  ...['prod', 'Production', 'prod-eu', 'eu_prod', 'prodEu', 'live', 'release', 'prd2'].map(
    (name): Trap => ['github/environment-reviewers', `${name} is production`, environment(name), ['fail']],
  ),
  [
    'github/deploy-keys',
    'without a key none was looked at',
    repository({ deployKeys: good.list() }),
    ['not-applicable'],
  ],
  [
    'github/repository-webhooks',
    'without a webhook none was looked at',
    deep({ webhooks: good.list() }),
    ['not-applicable'],
  ],
  [
    'github/repository-webhooks',
    'a webhook that is off sends nothing',
    deep({ webhooks: good.list(good.webhook({ active: no, encrypted: no })) }),
    ['not-applicable'],
  ],
  [
    'github/repository-administrators',
    'any of them may be an owner who was not seen',
    { ...access(sixAdmins), ...members({ members: known(cut([member('z', { role: known('admin') })], 9, hidden)) }) },
    ['unavailable'],
  ],
  [
    'github/release-branches-protected',
    'checks stand before every push there too',
    deep({
      releaseBranches: good.list(
        good.protection({ branch: 'release/1', pullRequest: no, pushRestricted: no, statusChecks: known(['build']) }),
      ),
    }),
    ['pass'],
  ],
];

const CHANGES: readonly Trap[] = [
  ['github/code-owner-review', 'a review by owners that nobody is', repository({ codeowners: known(null) }), ['fail']],
  ['github/code-owner-review', 'owners who were not seen', repository({ codeowners: hidden }), ['unavailable']],
  [
    'github/stale-approvals-dismissed',
    'no approval is asked for that could be dismissed',
    branch({ approvals: known(0) }),
    ['not-applicable'],
  ],
  [
    'github/stale-approvals-dismissed',
    'approvals that were not seen',
    branch({ approvals: hidden, dismissesStale: no }),
    ['unavailable'],
  ],
  [
    'github/branch-up-to-date',
    'no check is asked for that could run on an older state',
    branch({ statusChecks: known([]) }),
    ['not-applicable'],
  ],
  [
    'github/pull-requests-sample',
    'a drawn pull request that is not among those that were read',
    {
      'github/pull-requests': {
        ...good.pullRequests(good.pullRequest()),
        sample: known({ seed: 's', drawn: 2, of: 9, ids: ['acme/api#1', 'acme/api#2'] }),
      },
    },
    ['pass', 'unavailable'],
  ],
  [
    'github/pull-requests-approved',
    'a comment is no approval',
    pull({ reviews: known([good.review({ state: known('COMMENTED') })]) }),
    ['fail'],
  ],
];

it.each([...ORGANISATION, ...REPOSITORIES, ...CHANGES])('%s: %s', (check, _, patch, outcomes) => {
  expect(kindsOf(check, patch)).toEqual(outcomes);
});

/** Days before evidence that is itself 30 days old. */
const SEEN = '2026-05-31T12:00:00.000Z';
const before = (days: number) => new Date(Date.parse(SEEN) - days * 86_400_000).toISOString();

it.each([
  ['github/audit-log', 'github/organization-details', inDepth({ lastAuditEvent: known(Date.parse(before(10))) })],
  ['github/code-scanning', 'github/repository-details', deep({ lastScan: known(before(70)) })],
  ['github/inactive-repositories', 'github/repositories', repository({ pushedAt: known(before(350)) })],
  [
    'github/deploy-keys',
    'github/repositories',
    repository({
      deployKeys: good.list({ title: known('ci'), readOnly: yes, createdAt: known(before(350)), enabled: yes }),
    }),
  ],
  [
    'github/organization-secrets',
    'github/organization-details',
    inDepth({ secrets: good.list({ name: known('X'), updatedAt: known(before(350)), reach: known('selected') }) }),
  ],
  [
    'github/access-token-approval',
    'github/organization-details',
    inDepth({ pendingTokens: good.list({ owner: known('bob'), createdAt: known(before(20)) }) }),
  ],
  [
    'github/dependabot-alerts-fixed',
    'github/alerts',
    alerts({ dependabot: good.list({ ...alert, createdAt: known(before(5)) }) }),
  ],
  [
    'github/code-scanning-alerts-fixed',
    'github/alerts',
    alerts({ codeScanning: good.list({ ...alert, severity: known('high'), createdAt: known(before(20)) }) }),
  ],
])('%s counts days up to what was seen, not to the report', (check, collector, patch) => {
  expect(kindsOf(check, patch, { [collector]: SEEN })).toEqual(['pass']);
});
