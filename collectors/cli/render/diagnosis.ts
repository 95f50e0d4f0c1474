import type { Probe } from '#shared/define.ts';
import type { Diagnosis } from '../run/examine.ts';
import { inert } from '../terminal/text.ts';
import { columns } from './columns.ts';
import type { Canvas } from './gap-table.ts';

const WORDS: Readonly<Record<Probe['verdict'], string>> = {
  granted: '● granted',
  refused: '◆ refused',
  unknown: '○ unknown',
};

/** What a credential may read: what is refused first, with what is lost and what to grant. */
export function renderDiagnosis({ principal, scopes, permissions, system }: Diagnosis, canvas: Canvas): string {
  const { style, width } = canvas;
  const order: readonly Probe['verdict'][] = ['refused', 'unknown', 'granted'];
  const sorted = [...permissions].sort((a, b) => order.indexOf(a.verdict) - order.indexOf(b.verdict));
  const granted = permissions.filter(({ verdict }) => verdict === 'granted').length;
  const paint = (text: string, row: number): string => {
    const verdict = sorted[row]?.verdict;
    if (verdict === 'granted') return style.good(text);
    return verdict === 'refused' ? style.bad(text) : style.warn(text);
  };
  const lines = [
    `${style.strong(inert(`${system} ${scopes.tenants.map(({ tenant }) => tenant).join(', ')}`))}  ${style.soft(inert(`as ${principal.id} (${principal.via})`))}`,
    `${granted} of ${permissions.length} permissions granted`,
    '',
    ...columns(
      [
        { head: 'Verdict', paint },
        { head: 'Permission', flex: 2 },
        { head: 'Where' },
        { head: 'Gives', flex: 3, paint: style.soft },
        { head: 'Note', flex: 3 },
      ],
      sorted.map(({ verdict, permission, scope, gives, note }) => [
        WORDS[verdict],
        inert(permission),
        inert([scope.tenant, scope.region].filter((part) => part !== undefined).join(' ')),
        gives,
        inert(note ?? ''),
      ]),
      width,
      style.soft,
    ),
    ...columns(
      [{ head: '' }, { head: '', flex: 1, paint: style.soft }],
      scopes.left.map(({ what, why }) => [inert(`▬ ${what}`), inert(why)]),
      width,
    ),
  ];
  return `${lines.join('\n')}\n`;
}
