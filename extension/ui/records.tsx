import type { CheckResult } from '#shared/engine/report.ts';
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
              <code class="dim">{id}</code>
            </li>
          );
        })}
      </ul>
    </details>
  );
}
