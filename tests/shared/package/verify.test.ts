import { beforeAll, expect, test } from 'vitest';
import { filesOf, inputOf, sampleLog, type SampleLog, verifyFiles, verifyZip, zipOf } from './sample-package.ts';

let log: SampleLog;
beforeAll(async () => {
  log = await sampleLog(5);
});

test('a package verifies, from a zip and from its files', async () => {
  const verdict = await verifyZip(await zipOf(inputOf(log.writer)));
  expect(verdict.problems).toEqual([]);
  expect(verdict.outcome).toBe('verified-self-asserted');
  expect((await verifyFiles(await filesOf(inputOf(log.writer)))).outcome).toBe('verified-self-asserted');
  expect(verdict.records).toHaveLength(6);
});

test('flips', async () => {
  const zip = await zipOf(inputOf(log.writer));
  const t = performance.now();
  const other: string[] = [];
  for (let at = 0; at < zip.length; at++) {
    const changed = zip.slice();
    changed[at] = (changed[at] ?? 0) ^ (1 << (at % 8));
    const { outcome, broken } = await verifyZip(changed);
    if (outcome !== 'failed' || broken === null) other.push(`${at}: ${outcome}`);
  }
  console.log(zip.length, performance.now() - t);
  expect(other).toEqual([]);
}, 300000);
