import { describe, expect, it } from 'vitest';
import { cut, type Fact, known } from '#shared/evidence/fact.ts';
import type { Outcome } from '#shared/evidence/outcome.ts';
import * as good from './lib/facts.ts';
import { changes } from './lib/fails-changes.ts';
import { organisation } from './lib/fails-organisation.ts';
import { repositories } from './lib/fails-repositories.ts';
import {
  type Case,
  SCOPE,
  above,
  access,
  actions,
  alerts,
  branch,
  deep,
  hidden,
  judge,
  members,
  more,
  no,
  noneAbove,
  org,
  own,
  pull,
  repository,
  sampled,
  writer,
  yes,
} from './lib/judge.ts';
import { activity } from './lib/sampled-facts.ts';

const FAILS = [...organisation, ...repositories, ...changes];

const MANUAL: readonly Case[] = [
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

const NOT_APPLICABLE: readonly Case[] = [
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
