import type { AnyCheck, AnyCollector, Identified, Mapping, Severity } from '#shared/define.ts';
import { buildReport } from '#shared/engine/gaps.ts';
import type { Finding, GapReport, StandardId } from '#shared/engine/report.ts';
import { each, fail, manual, on, type Outcome, pass, unavailable } from '#shared/evidence/outcome.ts';
import { cut, known, unknown, whole } from '#shared/evidence/fact.ts';
import type { EvidenceRow } from '#shared/evidence/store.ts';
import { counted } from '../../shared/engine/counted.ts';

/** A report as the engine builds it, over a few checks of an invented organisation. */

export const AS_OF = '2026-11-24T08:00:00.000Z';
const SCOPE = { system: 'github', tenant: 'acme' };
const NEEDS = 'Administration: read (repository)';

const collector = {
  id: 'github/everything',
  title: 'Organisation',
  kind: 'config',
  version: '1',
  group: 'settings',
  permissions: [{ name: NEEDS, gives: 'branch protection' }],
} as unknown as Identified<AnyCollector>;

function check(
  id: string,
  title: string,
  severity: Severity,
  subjects: readonly [string, string],
  controls: readonly Mapping[],
): Identified<AnyCheck> {
  return {
    id: `github/${id}`,
    title,
    severity,
    subjects,
    needs: ['github/everything'],
    controls,
    remedy: {
      text: `Change it so that: ${title.toLowerCase()}.`,
      url: () => 'https://github.com/organizations/acme/settings',
    },
    evaluate: () => [],
  };
}

const members = Array.from({ length: 41 }, (_, at) => `member-${at + 1}`);
const repositories = Array.from({ length: 44 }, (_, at) => `acme/service-${at + 1}`);
const member = (id: string) => ({ type: 'member', id, url: `https://github.com/${id}` });
const repository = (id: string) => ({ type: 'repository', id, url: `https://github.com/${id}` });

const made: readonly (readonly [Identified<AnyCheck>, Outcome[]])[] = [
  [
    check(
      'members-two-factor',
      'Every member has two-factor authentication',
      'critical',
      ['member', 'members'],
      [
        {
          id: 'A.8.5',
          strength: 'direct',
          rationale: 'Sign-in asks for a second factor; strength of it is not shown.',
        },
      ],
    ),
    members.map((id, at) => on(member(id), at < 3 ? fail('has no second factor') : pass())),
  ],
  [
    check(
      'default-branch-review',
      'Changes to default branches are reviewed',
      'high',
      ['repository', 'repositories'],
      [
        { id: 'A.8.32', strength: 'direct', rationale: 'A second person looks before a change lands.' },
        { id: 'A.5.3', strength: 'supporting', rationale: 'Author and reviewer differ.' },
      ],
    ),
    each(
      known(cut(repositories.slice(0, 41), 44, unknown('GitHub answered 403', NEEDS))),
      { type: 'repository', id: 'all repositories of acme' },
      repository,
      (id) => (Number(id.split('-')[1]) % 4 === 0 ? fail('the default branch takes changes without a review') : pass()),
    ),
  ],
  [
    check(
      'secret-scanning',
      'Secret scanning is on',
      'high',
      ['repository', 'repositories'],
      [{ id: 'A.8.4', strength: 'partial', rationale: 'Secrets in code are found; who may read code is not shown.' }],
    ),
    each(known(whole(repositories)), { type: 'repository', id: 'all' }, repository, () => pass()),
  ],
  [
    check(
      'audit-log',
      'The audit log is streamed',
      'medium',
      ['organisation', 'organisations'],
      [{ id: 'A.8.15', strength: 'direct', rationale: 'Events leave the system they are about.' }],
    ),
    [
      on(
        { type: 'organisation', id: 'acme' },
        unavailable(unknown('GitHub answered 403', 'Administration: read (organization)')),
      ),
    ],
  ],
  [
    check(
      'outside-collaborators',
      'Outside collaborators are known',
      'medium',
      ['organisation', 'organisations'],
      [{ id: 'A.5.19', strength: 'direct', rationale: 'Who from outside has access is listed.' }],
    ),
    [on({ type: 'organisation', id: 'acme' }, manual('Confirm that each of the 7 is still needed.'))],
  ],
  [
    check(
      'public-repositories',
      'Public repositories are meant to be',
      'low',
      ['organisation', 'organisations'],
      [{ id: 'A.8.3', strength: 'direct', rationale: 'Only owners may make a repository public.' }],
    ),
    [on({ type: 'organisation', id: 'acme' }, pass('only owners'))],
  ],
];

const EVIDENCE = '01900000-0000-7000-8000-000000000001';

const READ = '2026-11-24T06:00:00.000Z';

function findings(effective: string): Finding[] {
  return made.map(([{ id }, outcomes]) => ({ check: id, scope: SCOPE, outcomes, evidence: [EVIDENCE], effective }));
}

/** The lines behind the report. */
export const linesFixture = () => counted(findings(READ)).lines;

export function reportFixture(standard: StandardId = 'iso27001-2022', effective = READ): GapReport {
  const source: EvidenceRow = {
    index: 1,
    id: EVIDENCE,
    digest: 'ab'.repeat(32),
    collector: collector.id,
    kind: 'config',
    scope: SCOPE,
    run: 'run-1',
    effective,
    completeness: { complete: false, pages: 3, items: 41, expected: 44, note: '3 repositories were refused' },
  };
  return buildReport({
    findings: counted(findings(effective)).findings,
    sources: [source],
    checks: new Map(made.map(([one]) => [one.id, one])),
    collectors: new Map([[collector.id, collector]]),
    standard,
    asOf: AS_OF,
  });
}
