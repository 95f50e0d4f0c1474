import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Rights } from '#collectors/cli/sandbox/github/tokens.ts';
import { isoOf } from '#collectors/cli/sandbox/organisation/people.ts';
import { noFeatures, type RepositoryPatch, strictClassic } from '#collectors/cli/sandbox/organisation/repository.ts';
import { pullRequestRule, rulesetOf } from '#collectors/cli/sandbox/organisation/rulesets.ts';
import { collectAll, findings, type Judged, type Served, serve, workspace } from '../collectors/github/lib/sandbox.ts';

const AT = isoOf(Date.now() - 90 * 86_400_000);
const base = { defaultBranch: 'main', archivedAt: null, fork: false, empty: false, visibility: 'private' } as const;
const bare = { ...base, classic: [], rulesets: [] };
const ruled = (part: object) => [rulesetOf({ id: 700, name: 'main', ...part }, AT)];

/** One repository for each trap. */
const TRAPS: readonly RepositoryPatch[] = [
  { ...bare, name: 'bare' },
  { ...bare, name: 'classic', classic: [strictClassic] },
  { ...bare, name: 'free-plan', plan: 'free', classic: [strictClassic] },
  {
    ...bare,
    name: 'both',
    classic: [{ ...strictClassic, approvals: 1 }],
    rulesets: ruled({ rules: [pullRequestRule(2)] }),
  },
  { ...bare, name: 'from-above' },
  { ...bare, name: 'evaluated', rulesets: ruled({ enforcement: 'evaluate' }) },
  { ...bare, name: 'disabled-rules', rulesets: ruled({ enforcement: 'disabled' }) },
  { ...bare, name: 'force-push-only', rulesets: ruled({ rules: [{ type: 'non_fast_forward' }] }) },
  {
    ...bare,
    name: 'bypassed',
    rulesets: ruled({ id: 701, bypass: [{ type: 'OrganizationAdmin', id: 1, mode: 'always' }] }),
  },
  { ...bare, name: 'releases-only', rulesets: ruled({ refs: { include: ['refs/heads/release/**'], exclude: [] } }) },
  { ...bare, name: 'trunk', defaultBranch: 'trunk', classic: [{ ...strictClassic, pattern: 'trunk' }] },
  { ...bare, name: 'other-branch', defaultBranch: 'trunk', classic: [{ ...strictClassic, pattern: 'master' }] },
  { ...bare, name: 'nothing-yet', empty: true },
  { ...bare, name: 'kept', archivedAt: AT },
  { ...bare, name: 'moved', formerNames: ['old-name'], classic: [strictClassic] },
  // At this place in the list somebody from outside administers it.
  { ...bare, name: 'forked', fork: true, visibility: 'public' },
  { ...bare, name: 'no-scanning', security: noFeatures },
];

const ABOVE = rulesetOf(
  { id: 800, name: 'from above', source: 'Organization', names: { include: ['from-above'], exclude: [] } },
  AT,
);

type Said = (check: string, subject: string) => string;

describe('what catches tools out', () => {
  let served: Served;
  let owner: Said;
  let member: Said;

  beforeAll(async () => {
    served = await serve({ repositories: TRAPS, members: 34, settings: { rulesets: [ABOVE] } });
    owner = await lookedAtBy({ as: 'helena-voss', permissions: 'all' });
    member = await lookedAtBy({ as: 'diego-luna', role: 'read', permissions: 'all' });
  });
  afterAll(() => served.close());

  async function lookedAtBy(rights: Rights): Promise<Said> {
    const space = await workspace();
    await collectAll(served, space, { token: served.github.issueToken(rights) });
    return saidOf(await findings(space), served.github.org);
  }

  const isProtected = 'default-branch-protected';

  it('404 "Branch not protected" is a fact', () => expect(owner(isProtected, 'bare')).toBe('fail'));
  it('404 "Not Found" for want of a permission is none', () => expect(member(isProtected, 'bare')).toBe('unavailable'));
  it('403 "Upgrade" is a fact: the plan offers no protection', () => {
    expect(owner(isProtected, 'free-plan')).toBe('fail');
  });

  it.each<[string, Rights]>([
    ['403 for single sign-on', { as: 'helena-voss', permissions: 'all', ssoMissing: true }],
    ['403 for the IP allow list', { as: 'helena-voss', permissions: 'all', outsideAllowList: true }],
    ['403 for want of every permission', { as: 'helena-voss', permissions: {} }],
  ])('%s says nothing about a repository', async (_name, rights) => {
    const said = await lookedAtBy(rights);
    // What everybody is shown of a protected branch may be said; its absence is no fact.
    for (const { name } of TRAPS) {
      const found = said(isProtected, name);
      expect([name, found === 'pass' ? owner(isProtected, name) : found]).toEqual([
        name,
        expect.stringMatching(/^(pass|unavailable|unseen|not-applicable)$/),
      ]);
    }
  });

  it('classic protection and rulesets count together, the stronger in each point', () => {
    expect(owner(isProtected, 'both')).toBe('pass');
    expect(owner('approval-required', 'both')).toBe('pass');
    expect(owner('signed-commits', 'both')).toBe('pass');
  });
  it('rulesets of the organisation protect', () => expect(owner(isProtected, 'from-above')).toBe('pass'));
  it('a ruleset in evaluate does not count', () => expect(owner(isProtected, 'evaluated')).toBe('fail'));
  it('a disabled ruleset does not count', () => expect(owner(isProtected, 'disabled-rules')).toBe('fail'));
  it('a lone force-push rule is not protection', () => {
    expect(owner(isProtected, 'force-push-only')).toBe('fail');
    expect(owner('force-push-blocked', 'force-push-only')).toBe('pass');
  });
  it('hidden bypass actors are unavailable, never "nobody can bypass"', async () => {
    const hides = await lookedAtBy({ as: 'helena-voss', permissions: 'all', hidesBypass: true });
    expect(owner('administrators-not-exempt', 'bypassed')).toBe('fail');
    expect(hides('administrators-not-exempt', 'bypassed')).toBe('unavailable');
    expect(hides('ruleset-bypass', 'bypassed: main')).toBe('unavailable');
  });
  it('a ruleset that leaves the default branch out does not protect it', () => {
    expect(owner(isProtected, 'releases-only')).toBe('fail');
  });
  it('the default branch need not be called main', () => {
    expect(owner(isProtected, 'trunk')).toBe('pass');
    expect(owner(isProtected, 'other-branch')).toBe('fail');
  });
  it('an empty repository has nothing to protect', () => {
    expect(owner(isProtected, 'nothing-yet')).toBe('not-applicable');
    expect(owner('code-scanning', 'nothing-yet')).toBe('not-applicable');
  });
  it('an archived repository is set apart', () => expect(owner(isProtected, 'kept')).toBe('not-applicable'));
  it('a fork is judged like every other', () => expect(owner(isProtected, 'forked')).toBe('fail'));
  it('a renamed repository is judged once, under the name it has', () => {
    expect([owner(isProtected, 'moved'), owner(isProtected, 'old-name')]).toEqual(['pass', 'unseen']);
  });
  it('an organisation asked for by a login it had is followed', async () => {
    const space = await workspace();
    const former = { ...served, github: { ...served.github, org: 'meridianlabs-io' } };
    await collectAll(former, space, { token: served.github.tokens.admin, only: ['organization'] });
    const said = saidOf(await findings(space), 'meridianlabs-io');
    expect(said('base-permission', 'meridianlabs-io')).toBe('pass');
  });
  it('secret scanning that is off is not secret scanning that is not shown', () => {
    expect([owner('secret-scanning', 'no-scanning'), member('secret-scanning', 'no-scanning')]).toEqual([
      'fail',
      'unavailable',
    ]);
  });
  it('a two-factor state that is not shown is neither on nor off', () => {
    const people = served.github.organisation;
    const without = people.member(4).login;
    expect([owner('members-two-factor', without), member('members-two-factor', without)]).toEqual([
      'fail',
      'unavailable',
    ]);
  });
  it('suspended members do not vanish from the list', () => {
    const suspended = served.github.organisation.member(31);
    expect(suspended.suspended).toBe(true);
    expect(['pass', 'fail']).toContain(owner('members-two-factor', suspended.login));
  });
  it('outside collaborators that come through a fork are seen where their access is', () => {
    const { organisation } = served.github;
    const forked = organisation.find('forked')?.repository;
    const [outsider] = forked === undefined ? [] : organisation.outsidersOf(forked);
    expect(outsider).toBeDefined();
    expect(['fail', 'manual']).toContain(owner('outside-collaborator-access', outsider?.[0].login ?? ''));
  });
});

function saidOf(judged: ReadonlyMap<string, Judged>, org: string): Said {
  return (check, subject) => {
    const outcomes = judged.get(`github/${check}`)?.outcomes ?? [];
    const found = outcomes.find(({ subject: { id } }) => id === subject || id === `${org}/${subject}`);
    return found?.outcome ?? 'unseen';
  };
}
