import { useContext } from 'preact/hooks';
import type { CheckResult } from '#shared/engine/report.ts';
import { RecordDetail } from './record-detail.ts';
import type { Shown } from './shown.ts';
import { ago, moment } from './when.ts';

interface Props {
  readonly check: CheckResult;
  /** The oldest moment among its records. */
  readonly effective: string;
  readonly shown: Shown;
}

/** The records that a check was judged on, by id, and when each was read. */
export function Records({ check, effective, shown }: Props) {
  const Detail = useContext(RecordDetail)?.Artifacts;
  const count = check.evidence.length;
  const age = shown.sample ? '' : ` (${ago(effective, shown.now)})`;
  return (
    <details class="records">
      <summary>
        {count} {count === 1 ? 'record' : 'records'}, read {moment(effective)}
        {age}
      </summary>
      <ul class="small">
        {check.evidence.map((id) => {
          const source = shown.report.sources.find(({ evidence }) => evidence === id);
          return (
            <li key={id}>
              {source && (
                <>
                  {source.title}, {source.scope.tenant}
                  {source.scope.region !== undefined && ` ${source.scope.region}`}
                  <span class="dim">, {moment(source.effective)}</span>
                </>
              )}
              {source?.foreign !== undefined && <span class="dim"> from log {source.foreign}</span>}
              <code class="dim">{id}</code>
              {Detail && <Detail record={id} shown={shown} />}
            </li>
          );
        })}
      </ul>
    </details>
  );
}
