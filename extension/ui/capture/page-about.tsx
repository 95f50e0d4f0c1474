import type { Strength } from '#shared/define.ts';
import type { PageFacts } from '#shared/define-recogniser.ts';
import type { ControlRow, GapReport } from '#shared/engine/report.ts';
import { STATUS_SIGNS } from '#shared/engine/status-words.ts';
import type { SavedCapture } from '#extension/capture/panel/history.ts';
import { openGaps } from '#extension/capture/sight/open-gaps.ts';
import type { Recognition } from '#extension/consoles/registry.ts';
import { StatusMark } from '../status-mark.tsx';
import { ago, until } from '../when.ts';
import { controlTitle } from './control-title.ts';
import { FactsView } from './facts-view.tsx';

interface Props {
  readonly recognition: Recognition;
  readonly facts: PageFacts | null;
  readonly report: GapReport | null;
  /** The newest capture of the page. */
  readonly latest: SavedCapture | null;
}

/** What a page is, what it can show, and what somebody who checks it will look for. */
export function PageAbout({ recognition, facts, report, latest }: Props) {
  const { title, system, subject, claim, visible, controls, api, rows, confidence, beside = [] } = recognition;
  const names = new Map(
    beside.flatMap(({ setting, what }) => (setting === undefined ? [] : [[setting, what] as const])),
  );
  const strengths = Object.fromEntries(controls.map(({ id, strength }) => [id, strength]));
  const open = new Set(openGaps(report, recognition.id, strengths, new Date().toISOString()));
  const ordered = [...controls].sort((a, b) => Number(open.has(b.id)) - Number(open.has(a.id)));
  return (
    <>
      <section class="page-head" aria-labelledby="page-title">
        <p class="small dim">
          {system}
          {Object.entries(subject).map(([name, value]) => (
            <span key={name}>
              {' · '}
              {name} <b>{value}</b>
            </span>
          ))}
        </p>
        <h1 id="page-title">{title}</h1>
        <p>{claim}</p>
        <LastCapture latest={latest} />
        {confidence === 'likely' && <p class="small dim">The address is like one of this page; look whether it is.</p>}
      </section>
      {facts !== null && <FactsView facts={facts} rows={rows} names={names} />}
      <section class="page-part" aria-labelledby="looks-title">
        <h2 id="looks-title">An auditor looks for</h2>
        <ul class="looks">
          {visible.map((each) => (
            <li key={each}>{each}</li>
          ))}
        </ul>
        {api !== null && (
          <p class="small dim">
            The same by API: <code>{api}</code>
          </p>
        )}
      </section>
      <section class="page-part" aria-labelledby="gaps-title">
        <h2 id="gaps-title">
          {open.size === 0
            ? 'No control here that a capture would bring further'
            : `${open.size} of ${controls.length} controls open here`}
        </h2>
        <ul>
          {ordered.map(({ id, strength, rationale }) => {
            const row = report?.controls.find((each) => each.id === id);
            return (
              <li key={id} class="page-control">
                <p class="page-control-head">
                  <StatusMark status={row?.status ?? 'missing'} />
                  <b>{id}</b> <span>{controlTitle(id)}</span>
                </p>
                <p class="small dim">{wordOf(row, strength)}</p>
                <p class="small">{rationale}</p>
              </li>
            );
          })}
        </ul>
      </section>
    </>
  );
}

/** Whether there is anything to do here: when it was captured, and until when that counts. */
function LastCapture({ latest }: { readonly latest: SavedCapture | null }) {
  const now = Date.now();
  if (latest === null) return <p class="last small">Not captured before.</p>;
  const over = Date.parse(latest.expires) < now;
  const differs = latest.comparisons.some(({ values }) => values.some(({ agrees }) => !agrees));
  return (
    <>
      <p class={over ? 'last small over' : 'last small'}>
        Captured {ago(latest.effective, now)}, {over ? 'expired' : 'expires'} {until(latest.expires, now)}.
      </p>
      {differs && <p class="last small over">Page and API said different things: see below.</p>}
    </>
  );
}

/** How far the page goes towards the control, beside how the control stands. */
const REACH: Record<Strength, string> = {
  direct: 'this page shows it at work',
  partial: 'this page shows a part',
  supporting: 'this page makes it likelier',
};

function wordOf(row: ControlRow | undefined, strength: Strength): string {
  return `${STATUS_SIGNS[row?.status ?? 'missing'].word} · ${REACH[strength]}`;
}
