import type { Probe } from '#shared/define.ts';
import type { ControlStatus } from '#shared/engine/report.ts';
import { StatusMark } from './status-mark.tsx';

const SIGNS: Readonly<Record<Probe['verdict'], readonly [word: string, status: ControlStatus]>> = {
  granted: ['can read', 'conforming'],
  refused: ['refused', 'gap'],
  unknown: ['not known', 'not-assessed'],
};

/** What the credential may read, as the system itself answered; the refused first. */
export function ProbeTable({ probes }: { readonly probes: readonly Probe[] }) {
  if (probes.length === 0) return null;
  const refused = probes.filter(({ verdict }) => verdict === 'refused').length;
  const order: readonly Probe['verdict'][] = ['refused', 'unknown', 'granted'];
  const sorted = [...probes].sort((a, b) => order.indexOf(a.verdict) - order.indexOf(b.verdict));
  const granted = probes.filter(({ verdict }) => verdict === 'granted').length;
  return (
    <details class="probes" open={refused > 0}>
      <summary>
        {granted} of {probes.length} permissions granted
        {refused > 0 && <span class="status-gap">, {refused} refused</span>}
      </summary>
      <table>
        <thead class="visually-hidden">
          <tr>
            <th scope="col">Answer</th>
            <th scope="col">Permission</th>
          </tr>
        </thead>
        <tbody>
          {sorted.map(({ permission, verdict, note }) => {
            const [word, status] = SIGNS[verdict];
            return (
              <tr key={permission}>
                <td>
                  <span class={`probe-verdict status-${status}`}>
                    <StatusMark status={status} />
                    {word}
                  </span>
                </td>
                <td>
                  {permission}
                  {note !== undefined && <span class="small dim probe-note">{note}</span>}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </details>
  );
}
