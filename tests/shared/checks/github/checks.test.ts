import { describe, expect, it } from 'vitest';
import { collectors } from '#collectors/registry.ts';
import { checks } from '#shared/checks/registry.ts';
import { cut, type Fact, known, unknown } from '#shared/evidence/fact.ts';
import type { Outcome } from '#shared/evidence/outcome.ts';
import * as good from './lib/facts.ts';
import { activity, enterprise, files } from './lib/sampled-facts.ts';

const SCOPE = { system: 'github', tenant: 'acme' };
const own = [...checks.values()].filter(({ id }) => id.startsWith('github/'));
const hidden = unknown('GitHub did not say', 'Administration: read (repository)');
const no = known(false);
const yes = known(true);

function judge(id: string, patch: Readonly<Record<string, unknown>> = {}): readonly Outcome[] {
  const check = checks.get(id);
  if (check === undefined) throw new Error(`there is no check ${id}`);
  return check.evaluate(good.inputs(patch), { scope: SCOPE, asOf: good.AS_OF, effective: {} });
}

const org = (settings: object) => ({ 'github/organization': good.organization(settings) });
const actions = (patch: object) => ({ 'github/organization': good.organization({}, patch) });
const more = (patch: object) => ({ 'github/organization': good.organization({}, {}, patch) });
const members = (patch: object) => ({ 'github/members': good.members(patch) });
const repository = (patch: object) => ({ 'github/repositories': { repositories: good.list(good.repository(patch)) } });
const branch = (patch: object) => repository({ protection: known(good.protection(patch)) });
const deep = (patch: object) => ({ 'github/repository-details': { details: good.list(good.details(patch)) } });
const access = (patch: object) => ({ 'github/repository-access': { access: good.list(good.access(patch)) } });
const pull = (patch: object) => ({ 'github/pull-requests': good.pullRequests(good.pullRequest(patch)) });
const alerts = (patch: object) => ({ 'github/alerts': good.alerts(patch) });
const inDepth = (patch: object) => ({ 'github/organization-details': good.organizationDetails(patch) });
const above = (patch: object) => ({ 'github/enterprise': enterprise(patch) });
const noneAbove = { 'github/enterprise': { enterprise: hidden } };
const sampled = (patch: object) => ({ 'github/repository-files': files(patch) });
const workflow = (content: object) =>
  deep({
    workflows: known([
      { file: 'ci.yml', content: known({ unpinned: [], dangers: [], reviewsDependencies: false, ...content }) },
    ]),
  });
const writer = (login: string, right: string, through: string) => ({
  login,
  right: known(right),
  through: known([through]),
});
const alert = {
  repository: known('acme/api'),
  url: known('u'),
  createdAt: known(good.OLD),
  about: known('lodash'),
  severity: known('critical'),
};

/** [check, what is wrong, how the reason reads]. */
const FAILS: readonly (readonly [string, Record<string, unknown>, RegExp])[] = [
  ['github/two-factor-required', org({ twoFactorRequired: no }), /without two-factor/],
  [
    'github/members-two-factor',
    members({ members: good.list({ login: 'ann', role: known('member'), twoFactor: no }) }),
    /^ann has no two-factor authentication$/,
  ],
  [
    'github/outside-collaborators-two-factor',
    members({ outsideWithoutTwoFactor: good.list('eve') }),
    /^eve has no two-factor/,
  ],
  [
    'github/single-sign-on',
    { ...members({ singleSignOn: known(null) }), ...above({ identityProvider: known(null) }) },
    /no identity provider is connected, here or at the enterprise/,
  ],
  [
    'github/single-sign-on',
    { ...members({ singleSignOn: known(null) }), ...noneAbove, ...org({ plan: known('team') }) },
    /^no identity provider is connected$/,
  ],
  ['github/enterprise-two-factor', above({ twoFactorRequired: no }), /acme-inc leaves two-factor/],
  ['github/built-binaries', sampled({ binaries: good.list('lib/a.jar') }), /^holds lib\/a\.jar$/],
  ['github/built-binaries', sampled({ binaries: known(cut(['lib/a.jar'], null, hidden)) }), /^holds lib\/a\.jar$/],
  ['github/base-permission', org({ basePermission: known('write') }), /every member has write access/],
  ['github/public-repository-creation', org({ membersCreatePublic: yes }), /can create public/],
  ['github/repository-deletion', org({ membersDelete: yes }), /delete or transfer/],
  ['github/visibility-change', org({ membersChangeVisibility: yes }), /private repositories public/],
  ['github/outside-collaborator-invitation', org({ membersInviteOutside: yes }), /invite people from outside/],
  ['github/issue-deletion', org({ membersDeleteIssues: yes }), /delete issues/],
  ['github/private-forking', org({ membersForkPrivate: yes }), /can fork private/],
  [
    'github/verified-domain',
    members({ domains: good.list({ name: known('a.example'), verified: no }) }),
    /no domain is verified/,
  ],
  ['github/mail-restriction', members({ mailRestricted: no }), /any address/],
  [
    'github/owners',
    members({ members: good.list({ login: 'ann', role: known('admin'), twoFactor: yes }) }),
    /^ann is the only owner$/,
  ],
  ['github/ip-allow-list', members({ ipAllowList: no }), /any address/],
  [
    'github/ip-allow-list',
    members({ ipEntries: good.list({ range: known('0.0.0.0/0'), active: yes }) }),
    /every address/,
  ],
  [
    'github/organization-webhooks',
    more({ webhooks: good.list(good.webhook({ secret: no, verifiesCertificate: no })) }),
    /certificate.*no secret/,
  ],
  ['github/actions-allowed', actions({ allowed: known('all') }), /any action/],
  [
    'github/actions-allowed',
    actions({ selected: known({ githubOwned: yes, verified: yes, patterns: known(['*']) }) }),
    /fits every action/,
  ],
  ['github/actions-pinning-required', actions({ pinned: no }), /by tag or branch/],
  ['github/workflow-token', actions({ token: known('write') }), /can write to its repository/],
  ['github/workflow-approval', actions({ approvesPullRequests: yes }), /in place of a person/],
  [
    'github/fork-workflow-approval',
    actions({ forkApproval: known('first_time_contributors_new_to_github') }),
    /without anybody/,
  ],
  ['github/security-defaults', more({ codeSecurityDefaults: good.list() }), /get no security configuration/],
  [
    'github/security-defaults',
    more({
      codeSecurityDefaults: good.list({
        visibility: known('all'),
        configuration: known(good.codeSecurity({ pushProtection: known('disabled') })),
      }),
    }),
    /leaves push protection off/,
  ],
  [
    'github/installed-apps',
    more({
      installations: good.list({
        app: known('x'),
        repositories: known('all'),
        writes: known(['contents: write']),
        suspended: no,
        updatedAt: known(good.OLD),
      }),
    }),
    /on every repository: contents: write/,
  ],
  [
    'github/default-branch-protected',
    branch({ pullRequest: no, pushRestricted: no, statusChecks: known([]) }),
    /push to main, only force pushes are blocked/,
  ],
  [
    'github/pull-request-required',
    branch({ pullRequest: no, planLimit: 'Upgrade to GitHub Pro' }),
    /plan of this organisation/,
  ],
  ['github/approval-required', branch({ approvals: known(0) }), /need no approval/],
  ['github/stale-approvals-dismissed', branch({ dismissesStale: no }), /outlives later changes/],
  ['github/code-owner-review', branch({ codeOwnerReview: no }), /no review by code owners/],
  ['github/last-push-approval', branch({ lastPushApproval: no }), /pushed last/],
  ['github/status-checks-required', branch({ statusChecks: known([]) }), /no green check/],
  ['github/branch-up-to-date', branch({ upToDate: no }), /older state/],
  ['github/conversations-resolved', branch({ conversationsResolved: no }), /open review comments/],
  ['github/signed-commits', branch({ signatures: no }), /verified signature/],
  ['github/linear-history', branch({ linearHistory: no }), /merge commits/],
  ['github/force-push-blocked', branch({ forcePushBlocked: no }), /force push/],
  ['github/deletion-blocked', branch({ deletionBlocked: no }), /can be deleted/],
  ['github/push-restricted', branch({ pushRestricted: no }), /everybody with write access/],
  ['github/review-dismissal-restricted', branch({ restrictsDismissals: no }), /dismiss reviews/],
  [
    'github/administrators-not-exempt',
    branch({
      guards: known([{ name: 'classic protection', ruleset: null, adminsBound: no, exempted: known(0), bypass: null }]),
    }),
    /past classic protection/,
  ],
  [
    'github/administrators-not-exempt',
    branch({
      guards: known([
        {
          name: 'ruleset main',
          ruleset: known(5),
          adminsBound: null,
          exempted: null,
          bypass: good.list(good.bypassActor()),
        },
      ]),
    }),
    /past ruleset main/,
  ],
  ['github/secret-scanning', repository({ secretScanning: known('disabled') }), /secret scanning is off/],
  ['github/push-protection', repository({ pushProtection: known('disabled') }), /push protection is off/],
  ['github/dependabot-alerts', repository({ dependabotAlerts: no }), /vulnerable dependencies/],
  ['github/dependabot-updates', repository({ dependabotUpdates: known('disabled') }), /is off/],
  ['github/security-policy', repository({ securityPolicy: no }), /report a vulnerability/],
  ['github/code-owners', repository({ codeowners: known(null) }), /no CODEOWNERS file/],
  ['github/code-owners-valid', repository({ codeowners: known({ errors: 2 }) }), /2 lines of CODEOWNERS are ignored/],
  [
    'github/deploy-keys',
    repository({
      deployKeys: good.list({ title: known('ci'), readOnly: no, createdAt: known(good.RECENT), enabled: yes }),
    }),
    /"ci" can write/,
  ],
  [
    'github/deploy-keys',
    repository({
      deployKeys: good.list({ title: known('ci'), readOnly: yes, createdAt: known(good.OLD), enabled: yes }),
    }),
    /days old/,
  ],
  ['github/inactive-repositories', repository({ pushedAt: known(good.OLD) }), /last push was 911 days ago/],
  ['github/branch-cleanup', repository({ deleteBranchOnMerge: no }), /merged branches stay/],
  ['github/repository-forking', repository({ forkingAllowed: yes }), /can be forked/],
  [
    'github/environment-reviewers',
    repository({ environments: good.list({ name: known('prod'), requiresReviewers: no, preventsSelfReview: no }) }),
    /without anybody agreeing/,
  ],
  [
    'github/environment-self-review',
    repository({ environments: good.list({ name: known('prod'), requiresReviewers: yes, preventsSelfReview: no }) }),
    /can approve it/,
  ],
  [
    'github/ruleset-bypass',
    repository({ rulesets: good.list(good.ruleset({ bypass: good.list(good.bypassActor()) })) }),
    /organization owners can always bypass/,
  ],
  [
    'github/pull-requests-approved',
    pull({ reviews: known([]) }),
    /^merged by ann without approval by anybody other than the author$/,
  ],
  ['github/pull-requests-approved', pull({ reviews: known([good.review({ login: 'ann' })]) }), /without approval/],
  ['github/pull-requests-approved', pull({ reviews: known([good.review({ robot: true })]) }), /by a person other than/],
  [
    'github/pull-requests-approved',
    pull({ reviews: known([good.review({ state: known('DISMISSED') })]) }),
    /without approval/,
  ],
  ['github/pull-requests-checked', pull({ checks: known('none') }), /without any automated check/],
  ['github/pull-requests-checked', pull({ checks: known('failure') }), /a check had failed/],
  [
    'github/pull-requests-approved-as-merged',
    pull({ reviews: known([good.review({ ofMergedCommit: no })]) }),
    /added after the last approval/,
  ],
  ['github/pull-requests-sample', pull({ checks: known('failure') }), /one of 1 drawn from 1/],
  [
    'github/dependabot-alerts-fixed',
    alerts({ dependabot: good.list(alert) }),
    /lodash \(critical\) is open for 911 days, 14 are allowed/,
  ],
  [
    'github/code-scanning-alerts-fixed',
    alerts({ codeScanning: good.list({ ...alert, severity: known('high') }) }),
    /30 are allowed/,
  ],
  [
    'github/secret-alerts-closed',
    alerts({ secrets: good.list({ ...alert, validity: known('active'), publiclyLeaked: no, bypassed: yes }) }),
    /still works, was pushed past/,
  ],
  ['github/code-scanning', deep({ lastScan: known(null) }), /never ran/],
  ['github/code-scanning', deep({ lastScan: known(good.OLD) }), /last ran 911 days ago/],
  ['github/actions-pinned', workflow({ unpinned: ['actions/checkout@v4'] }), /ci.yml uses actions\/checkout@v4/],
  [
    'github/workflow-safety',
    workflow({ dangers: ['gives its token every right'] }),
    /ci.yml gives its token every right/,
  ],
  ['github/dependency-review', workflow({}), /no workflow reviews/],
  ['github/repository-webhooks', deep({ webhooks: good.list(good.webhook({ encrypted: no })) }), /without encryption/],
  [
    'github/release-branches-protected',
    deep({ releaseBranches: good.list(good.protection({ branch: 'release/1', pullRequest: no, pushRestricted: no })) }),
    /push to release\/1/,
  ],
  [
    'github/ruleset-bypasses',
    deep({ bypasses: good.list({ who: known('ann'), at: known(good.RECENT), ref: known('refs/heads/main') }) }),
    /^ann went past the rules of main on 2026-06-20$/,
  ],
  [
    'github/write-access-through-teams',
    access({ writers: good.list(writer('bob', 'write', 'granted directly')) }),
    /^bob has write access that was granted directly$/,
  ],
  [
    'github/repository-administrators',
    access({ writers: good.list(...'abcdef'.split('').map((login) => writer(login, 'admin', 'team x'))) }),
    /^6 people administer it/,
  ],
  [
    'github/outside-collaborator-access',
    access({ writers: good.list(writer('eve', 'admin', 'granted directly')) }),
    /^eve administers acme\/api$/,
  ],
  [
    'github/runner-groups',
    inDepth({ runnerGroups: good.list({ name: known('x'), reach: known('all'), servesPublic: no }) }),
    /every repository can use it/,
  ],
  [
    'github/runner-groups',
    inDepth({ runnerGroups: good.list({ name: known('x'), reach: known('selected'), servesPublic: yes }) }),
    /public repositories/,
  ],
  [
    'github/organization-secrets',
    inDepth({ secrets: good.list({ name: known('X'), updatedAt: known(good.OLD), reach: known('selected') }) }),
    /last renewed 911 days ago/,
  ],
  [
    'github/organization-secret-reach',
    inDepth({ secrets: good.list({ name: known('X'), updatedAt: known(good.RECENT), reach: known('all') }) }),
    /every repository gets it/,
  ],
  [
    'github/access-token-expiry',
    inDepth({
      accessTokens: good.list({
        id: known(1),
        owner: known('ann'),
        name: known('t'),
        reach: known('all'),
        expiresAt: known(null),
        lastUsedAt: known(null),
      }),
    }),
    /never expires and reaches every repository/,
  ],
  [
    'github/access-token-approval',
    inDepth({ pendingTokens: good.list({ owner: known('bob'), createdAt: known(good.OLD) }) }),
    /waiting for 911 days/,
  ],
  ['github/immutable-releases', inDepth({ immutableReleases: known('none') }), /swapped afterwards/],
  ['github/audit-log', inDepth({ lastAuditEvent: known(null) }), /no event/],
];

const MANUAL: readonly (readonly [string, Record<string, unknown>, RegExp])[] = [
  ['github/audit-log-streaming', {}, /log streaming is on/],
  [
    'github/ruleset-bypass',
    repository({
      rulesets: good.list(good.ruleset({ bypass: good.list(good.bypassActor({ who: 'app Renovate', kind: 'app' })) })),
    }),
    /Confirm that app Renovate/,
  ],
  [
    'github/active-members',
    { 'github/member-activity': activity({ role: known('admin'), contributed: no }) },
    /Confirm that the owner ann still needs access: no contribution since 2026-04-01 is shown/,
  ],
  [
    'github/outside-collaborator-access',
    access({ writers: good.list(writer('eve', 'write', 'granted directly')) }),
    /Confirm that eve still has to change acme\/api/,
  ],
  [
    'github/ruleset-history',
    deep({
      rulesetChanges: known([
        {
          ruleset: 'main',
          changes: good.list({ at: known(good.RECENT), by: known(1) }, { at: known(good.OLD), by: known(1) }),
        },
      ]),
    }),
    /"main" on 2026-06-20/,
  ],
];

const NOT_APPLICABLE: readonly (readonly [string, Record<string, unknown>, RegExp])[] = [
  ['github/approval-required', repository({ archived: yes }), /archived/],
  ['github/approval-required', repository({ protection: known(null) }), /empty/],
  ['github/code-scanning', deep({ empty: yes }), /empty/],
  ['github/actions-allowed', actions({ repositories: known('none') }), /switched off/],
  ['github/repository-forking', repository({ visibility: known('public'), forkingAllowed: yes }), /public/],
  [
    'github/environment-reviewers',
    repository({ environments: good.list({ name: known('preview'), requiresReviewers: no, preventsSelfReview: no }) }),
    /not a production/,
  ],
  [
    'github/environment-self-review',
    repository({ environments: good.list({ name: known('prod'), requiresReviewers: no, preventsSelfReview: no }) }),
    /no review is required/,
  ],
  ['github/review-dismissal-restricted', branch({ pullRequest: no }), /no review is required/],
  ['github/administrators-not-exempt', branch({ guards: known([]) }), /no review rule/],
  [
    'github/ruleset-bypass',
    repository({ rulesets: good.list(good.ruleset({ enforcement: known('evaluate') })) }),
    /not active/,
  ],
  ['github/pull-requests-approved', pull({ intoDefaultBranch: no, reviews: known([]) }), /other than the default/],
  ['github/pull-requests-approved-as-merged', pull({ reviews: known([]) }), /nobody else approved/],
  ['github/release-branches-protected', deep({ releaseBranches: good.list() }), /no release branch/],
  ['github/ruleset-bypasses', deep({ bypasses: known(null) }), /no active ruleset/],
  [
    'github/organization-webhooks',
    more({ webhooks: good.list(good.webhook({ active: no, secret: no })) }),
    /switched off/,
  ],
  [
    'github/installed-apps',
    more({
      installations: good.list({
        app: known('x'),
        repositories: known('all'),
        writes: hidden,
        suspended: yes,
        updatedAt: known(good.OLD),
      }),
    }),
    /suspended/,
  ],
  ['github/code-owners-valid', repository({ codeowners: known(null) }), /no CODEOWNERS/],
  ['github/audit-log-streaming', org({ plan: known('team') }), /only GitHub Enterprise/],
  ['github/enterprise-two-factor', { ...noneAbove, ...org({ plan: known('team') }) }, /no enterprise/],
  ['github/built-binaries', sampled({ binaries: known(null) }), /no files yet/],
];

/** One fact hidden, everything else in order. */
const UNAVAILABLE: readonly (readonly [string, Record<string, unknown>])[] = [
  [
    'github/members-two-factor',
    members({ members: good.list({ login: 'ann', role: known('member'), twoFactor: hidden }) }),
  ],
  ['github/outside-collaborators-two-factor', members({ outsideWithoutTwoFactor: hidden })],
  ['github/outside-collaborators-two-factor', members({ outsideWithoutTwoFactor: known(cut([], null, hidden)) })],
  [
    'github/owners',
    members({ members: known(cut([{ login: 'ann', role: known('admin'), twoFactor: yes }], 9, hidden)) }),
  ],
  ['github/single-sign-on', members({ singleSignOn: hidden })],
  ['github/single-sign-on', { ...members({ singleSignOn: known(null) }), ...noneAbove }],
  ['github/single-sign-on', { ...members({ singleSignOn: known(null) }), ...above({ identityProvider: hidden }) }],
  ['github/enterprise-two-factor', noneAbove],
  ['github/enterprise-two-factor', above({ twoFactorRequired: hidden })],
  ['github/active-members', { 'github/member-activity': activity({ contributed: hidden }) }],
  ['github/built-binaries', { 'github/repository-files': { sample: hidden } }],
  ['github/built-binaries', sampled({ binaries: hidden })],
  ['github/built-binaries', sampled({ binaries: known(cut([], null, hidden)) })],
  ['github/approval-required', branch({ approvals: hidden })],
  ['github/default-branch-protected', branch({ pullRequest: hidden, pushRestricted: no, statusChecks: known([]) })],
  [
    'github/administrators-not-exempt',
    branch({
      guards: known([{ name: 'ruleset main', ruleset: known(5), adminsBound: null, exempted: null, bypass: hidden }]),
    }),
  ],
  ['github/ruleset-bypass', repository({ rulesets: good.list(good.ruleset({ bypass: hidden })) })],
  ['github/deploy-keys', repository({ deployKeys: known(cut([], 3, hidden)) })],
  ['github/secret-alerts-closed', alerts({ secrets: known(cut([], null, hidden)) })],
  ['github/secret-alerts-closed', repository({ secretScanning: known('disabled') })],
  ['github/dependabot-alerts-fixed', repository({ dependabotAlerts: no })],
  ['github/code-scanning-alerts-fixed', deep({ lastScan: known(null) })],
  ['github/pull-requests-approved', pull({ author: hidden })],
  ['github/pull-requests-sample', { 'github/pull-requests': { ...good.pullRequests(), sample: hidden } }],
  [
    'github/write-access-through-teams',
    access({ writers: good.list({ login: 'bob', right: known('write'), through: hidden }) }),
  ],
  ['github/outside-collaborator-access', access({ writers: hidden })],
  ['github/actions-pinned', deep({ workflows: known([{ file: 'ci.yml', content: hidden }]) })],
  ['github/security-defaults', more({ codeSecurityDefaults: known(cut([], null, hidden)) })],
];

describe('github checks', () => {
  it('pass, each of them, where everything is in order', () => {
    const others = own.flatMap(({ id }) =>
      judge(id)
        .filter(({ outcome }) => outcome !== 'pass')
        .map(({ outcome, reason }: Outcome & { reason?: string }) => `${id}: ${outcome} ${reason}`),
    );
    expect(others).toEqual([expect.stringContaining('github/audit-log-streaming: manual')]);
  });

  it('are unavailable, each of them, where nothing was collected', () => {
    const nothing: Record<string, Fact<unknown>> = Object.fromEntries(
      Object.keys(good.inputs()).map((id) => [id, hidden]),
    );
    for (const check of own) {
      const outcomes = check.evaluate(nothing, { scope: SCOPE, asOf: good.AS_OF, effective: {} });
      expect([check.id, outcomes.map(({ outcome }) => outcome)]).toEqual([
        check.id,
        expect.arrayContaining(['unavailable']),
      ]);
      expect(outcomes.every(({ outcome }) => outcome === 'unavailable')).toBe(true);
      expect(outcomes.every((outcome) => 'missing' in outcome && outcome.missing === hidden.missing)).toBe(true);
    }
  });

  it.each(FAILS)('%s fails with a reason in plain words (%#)', (id, patch, reason) => {
    const outcomes = judge(id, patch);
    expect(outcomes).toContainEqual(
      expect.objectContaining({ outcome: 'fail', reason: expect.stringMatching(reason) }),
    );
  });

  it.each(MANUAL)('%s asks a person (%#)', (id, patch, reason) => {
    expect(judge(id, patch)).toContainEqual(
      expect.objectContaining({ outcome: 'manual', reason: expect.stringMatching(reason) }),
    );
  });

  it.each(NOT_APPLICABLE)('%s sets apart what it cannot be about (%#)', (id, patch, reason) => {
    const outcomes = judge(id, patch);
    expect(outcomes).toEqual([
      expect.objectContaining({ outcome: 'not-applicable', reason: expect.stringMatching(reason) }),
    ]);
  });

  it.each(UNAVAILABLE)('%s neither passes nor fails what was hidden (%#)', (id, patch) => {
    const outcomes = judge(id, patch);
    expect(outcomes.some(({ outcome }) => outcome === 'unavailable')).toBe(true);
    expect(outcomes.every(({ outcome }) => outcome !== 'pass' && outcome !== 'fail')).toBe(true);
  });

  it('have a failing case in this table, each of them', () => {
    const tried = new Set([...FAILS, ...MANUAL].map(([id]) => id));
    expect(own.map(({ id }) => id).filter((id) => !tried.has(id))).toEqual([]);
  });

  it('count what a cut list did not reach', () => {
    const repositories = known(cut([good.repository()], 44, hidden));
    const outcomes = judge('github/approval-required', { 'github/repositories': { repositories } });
    expect(outcomes.map(({ outcome, count }) => [outcome, count])).toEqual([
      ['pass', 1],
      ['unavailable', 43],
    ]);
  });

  it('judge an organisation ruleset once, by whoever shows its bypass list', () => {
    const above = good.ruleset({ id: known(9), source: known('organization'), bypass: hidden });
    const patch = {
      ...repository({ rulesets: good.list(above) }),
      ...members({ rulesets: good.list({ ...above, bypass: good.list(good.bypassActor()) }) }),
    };
    expect(judge('github/ruleset-bypass', patch)).toEqual([
      expect.objectContaining({ outcome: 'fail', subject: expect.objectContaining({ id: 'acme: main' }) }),
    ]);
  });
});

describe('the metadata of github checks', () => {
  const WANTED =
    'A.5.3 A.5.15 A.5.16 A.5.17 A.5.18 A.5.19 A.5.21 A.8.2 A.8.3 A.8.4 A.8.5 A.8.8 A.8.9 A.8.12 A.8.15 A.8.19 A.8.24 A.8.25 A.8.28 A.8.29 A.8.31 A.8.32';

  it('names only collectors that exist, and links to github.com', () => {
    for (const { id, needs, remedy, subjects, title } of own) {
      expect([id, needs.filter((need) => !collectors.has(need))]).toEqual([id, []]);
      expect(remedy.url(SCOPE)).toMatch(/^https:\/\/github\.com\/(organizations\/acme\/settings|orgs\/acme)\/\S+$/);
      expect(remedy.text).toMatch(/\.$/);
      expect(subjects).toHaveLength(2);
      expect(title).not.toMatch(/\.$/);
    }
  });

  it('maps each control once a check, with a rationale that says what it does not show', () => {
    for (const { id, controls } of own) {
      expect([id, new Set(controls.map((mapping) => mapping.id)).size]).toEqual([id, controls.length]);
      for (const { rationale } of controls)
        expect([id, rationale.length > 60 && rationale.endsWith('.')]).toEqual([id, true]);
    }
  });

  it('reaches every control that GitHub can say something about', () => {
    const reached = new Set<string>(own.flatMap(({ controls }) => controls.map((mapping) => mapping.id)));
    expect(WANTED.split(' ').filter((control) => !reached.has(control))).toEqual([]);
  });

  it('keeps clear of the mappings that others get wrong', () => {
    const all = own.flatMap(({ id, controls }) => controls.map((mapping) => `${id} ${mapping.id}`));
    expect(all.filter((pair) => / A\.8\.(1|11|21)$/.test(pair))).toEqual([]);
  });
});
