import { clip, inert } from '../terminal/text.ts';
import type { RunSummary } from '../run/run-summary.ts';
import { columns } from './columns.ts';
import type { Canvas } from './gap-table.ts';
import { counted, lastingOf } from './moments.ts';

/** Notes name every refusal; the whole of them is in the JSON form and in the report. */
const NOTE_COLUMNS = 160;

/** What a run brought in, one line a step, and what it could not look at. */
export function renderRun(run: RunSummary, { style, width }: Canvas): string {
  const whole = run.steps.filter(({ complete }) => complete).length;
  const requests = run.steps.reduce((sum, step) => sum + step.requests, 0);
  const title = `${run.system} ${run.tenants.join(', ')}`;
  const lines = [
    `${style.strong(inert(title))}  ${style.soft(inert(`as ${run.principal.id} (${run.principal.via})`))}`,
    `${counted(run.steps.length, 'record')} of evidence, ${whole} of ${run.steps.length} complete, ${counted(requests, 'request')}, ${lastingOf(run.milliseconds)}${
      run.resumed > 0 ? `; ${counted(run.resumed, 'step')} of an interrupted run taken over` : ''
    }`,
    '',
    ...columns(
      [
        { head: '', paint: (text, row) => (run.steps[row]?.complete ? style.good : style.warn)(text) },
        { head: 'Source', flex: 2 },
        { head: 'Where' },
        { head: 'Items', align: 'right' },
        { head: 'Note', flex: 3, paint: style.soft },
      ],
      run.steps.map((step) => [
        step.complete ? '● whole' : '◐ partly',
        step.title,
        inert([step.scope.tenant, step.scope.region].filter((part) => part !== undefined).join(' ')),
        itemsOf(step.items, step.expected),
        clip(inert(step.note ?? ''), NOTE_COLUMNS),
      ]),
      width,
      style.soft,
    ),
    ...run.failed.map(({ collector, scope, message }) =>
      style.bad(inert(`◆ failed  ${collector} ${scope.tenant} ${scope.region ?? ''}: ${message}`)),
    ),
    ...(run.left.length === 0 ? [] : ['', style.strong('Not looked at')]),
    ...columns(
      [{ head: '' }, { head: '', flex: 1, paint: style.soft }],
      run.left.map(({ what, why }) => [inert(`▬ ${what}`), inert(why)]),
      width,
    ),
    '',
    style.soft('Read on:  annexa gaps    annexa show CONTROL'),
  ];
  return `${lines.join('\n')}\n`;
}

function itemsOf(items: number | null, expected: number | null): string {
  if (items === null) return '';
  return expected === null || expected === items ? String(items) : `${items} of ${expected}`;
}
