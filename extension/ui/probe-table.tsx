import type { Probe } from '#shared/define.ts';
import type { ControlStatus } from '#shared/engine/report.ts';
import { StatusMark } from './status-mark.tsx';

const SIGNS: Readonly<Record<Probe['verdict'], readonly [word: string, status: ControlStatus]>> = {
  granted: ['can read', 'conforming'],
  refused: ['refused', 'gap'],
  unknown: ['not known', 'not-assessed'],
};

/** What the credential may read, as the system itself answered: the refused one by one, with what to grant. */
export function ProbeTable({ probes }: { readonly probes: readonly Probe[] }) {
  if (probes.length === 0) return null;
  const sorted = [...probes].sort((a, b) => a.permission.localeCompare(b.permission, 'en'));
  const by = (wanted: Probe['verdict']): readonly Probe[] => sorted.filter(({ verdict }) => verdict === wanted);
  const refused = by('refused');
  const rest = (['unknown', 'granted'] as const).filter((verdict) => by(verdict).length > 0);
  return (
    <details class="probes" open={refused.length > 0}>
      <summary>
        {by('granted').length} of {probes.length} permissions granted
        {refused.length > 0 && <span class="status-gap">{refused.length} refused</span>}
      </summary>
      <table>
        <thead class="visually-hidden">
          <tr>
            <th scope="col">Answer</th>
            <th scope="col">Permission</th>
          </tr>
        </thead>
        <tbody>
          {refused.map(({ permission, note }) => (
            <tr key={permission}>
              <Verdict verdict="refused" />
              <td>
                {permission}
                {note !== undefined && <span class="small dim probe-note">{note}</span>}
              </td>
            </tr>
          ))}
          {rest.map((verdict) => (
            <tr key={verdict}>
              <Verdict verdict={verdict} />
              <td>
                <ul class="probe-list small">
                  {by(verdict).map(({ permission, note }) => (
                    <li key={permission} title={note}>
                      {permission}
                    </li>
                  ))}
                </ul>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}

function Verdict({ verdict }: { readonly verdict: Probe['verdict'] }) {
  const [word, status] = SIGNS[verdict];
  return (
    <td>
      <span class={`probe-verdict status-${status}`}>
        <StatusMark status={status} />
        {word}
      </span>
    </td>
  );
}
