import type { Probe } from '#shared/define.ts';
import type { Cost, Diagnosis, ProbedPermission } from '../run/examine.ts';
import { inert } from '../terminal/text.ts';
import { columns } from './columns.ts';
import type { Canvas } from './gap-table.ts';
import { counted } from './moments.ts';

const WORDS: Readonly<Record<Probe['verdict'], string>> = {
  granted: '● granted',
  refused: '◆ refused',
  unknown: '○ unknown',
};

/**
 * What a credential is good for: which collectors it feeds and what their runs would cost, then every
 * permission, refused ones first, with what is lost without it and what to grant.
 */
export function renderDiagnosis(diagnosis: Diagnosis, canvas: Canvas): string {
  const { principal, scopes, system } = diagnosis;
  const { style, width } = canvas;
  const lines = [
    `${style.strong(inert(`${system} ${scopes.tenants.map(({ tenant }) => tenant).join(', ')}`))}  ${style.soft(inert(`as ${principal.id} (${principal.via})`))}`,
    ...summaryOf(diagnosis),
    '',
    ...collectorLines(diagnosis, canvas),
    '',
    ...permissionLines(diagnosis, canvas),
    ...columns(
      [{ head: '' }, { head: '', flex: 1, paint: style.soft }],
      scopes.left.map(({ what, why }) => [inert(`▬ ${what}`), inert(why)]),
      width,
    ),
  ];
  return `${lines.join('\n')}\n`;
}

function summaryOf({ permissions, costs }: Diagnosis): string[] {
  const rows = rowsOf(permissions);
  const granted = rows.filter(({ verdict }) => verdict === 'granted').length;
  const requests = costs.reduce((sum, cost) => sum + cost.requests, 0);
  const points = costs.reduce((sum, cost) => sum + (cost.points ?? 0), 0);
  const cost = `A run takes about ${counted(requests, 'request')}${points > 0 ? ` and ${points} GraphQL points` : ''}.`;
  return [`${granted} of ${rows.length} permissions granted.${costs.length === 0 ? '' : ` ${cost}`}`];
}

/** How far a credential feeds a collector, as its permissions say. */
function fedBy(permissions: readonly ProbedPermission[]): { verdict: Probe['verdict']; text: string } {
  const has = (verdict: Probe['verdict']) => permissions.some((probe) => probe.verdict === verdict);
  if (has('refused')) return { verdict: 'refused', text: has('granted') ? '◆ in part' : '◆ nothing' };
  return has('unknown') ? { verdict: 'unknown', text: '○ not told' } : { verdict: 'granted', text: '● all of it' };
}

function collectorLines({ permissions, costs }: Diagnosis, { style, width }: Canvas): string[] {
  const groups = [...Map.groupBy(permissions, ({ collector, scope }) => `${collector} ${scope.tenant}`).values()];
  const fed = groups.map(fedBy);
  return columns(
    [
      { head: 'Feeds', paint: (text, row) => painted(style, fed[row]?.verdict, text) },
      { head: 'Collector', flex: 2 },
      { head: 'Requests', align: 'right' },
      { head: 'Points', align: 'right' },
      { head: 'Counted on', flex: 2, paint: style.soft },
    ],
    groups.map((group, row) => {
      const [first] = group;
      const cost = costs.find((one) => first !== undefined && isOf(one, first));
      return [
        fed[row]?.text ?? '',
        inert(first?.title ?? ''),
        cost === undefined ? '' : String(cost.requests),
        cost?.points === undefined ? '' : String(cost.points),
        inert(cost?.basis ?? ''),
      ];
    }),
    width,
    style.soft,
  );
}

function isOf(cost: Cost, { collector, scope }: ProbedPermission): boolean {
  return cost.collector === collector && cost.scope.tenant === scope.tenant;
}

/** One for each permission and place: several collectors may need the same one, each for something else. */
function rowsOf(permissions: readonly ProbedPermission[]): ProbedPermission[] {
  const groups = Map.groupBy(
    permissions,
    ({ permission, scope, verdict }) => `${verdict} ${permission} ${scope.tenant} ${scope.region ?? ''}`,
  );
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    return first === undefined ? [] : [{ ...first, gives: [...new Set(group.map(({ gives }) => gives))].join('; ') }];
  });
}

function permissionLines({ permissions }: Diagnosis, { style, width }: Canvas): string[] {
  const order: readonly Probe['verdict'][] = ['refused', 'unknown', 'granted'];
  const sorted = rowsOf(permissions).sort((a, b) => order.indexOf(a.verdict) - order.indexOf(b.verdict));
  return columns(
    [
      { head: 'Verdict', paint: (text, row) => painted(style, sorted[row]?.verdict, text) },
      { head: 'Permission', flex: 2 },
      { head: 'Where' },
      { head: 'Gives', flex: 3, paint: style.soft },
      { head: 'Note', flex: 3 },
    ],
    sorted.map(({ verdict, permission, scope, gives, note = '' }) => [
      WORDS[verdict],
      inert(permission),
      inert([scope.tenant, scope.region].filter((part) => part !== undefined).join(' ')),
      gives,
      // What it needs stands in the row already.
      inert(note.replace(`; needs ${permission}`, '')),
    ]),
    width,
    style.soft,
  );
}

function painted(style: Canvas['style'], verdict: Probe['verdict'] | undefined, text: string): string {
  if (verdict === 'granted') return style.good(text);
  return verdict === 'refused' ? style.bad(text) : style.warn(text);
}
