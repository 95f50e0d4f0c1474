import { byAttention } from '../engine/attention.ts';
import type { Lines } from '../engine/lines.ts';
import type { ControlRow, Counts, ElsewhereException, GapReport, ReportKey, SourceRow } from '../engine/report.ts';
import { STATUS_ORDER, STATUS_SIGNS } from '../engine/status-words.ts';
import { clauseTable, controlDetails, day, statusMark } from './html/control.ts';
import { html, Markup } from './html/markup.ts';
import { STYLE } from './html/style.ts';

/**
 * The gap report as one self-contained HTML document: no script, nothing fetched, and a content
 * security policy that says so. Every control of the edition is in it; a list of subjects that is too long to read
 * is cut, and says so. In pieces, none longer than what a screen shows of one check.
 */
export async function* renderHtml(report: GapReport, lines: Lines): AsyncGenerator<string> {
  const { standardTitle, asOf, controls, groups, clauses, sources, unplaced } = report;
  const title = `${standardTitle}: gap report`;
  const worst = controls.filter(({ status }) => status === 'gap' || status === 'stale').sort(byAttention);
  yield html`<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${title}</title>
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width"><meta name="generator" content="Annexa"><style>${new Markup(STYLE)}</style></head><body>
<header><h1>${title}</h1><p class="soft">as of ${asOf.slice(0, 16).replace('T', ' ')} UTC</p></header>
<main>${countsList(report.counts)}
<p class="soft">${report.counts.applicable} of ${controls.length} controls apply. Each count is a list of its own: covered controls have evidence, current ones have evidence that has not expired, conforming ones are shown to hold.</p>
${legend(controls)}
${groups.length > 1 && html`<h2>By theme</h2>${groupTable(report)}`}
<h2>Worst first</h2>${worst.length === 0 && html`<p>No control is a gap or stale.</p>`}`.text;
  for (const control of worst) yield* controlDetails(control, lines);
  for (const group of groups) {
    yield html`<h2>${group.id === group.title ? '' : `${group.id} `}${group.title}</h2>`.text;
    for (const control of controls.filter((row) => row.group === group.id)) {
      if (worst.includes(control)) yield shownAbove(control).text;
      else yield* controlDetails(control, lines);
    }
  }
  yield html`${unplaced.length > 0 && html`<h2>Not in this edition</h2><p>These controls of the 2022 edition have no place here: ${unplaced.join(', ')}.</p>`}
${clauses.length > 0 && html`<h2>Management system, clauses 4 to 10</h2>${clauseTable(clauses)}`}
<h2>Sources</h2>${sources.length === 0 ? html`<p>Nothing has been collected.</p>` : sourceTable(sources)}
${approvalLines(report)}
${elsewhereTable(report.elsewhere ?? [])}
${keyLines(report.keys ?? [])}
<h2>What this report does not show</h2>
<p>It shows what the systems answered, when and to whom, and what follows from those answers. It does not show that a system told the truth, nor anything about systems that were not connected. A subject that was not seen counts neither for nor against a control.</p>
</main></body></html>`.text;
}

function shownAbove({ id, title, status }: ControlRow): Markup {
  return html`<details open><summary>${statusMark(status)}<span class="id">${id}</span><span>${title} <a href="#${id}">shown above</a></span></summary></details>`;
}

function countsList(counts: Counts): Markup {
  const { applicable } = counts;
  const entries = [
    ['Covered', counts.covered],
    ['Current', counts.current],
    ['Conforming', counts.conforming],
  ] as const;
  return html`<dl class="counts">${entries.map(
    ([name, value]) =>
      html`<div><dt>${name}</dt><dd><b>${value}</b> / ${applicable} <span class="soft">${percent(value, applicable)}</span>${meter(value, applicable)}</dd></div>`,
  )}</dl>`;
}

/** Rounded down, so that only a whole reads as 100 %. */
function percent(part: number, whole: number): string {
  return whole === 0 ? '' : `${Math.floor((part / whole) * 100)} %`;
}

function meter(part: number, whole: number): Markup {
  const width = whole === 0 ? 0 : (part / whole) * 100;
  return html`<svg class="meter" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true"><rect width="100" height="6" fill="var(--line)"/><rect width="${width}" height="6" fill="var(--accent)"/></svg>`;
}

function legend(controls: readonly ControlRow[]): Markup {
  const present = STATUS_ORDER.filter((status) => controls.some((control) => control.status === status));
  return html`<ul class="legend">${present.map((status) => {
    const count = controls.filter((control) => control.status === status).length;
    return html`<li>${statusMark(status)}<b>${count}</b><span class="soft">${STATUS_SIGNS[status].meaning}</span></li>`;
  })}</ul>`;
}

function groupTable({ groups, controls }: GapReport): Markup {
  return html`<table><thead><tr><th>Theme</th><th style="width:40%">Status of its controls</th><th class="num">Covered</th><th class="num">Current</th><th class="num">Conforming</th></tr></thead><tbody>
${groups.map(
  (
    group,
  ) => html`<tr><td>${group.title}</td><td>${statusBar(controls.filter((control) => control.group === group.id))}</td>
<td class="num">${group.covered} / ${group.applicable}</td><td class="num">${group.current} / ${group.applicable}</td><td class="num">${group.conforming} / ${group.applicable}</td></tr>`,
)}</tbody></table>`;
}

const BAR_FILL: Partial<Record<ControlRow['status'], string>> = {
  gap: 'var(--gap)',
  stale: 'var(--stale)',
  partial: 'var(--partial)',
  conforming: 'var(--ok)',
};

function statusBar(controls: readonly ControlRow[]): Markup {
  const parts = [...STATUS_ORDER]
    .reverse()
    .map((status) => [status, controls.filter((control) => control.status === status).length] as const)
    .filter(([, count]) => count > 0);
  const label = parts.map(([status, count]) => `${count} ${STATUS_SIGNS[status].word}`).join(', ');
  let at = 0;
  const rects = parts.map(([status, count]) => {
    const x = at;
    at += count;
    return html`<rect x="${x}" width="${count - controls.length * 0.004}" height="10" fill="${BAR_FILL[status] ?? 'var(--line)'}"/>`;
  });
  return html`<svg class="bar" viewBox="0 0 ${controls.length || 1} 10" preserveAspectRatio="none" role="img" aria-label="${label}"><title>${label}</title>${rects}</svg>`;
}

function sourceTable(sources: readonly SourceRow[]): Markup {
  return html`<table><thead><tr><th>Source</th><th>Where</th><th>Read</th><th>Expires</th><th class="num">Items</th><th>Complete</th></tr></thead><tbody>
${sources.map(
  (
    source,
  ) => html`<tr><td>${source.title}<br><code class="soft">${source.evidence}</code>${source.foreign !== undefined && html`<br><span class="soft">taken over from log ${source.foreign}</span>`}</td><td>${[source.scope.system, source.scope.tenant, source.scope.region].filter(Boolean).join(' / ')}</td>
<td>${source.effective.slice(0, 16).replace('T', ' ')}</td><td>${day(source.expires)}</td><td class="num">${source.items ?? ''}${source.expected !== null && source.expected !== source.items ? ` of ${source.expected}` : ''}</td>
<td>${source.complete ? 'yes' : `no: ${source.note ?? 'see its record'}`}</td></tr>`,
)}</tbody></table>`;
}

function approvalLines({ approvals }: GapReport): Markup | false {
  if (approvals === undefined) return false;
  if (approvals.length === 0) return html`<h2>Approvals</h2><p>Nobody has approved this log with a security key.</p>`;
  return html`<h2>Approvals</h2><table><thead><tr><th>Who</th><th>When</th><th>What</th><th>Security key</th></tr></thead><tbody>
${approvals.map(
  ({ reviewer, decision, time, size, keyid, verified, standing }) =>
    html`<tr><td>${reviewer}${standing === 'unknown' && html`<br><span class="soft">by the word of the approval alone: the log did not know the key</span>`}${standing === 'revoked' && html`<br><b>the key is revoked: this counts for nothing</b>`}</td><td>${time.slice(0, 16).replace('T', ' ')}</td><td>${decision} the first ${size} entries of the log</td><td><code>${keyid}</code><br><span class="soft">${verified ? 'person verified' : 'touch only'}</span></td></tr>`,
)}</tbody></table>`;
}

function elsewhereTable(exceptions: readonly ElsewhereException[]): Markup | false {
  if (exceptions.length === 0) return false;
  return html`<h2>Exceptions of other logs, not applied here</h2><p class="soft">They came with evidence that was taken over. A risk is accepted by whoever carries it, so they change no status in this report.</p><table><thead><tr><th>Control</th><th>Why</th><th>Approved by</th><th>Until</th><th>Log</th></tr></thead><tbody>
${exceptions.map(({ control, reason, approvedBy, until, origin }) => html`<tr><td>${control}</td><td>${reason}</td><td>${approvedBy}</td><td>${day(until)}</td><td>${origin}</td></tr>`)}</tbody></table>`;
}

function keyLines(keys: readonly ReportKey[]): Markup {
  return html`${keys.map(({ origin, foreign, keyid, tier, state, name }) => {
    const log = `${foreign ? 'Taken over: log' : 'Log'} ${origin}`;
    const what = name === undefined ? 'signed by key' : `security key of ${name}`;
    return html`<p>${log}, ${what} <code>${keyid}</code> (${tier}${state !== 'current' && `, ${state}`})</p>`;
  })}`;
}
