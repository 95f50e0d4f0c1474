import type { Lines } from '../../engine/lines.ts';
import type { CheckResult, ClauseRow, ControlRow, ControlStatus, Line } from '../../engine/report.ts';
import { STATUS_SIGNS } from '../../engine/status-words.ts';
import { html, link, Markup } from './markup.ts';

export function statusMark(status: ControlStatus): Markup {
  const { word, shape } = STATUS_SIGNS[status];
  return html`<span class="status ${status}"><svg viewBox="0 0 12 12" aria-hidden="true">${new Markup(shape)}</svg>${word}</span>`;
}

export function day(instant: string | null): string {
  return instant === null ? '' : instant.slice(0, 10);
}

/** Subjects of a check that a page lists; nobody reads on, and no browser shows tens of thousands well. */
const LISTED = 500;

/** One control with its checks, in pieces: its lists may be long. */
export async function* controlDetails(control: ControlRow, lines: Lines): AsyncGenerator<string> {
  const { status, id, title, reasons, inspected, denied, expires } = control;
  const seen = inspected + denied === 0 ? '' : `${inspected} of ${inspected + denied} seen`;
  yield html`<details id="${id}"><summary>${statusMark(status)}<span class="id">${id}</span>
<span>${title}<span class="why">${reasons[0] ?? ''}</span></span>
<span class="num soft">${seen}</span><span class="num soft">${expires === null ? '' : `until ${day(expires)}`}</span></summary>
<div class="open">${control.caution && html`<p class="soft">${control.caution}</p>`}
${reasons.length > 1 && html`<ul>${reasons.map((reason) => html`<li>${reason}</li>`)}</ul>`}
${control.via.length > 0 && control.via[0] !== id && html`<p class="soft">Judged through ${control.via.join(', ')} of the 2022 edition.</p>`}
<p><span class="soft">Wanted:</span> ${control.wanted || 'see the caution above'}</p>
`.text;
  for (const check of control.checks) yield* checkBlock(check, lines.of(check.id));
  yield '</div></details>';
}

async function* checkBlock(check: CheckResult, lines: AsyncIterable<Line>): AsyncGenerator<string> {
  const remedy = check.tally.failed > 0 || check.tally.manual > 0;
  yield html`<section class="check"><h3>${check.title}</h3>
<p>${check.summary} <span class="soft">· ${check.severity} · ${check.strength} · <code>${check.id}</code></span></p>
<p class="soft">${check.rationale}</p>
${check.missing.length > 0 && html`<p>Missing permission: ${check.missing.join('; ')}</p>`}
${remedy && html`<p>${check.remedy.text} ${link(check.remedy.url, 'Open the page that fixes it')}</p>`}
`.text;
  yield* linesTable(check, lines);
  yield html`
${check.evidence.length > 0 && html`<p class="soft">Evidence of ${day(check.effective)}: ${check.evidence.map((id) => html`<code>${id}</code> `)}</p>`}
</section>`.text;
}

async function* linesTable(check: CheckResult, lines: AsyncIterable<Line>): AsyncGenerator<string> {
  let listed = 0;
  for await (const line of lines) {
    if (listed === 0) {
      yield html`<table class="lines"><thead><tr><th>Outcome</th><th>${check.subjects[0]}</th><th>Why</th></tr></thead><tbody>
`.text;
    }
    yield lineRow(line).text;
    listed += 1;
    if (listed >= LISTED) break;
  }
  if (listed === 0) return;
  const rest = check.listed - listed;
  yield html`</tbody></table>${rest > 0 && html`<p class="soft">The first ${listed} of ${check.listed}. Every one is in registers/findings.csv of an evidence package.</p>`}`
    .text;
}

function lineRow({ outcome, subject, count, reason, scope }: Line): Markup {
  return html`<tr><td>${outcome}</td>
<td>${link(subject.url, subject.id)}${count > 1 && ` (${count})`}${scope.region !== undefined && html` <span class="soft">${scope.region}</span>`}</td><td>${reason ?? ''}</td></tr>`;
}

export function clauseTable(clauses: readonly ClauseRow[]): Markup {
  return html`<table><thead><tr><th>Status</th><th>Clause</th><th>Title</th><th>Phase</th><th>Why</th></tr></thead><tbody>
${clauses.map(
  ({ status, id, title, pdca, reasons }) =>
    html`<tr><td>${statusMark(status)}</td><td class="id">${id}</td><td>${title}</td><td>${pdca}</td><td class="soft">${reasons.join('; ')}</td></tr>`,
)}</tbody></table>`;
}
