import { expect, it } from 'vitest';
import { renderJson } from '#shared/exports/json.ts';
import { textOf } from '#shared/exports/text.ts';
import { failing, sample } from './sample-report.ts';

it('is the report with every line of every check in its place, as JSON.stringify would lay it out', async () => {
  const [report, lines] = sample('an "odd"\nname', undefined, [failing(3)]);
  const text = await textOf(renderJson({ ...report }, lines));
  const parsed = JSON.parse(text) as typeof report;
  expect(text).toBe(`${JSON.stringify(parsed, null, 2)}\n`);
  const subjects = parsed.controls.flatMap(({ id, checks }) =>
    checks.map((check) => [
      id,
      ...(check as unknown as { lines: { subject: { id: string } }[] }).lines.map(({ subject }) => subject.id),
    ]),
  );
  const all = ['an "odd"\nname', 'member-0', 'member-1', 'member-2', 'all'];
  expect(subjects).toEqual([
    ['A.5.17', ...all],
    ['A.8.5', ...all],
  ]);
});

it('is one control with its lines, and an empty list for a check that has none', async () => {
  const [report, lines] = sample();
  const control = report.controls.find(({ id }) => id === 'A.8.5');
  const text = await textOf(renderJson({ ...control, checks: control?.checks ?? [] }, lines));
  expect(JSON.parse(text)).toMatchObject({ id: 'A.8.5', checks: [{ listed: 2, lines: [{ outcome: 'fail' }, {}] }] });
  const none = { async *of() {} };
  expect(JSON.parse(await textOf(renderJson({ checks: control?.checks ?? [] }, none)))).toMatchObject({
    checks: [{ lines: [] }],
  });
});
