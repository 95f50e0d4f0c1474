import type { AnyCheck, AnyCollector, Identified } from '#shared/define.ts';
import { buildReport } from '#shared/engine/gaps.ts';
import type { GapReport } from '#shared/engine/report.ts';

const checks = new Map([
  [
    'github/members-two-factor',
    {
      id: 'github/members-two-factor',
      title: 'Every member has a second factor',
      severity: 'high',
      needs: ['github/members'],
      subjects: ['member', 'members'],
      controls: [
        { id: 'A.8.5', strength: 'direct', rationale: 'A password alone does not let anybody in.' },
        { id: 'A.5.17', strength: 'partial', rationale: 'Second factors are authentication information.' },
      ],
      remedy: { text: 'Require it.', url: () => 'https://console.example/security' },
      evaluate: () => [],
    } satisfies Identified<AnyCheck>,
  ],
]);
const collectors = new Map([
  ['github/members', { id: 'github/members', title: 'Members', kind: 'population' } as Identified<AnyCollector>],
]);

/** A report with one failing, one passing and one unseen member; `name` is the one that fails. */
export function sampleReport(name = 'ann', url = 'https://console.example/people'): GapReport {
  const scope = { system: 'github', tenant: 'acme' };
  const effective = '2026-11-20T08:00:00.000Z';
  return buildReport({
    checks,
    collectors,
    standard: 'iso27001-2022',
    asOf: '2026-11-24T08:00:00.000Z',
    findings: [
      {
        check: 'github/members-two-factor',
        scope,
        evidence: ['0190-1'],
        effective,
        outcomes: [
          { outcome: 'pass', subject: { type: 'member', id: 'bob' }, count: 1 },
          { outcome: 'fail', reason: `${name} has none`, subject: { type: 'member', id: name, url }, count: 1 },
          {
            outcome: 'unavailable',
            reason: '403',
            missing: 'Members: read',
            subject: { type: 'member', id: 'all' },
            count: 1,
          },
        ],
      },
    ],
    sources: [
      {
        index: 1,
        id: '0190-1',
        digest: 'd',
        collector: 'github/members',
        kind: 'population',
        scope,
        run: 'r',
        effective,
        completeness: { complete: false, pages: 1, items: 2, expected: 3, note: 'one was refused' },
      },
    ],
  });
}
