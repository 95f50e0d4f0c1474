import type { Strength } from '#shared/define.ts';
import type { PageFacts } from '#shared/define-recogniser.ts';
import type { ControlRow, GapReport } from '#shared/engine/report.ts';
import { STATUS_SIGNS } from '#shared/engine/status-words.ts';
import type { About } from '#extension/capture/studio/about.ts';
import { completenessOf, extentLine } from '#extension/capture/studio/completeness.ts';
import { openGaps } from '#extension/capture/sight/open-gaps.ts';
import type { Recognition } from '#extension/consoles/registry.ts';
import { StatusMark } from '../status-mark.tsx';
import { controlTitle } from './control-title.ts';
import { WrongPage } from './wrong-page.tsx';

interface Props {
  readonly recognition: Recognition;
  readonly about: About;
  readonly url: string;
  readonly facts: PageFacts | null;
  readonly report: GapReport | null;
}

/** What a page is, what it can show, and what somebody who checks it will look for. */
export function PageAbout({ recognition, about, url, facts, report }: Props) {
  const { title, system, subject, claim, visible, controls, api, rows, confidence } = recognition;
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
        {confidence === 'likely' && <p class="small dim">The address is like one of this page; look whether it is.</p>}
        <WrongPage about={about} provider={recognition.provider} url={url} />
      </section>
      {facts !== null && <Facts facts={facts} rows={rows} />}
      <section class="page-part" aria-labelledby="gaps-title">
        <h2 id="gaps-title">
          {open.size === 0 ? 'No open gap here' : `${open.size} of ${controls.length} controls open here`}
        </h2>
        <ul>
          {ordered.map(({ id, strength, rationale }) => {
            const row = report?.controls.find((each) => each.id === id);
            return (
              <li key={id} class="page-control">
                <p class="page-control-head">
                  <StatusMark status={row?.status ?? 'missing'} />
                  <b>{id}</b> <span>{controlTitle(id)}</span>
                  <span class="small dim">{wordOf(row, strength)}</span>
                </p>
                <p class="small">{rationale}</p>
              </li>
            );
          })}
        </ul>
      </section>
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

function Facts({ facts, rows }: { readonly facts: PageFacts; readonly rows: Recognition['rows'] }) {
  const settings = Object.entries(facts.settings).filter(([, value]) => value !== null);
  const extent = rows === null ? null : completenessOf(facts, 1, [], rows);
  if (extent === null && settings.length === 0) return null;
  return (
    <section class="page-part" aria-label="What the page says now">
      {extent !== null && (
        <p class={extent.complete ? 'extent whole' : 'extent'} role="status">
          {extentLine(extent, rows)}
        </p>
      )}
      {settings.length > 0 && (
        <dl class="settings">
          {settings.map(([name, value]) => (
            <div key={name}>
              <dt class="dim">{words(name)}</dt>
              <dd>{typeof value === 'boolean' ? (value ? 'on' : 'off') : value}</dd>
            </div>
          ))}
        </dl>
      )}
    </section>
  );
}

/** "twoFactor" as a reader would say it. */
function words(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}
