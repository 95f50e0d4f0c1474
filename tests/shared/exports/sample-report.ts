import type { AnyCheck, AnyCollector, Identified } from '#shared/define.ts';
import { buildReport } from '#shared/engine/gaps.ts';
import type { Lines } from '#shared/engine/lines.ts';
import type { Finding, GapReport } from '#shared/engine/report.ts';
import { counted } from '../engine/counted.ts';

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

const scope = { system: 'github', tenant: 'acme' };
const effective = '2026-11-20T08:00:00.000Z';

/** One failing, one passing and one unseen member; `name` is the one that fails. */
function finding(name: string, url: string): Finding {
  return {
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
  };
}

const URL_OF_ANN = 'https://console.example/people';

export function sample(name = 'ann', url = URL_OF_ANN, more: readonly Finding[] = []): [GapReport, Lines] {
  const { findings, lines } = counted([finding(name, url), ...more]);
  const report = buildReport({
    checks,
    collectors,
    standard: 'iso27001-2022',
    asOf: '2026-11-24T08:00:00.000Z',
    findings,
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
  return [report, lines];
}

/** `many` members that fail alike. */
export function failing(many: number): Finding {
  const one = finding('ann', URL_OF_ANN);
  const outcomes = Array.from({ length: many }, (_, at) => ({
    outcome: 'fail' as const,
    reason: 'has none',
    subject: { type: 'member', id: `member-${at}` },
    count: 1,
  }));
  return { ...one, outcomes };
}
