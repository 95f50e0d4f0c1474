import { describe, expect, it } from 'vitest';
import { accountAt } from '#collectors/cli/sandbox/organisation/accounts.ts';
import { alertsOf } from '#collectors/cli/sandbox/organisation/alerts.ts';
import { Organisation } from '#collectors/cli/sandbox/organisation/organisation.ts';
import { mergedPullsOf } from '#collectors/cli/sandbox/organisation/pulls.ts';
import { looseClassic } from '#collectors/cli/sandbox/organisation/repository.ts';
import { matchesPattern } from '#collectors/cli/sandbox/organisation/rulesets.ts';

const now = Date.parse('2026-05-20T10:00:00Z');

describe('the company', () => {
  it('is the same for the same seed and day, and another for another seed', () => {
    const look = (seed: string, at: number): string => {
      const company = new Organisation({ seed, now: at, repos: 60, members: 50 });
      const whole = [...company.all()].map((repository) => [
        repository,
        mergedPullsOf(company, repository),
        alertsOf(company, repository, 'dependabot'),
      ]);
      return JSON.stringify([whole, [...company.everyone()], accountAt(seed, 4)]);
    };
    expect(look('a', now)).toBe(look('a', now + 3_600_000));
    expect(look('a', now)).not.toBe(look('b', now));
  });

  it('gives every repository and every account its own name', () => {
    const company = new Organisation({ now, repos: 5_000, members: 8_000 });
    expect(new Set(Array.from({ length: 5_000 }, (_, index) => company.nameOf(index))).size).toBe(5_000);
    expect(new Set([...company.everyone()].map((person) => person.login)).size).toBe(8_000 + company.outsiders);
    expect(new Set(Array.from({ length: 500 }, (_, index) => accountAt('meridian', index).id)).size).toBe(500);
    expect(accountAt('meridian', 3).id).toMatch(/^\d{12}$/);
  });

  it('has good, bad and unreadable shapes', () => {
    const company = new Organisation({ now });
    const shapes = [...company.all()];
    expect(shapes).toHaveLength(44);
    expect(shapes.filter((each) => each.withheld)).toHaveLength(3);
    for (const has of [
      (each: (typeof shapes)[number]) => each.empty,
      (each: (typeof shapes)[number]) => each.fork,
      (each: (typeof shapes)[number]) => each.archivedAt !== null,
      (each: (typeof shapes)[number]) => each.defaultBranch !== 'main',
      (each: (typeof shapes)[number]) => each.deployKeys.some((key) => !key.readOnly),
      (each: (typeof shapes)[number]) => each.hooks.some((hook) => hook.insecureSsl === '1'),
      (each: (typeof shapes)[number]) => each.rulesets.some((set) => set.enforcement === 'evaluate'),
      (each: (typeof shapes)[number]) => (each.codeowners?.errors.length ?? 0) > 0,
    ])
      expect(shapes.filter(has).length).toBeGreaterThan(0);
    expect(new Set(shapes.map((each) => each.visibility))).toEqual(new Set(['public', 'private', 'internal']));
  });

  it('takes a scenario in place of the named repositories', () => {
    const company = new Organisation({
      now,
      repositories: [{ name: 'only', classic: [looseClassic], defaultBranch: 'trunk' }],
    });
    expect(company.repos).toBe(1);
    expect(company.repository(0)).toMatchObject({
      name: 'only',
      defaultBranch: 'trunk',
      classic: [{ pattern: 'trunk', forcePushes: true }],
    });
    company.change('only', { visibility: 'public', formerNames: ['before'] });
    expect(company.find('BEFORE')).toMatchObject({
      renamed: true,
      repository: { visibility: 'public', defaultBranch: 'trunk' },
    });
  });
});

describe('rules in force', () => {
  const company = new Organisation({ now });
  const on = (name: string, branch: string): readonly string[] => {
    const found = company.find(name);
    if (found === null) throw new Error(name);
    return company.rulesOn(found.repository, branch).map(({ rule, ruleset }) => `${ruleset.id} ${rule.type}`);
  };

  it('come from active rulesets only, of the repository and of the organisation', () => {
    expect(on('fraud-models', 'main')).toEqual([]);
    expect(on('design-system', 'trunk')).toEqual(['7005 non_fast_forward']);
    expect(on('payments-api', 'main')).toEqual(['5001 pull_request', '5001 non_fast_forward', '5001 deletion']);
  });

  it('follow the conditions on branches', () => {
    expect(on('ledger-core', 'main').some((rule) => rule.startsWith('7006'))).toBe(false);
    expect(on('ledger-core', 'release/2.0').some((rule) => rule.startsWith('7006'))).toBe(true);
    expect(on('ledger-core', 'release/experimental').some((rule) => rule.startsWith('5002'))).toBe(false);
  });

  it('match patterns by path segments', () => {
    expect(matchesPattern('refs/heads/release/**', 'refs/heads/release/2.0')).toBe(true);
    // Two stars cross segments only in front of a slash: this is Ruby's File.fnmatch with FNM_PATHNAME.
    expect(matchesPattern('refs/heads/release/**', 'refs/heads/release/2/0')).toBe(false);
    expect(matchesPattern('refs/heads/release/**/*', 'refs/heads/release/2/0')).toBe(true);
    expect(matchesPattern('refs/heads/release/*', 'refs/heads/release/2/0')).toBe(false);
    expect(matchesPattern('refs/heads/**/fix', 'refs/heads/a/b/fix')).toBe(true);
    expect(matchesPattern('v1.?', 'v1.2')).toBe(true);
    expect(matchesPattern('v1.?', 'v1x2')).toBe(false);
  });
});
