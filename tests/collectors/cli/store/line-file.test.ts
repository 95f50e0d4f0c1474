import { readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { afterEach, expect, it } from 'vitest';
import { LineFile } from '#collectors/cli/store/line-file.ts';
import type { OutcomeKind } from '#shared/evidence/outcome.ts';
import type { Line } from '#shared/engine/report.ts';
import { firstOf } from '../../../shared/exports/first-of.ts';

const line = (id: string, outcome: OutcomeKind = 'fail', reason = 'why\nnot'): Line => ({
  outcome,
  subject: { type: 'door', id },
  reason,
  count: 1,
  scope: { system: 'doors', tenant: 'hall' },
});

const open: LineFile[] = [];
function newFile(): LineFile {
  const file = new LineFile();
  open.push(file);
  return file;
}
afterEach(() => {
  for (const file of open.splice(0)) file.close();
});

const idsOf = async (file: LineFile, check: string, most = Number.POSITIVE_INFINITY) =>
  (await firstOf(file.of(check), most)).map(({ subject }) => subject.id);

it('hands out the lines of each check, worst first, in the order in which they came, as often as asked', async () => {
  const file = newFile();
  await file.put('a/one', [line('x', 'unavailable'), line('y')]);
  await file.put('a/two', [line('other')]);
  await file.put('a/one', [line('z'), line('m', 'manual')]);
  expect(await idsOf(file, 'a/one')).toEqual(['y', 'z', 'm', 'x']);
  expect(await idsOf(file, 'a/one', 1)).toEqual(['y']);
  expect(await idsOf(file, 'a/two')).toEqual(['other']);
  expect(await idsOf(file, 'a/none')).toEqual([]);
  expect(await firstOf(file.of('a/two'), 9)).toEqual([line('other')]);
});

it('gives back what it put on disk, and leaves nothing there', async () => {
  const before = new Set(readdirSync(tmpdir()));
  const file = newFile();
  const long = 'ü'.repeat(1000);
  const many = Array.from({ length: 5_000 }, (_, at) => `door-${at}`);
  for (const id of many) await file.put(Number(id.slice(5)) % 2 === 0 ? 'a/even' : 'a/odd', [line(id, 'fail', long)]);
  const even = await firstOf(file.of('a/even'), Number.POSITIVE_INFINITY);
  expect(even.map(({ subject }) => subject.id)).toEqual(many.filter((_, at) => at % 2 === 0));
  expect(new Set(even.map(({ reason }) => reason))).toEqual(new Set([long]));
  expect(await idsOf(file, 'a/odd')).toHaveLength(2_500);
  file.close();
  expect(readdirSync(tmpdir()).filter((name) => name.endsWith('.lines') && !before.has(name))).toEqual([]);
});

it('is read by several readers at a time', async () => {
  const file = newFile();
  const long = 'x'.repeat(1000);
  for (let at = 0; at < 1_000; at++)
    await file.put(at % 2 === 0 ? 'a/even' : 'a/odd', [line(`door-${at}`, 'fail', long)]);
  const odd = file.of('a/odd')[Symbol.asyncIterator]();
  let at = 0;
  for await (const { subject } of file.of('a/even')) {
    const other = await odd.next();
    expect([subject.id, other.done === true ? null : other.value.subject.id]).toEqual([`door-${at}`, `door-${at + 1}`]);
    at += 2;
  }
  expect(at).toBe(1_000);
});
