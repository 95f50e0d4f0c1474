import type { SourceRow } from '#shared/engine/report.ts';
import type { Shown } from './shown.ts';
import { ago, day, moment, until } from './when.ts';

const SOON_MS = 14 * 86_400_000;

/** When each source was last read, what is stale or soon will be, and what was not seen whole. */
export function Sources({ shown, open = false }: { readonly shown: Shown; readonly open?: boolean }) {
  const { sources } = shown.report;
  const systems = Map.groupBy(
    sources,
    ({ scope, foreign }) => `${scope.system} · ${scope.tenant}${foreign === undefined ? '' : ` · from log ${foreign}`}`,
  );
  const stale = sources.filter(({ expires }) => Date.parse(expires) < shown.now);
  const soon = sources.filter(({ expires }) => {
    const left = Date.parse(expires) - shown.now;
    return left >= 0 && left < SOON_MS;
  });
  const cut = sources.filter(({ complete }) => !complete);
  return (
    <details class="sources" open={open}>
      <summary>
        <h2>Sources</h2>
        <span class="small dim">
          {sources.length} read, {stale.length} stale, {soon.length} soon, {cut.length} not whole
        </span>
      </summary>
      {[...systems].map(([system, rows]) => (
        <section key={system}>
          <h3 class="small dim">{system}</h3>
          <ul>
            {rows.map((row) => (
              <SourceLine key={row.evidence} row={row} shown={shown} />
            ))}
          </ul>
        </section>
      ))}
    </details>
  );
}

function SourceLine({ row, shown }: { readonly row: SourceRow; readonly shown: Shown }) {
  const stale = Date.parse(row.expires) < shown.now;
  return (
    <li class="source">
      <span class="source-title">
        {row.title}
        {row.scope.region !== undefined && <span class="dim"> {row.scope.region}</span>}
      </span>
      <span class="small dim" title={`${moment(row.effective)}; fresh until ${moment(row.expires)}`}>
        {shown.sample ? day(row.effective) : ago(row.effective, shown.now)}
      </span>
      {(stale || !row.complete) && (
        <span class="source-note small">
          {stale && <span class="status-stale">stale since {until(row.expires, shown.now)}. </span>}
          {!row.complete && <span class="dim">Not whole{row.note === null ? '' : `: ${row.note}`}</span>}
        </span>
      )}
    </li>
  );
}
