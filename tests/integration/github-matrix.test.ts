import { describe, expect, it } from 'vitest';
import type { Rights } from '#collectors/cli/sandbox/github/tokens.ts';
import { type RepositoryPatch, strictClassic } from '#collectors/cli/sandbox/organisation/repository.ts';
import { rulesetOf } from '#collectors/cli/sandbox/organisation/rulesets.ts';
import { collectAll, findings, type Judged, serve, workspace } from '../collectors/github/lib/sandbox.ts';

const AT = '2026-01-01T00:00:00.000Z';
const PROTECTIONS = ['classic', 'repository-ruleset', 'organisation-ruleset', 'evaluate', 'none'] as const;
const PLANS = ['public', 'private', 'free'] as const;

type Protection = (typeof PROTECTIONS)[number];
type Plan = (typeof PLANS)[number];

const name = (protection: Protection, plan: Plan) => `${protection}-${plan}`;

function repository(protection: Protection, plan: Plan): RepositoryPatch {
  const own = { id: 900, name: 'own', enforcement: protection === 'evaluate' ? 'evaluate' : 'active' } as const;
  return {
    name: name(protection, plan),
    visibility: plan === 'public' ? 'public' : 'private',
    plan: plan === 'free' ? 'free' : null,
    defaultBranch: 'trunk',
    archivedAt: null,
    fork: false,
    empty: false,
    withheld: false,
    deployKeys: [],
    classic: protection === 'classic' ? [{ ...strictClassic, pattern: 'trunk' }] : [],
    rulesets: protection === 'repository-ruleset' || protection === 'evaluate' ? [rulesetOf(own, AT)] : [],
  };
}

/** What is true, whoever looks: on the free plan a private repository cannot be protected at all. */
function isProtected(protection: Protection, plan: Plan): boolean {
  return plan !== 'free' && protection !== 'evaluate' && protection !== 'none';
}

const READ = { metadata: 'read', contents: 'read', actions: 'read', pull_requests: 'read', members: 'read' } as const;

const TOKENS: readonly {
  readonly label: string;
  readonly rights: Rights;
  readonly sees: 'all' | 'some' | 'nothing';
}[] = [
  { label: 'admin', rights: { as: 'diego-luna', role: 'admin', permissions: 'all' }, sees: 'all' },
  { label: 'maintain', rights: { as: 'diego-luna', role: 'maintain', permissions: 'all' }, sees: 'some' },
  { label: 'write', rights: { as: 'diego-luna', role: 'write', permissions: 'all' }, sees: 'some' },
  { label: 'read', rights: { as: 'diego-luna', role: 'read', permissions: 'all' }, sees: 'some' },
  { label: 'none', rights: { as: 'diego-luna', role: 'none', permissions: {}, publicAccess: false }, sees: 'nothing' },
  { label: 'admin, classic token', rights: { kind: 'classic', as: 'diego-luna', role: 'admin' }, sees: 'all' },
  {
    label: 'admin without Administration',
    rights: { as: 'diego-luna', role: 'admin', permissions: READ },
    sees: 'some',
  },
];

/** Checks whose truth is the same for every protected and for every unprotected cell. */
const CHECKS = [
  'default-branch-protected',
  'pull-request-required',
  'approval-required',
  'status-checks-required',
  'force-push-blocked',
  'deletion-blocked',
  'signed-commits',
  'linear-history',
  'last-push-approval',
] as const;

const SIGNS = { pass: '+', fail: '-', unavailable: '?', 'not-applicable': 'o', manual: 'm', unseen: '?' } as const;

describe('the token matrix', () => {
  it('has no false pass and no false fail in any cell', async () => {
    const settings = { rulesets: [organisationRuleset()] };
    const repositories = PROTECTIONS.flatMap((protection) => PLANS.map((plan) => repository(protection, plan)));
    const served = await serve({ repositories, settings, members: 12 });
    const rows: string[] = [];
    const wrong: string[] = [];
    for (const { label, rights, sees } of TOKENS) {
      const space = await workspace();
      await collectAll(served, space, { token: served.github.issueToken(rights), only: ['settings'] });
      const judged = await findings(space);
      for (const plan of PLANS) {
        const cells = PROTECTIONS.map((protection) => {
          const truth = isProtected(protection, plan) ? 'pass' : 'fail';
          const seen = CHECKS.map((check) =>
            outcomeOf(judged, check, `${served.github.org}/${name(protection, plan)}`),
          );
          for (const [at, outcome] of seen.entries()) {
            const cell = `${label} / ${protection} / ${plan} / ${CHECKS[at]}: ${outcome}, is ${truth}`;
            if ((outcome === 'pass' || outcome === 'fail') && outcome !== truth) wrong.push(cell);
            if (sees === 'all' && outcome !== truth) wrong.push(cell);
            if (sees === 'nothing' && outcome !== 'unseen' && outcome !== 'unavailable') wrong.push(cell);
          }
          return seen
            .map((outcome) => SIGNS[outcome])
            .join('')
            .padEnd(22);
        });
        rows.push(`${label.padEnd(30)}${plan.padEnd(9)}${cells.join('')}`);
      }
    }
    const head = `${'token'.padEnd(30)}${'plan'.padEnd(9)}${PROTECTIONS.map((title) => title.padEnd(22)).join('')}`;
    console.log([head, ...rows, `+ pass  - fail  ? unavailable   in the order: ${CHECKS.join(', ')}`].join('\n'));
    console.log(`${wrong.length} false passes, false fails and needless unknowns`);
    await served.close();
    expect(wrong).toEqual([]);
  });
});

function organisationRuleset() {
  const names = { include: ['organisation-ruleset-*'], exclude: [] };
  return rulesetOf({ id: 901, name: 'everywhere', source: 'Organization', names }, AT);
}

function outcomeOf(judged: Map<string, Judged>, check: string, id: string): keyof typeof SIGNS {
  const outcome = judged.get(`github/${check}`)?.outcomes.find(({ subject }) => subject.id === id);
  return outcome?.outcome ?? 'unseen';
}
