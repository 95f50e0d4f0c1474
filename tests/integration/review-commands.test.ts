import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openKeyedWriter } from '#collectors/cli/keys/signing-key.ts';
import { FolderStore } from '#collectors/cli/store/folder-store.ts';
import type { GapReport } from '#shared/engine/report.ts';
import { capture, map } from '../shared/engine/captured.ts';
import { built, newFolder, removeFolder, run } from './cli-harness.ts';

/** A capture that is approved, rejected and approved again, seen in the report and the package. */
let home: string;
let id: string;
const taken = new Date(Date.now() - 10 * 86_400_000).toISOString();

beforeAll(async () => {
  await built();
  home = await newFolder();
  const root = join(home, '.annexa');
  const store = await FolderStore.openWriter(root, { signal: new AbortController().signal });
  const writer = await openKeyedWriter({ store, root, passphrase: undefined });
  await map(writer, (await capture(writer, taken)).digest, 'A.5.2', taken);
  await writer.checkpoint();
  for await (const row of store.evidence()) id = row.id;
  await store.close();
});
afterAll(() => removeFolder(home));

const annexa = (...argv: string[]) => run(argv, { cwd: home });
const done = async (...argv: string[]) => {
  const { code, stdout, stderr } = await annexa(...argv);
  expect({ code, said: code === 0 ? '' : stderr }).toEqual({ code: 0, said: '' });
  return stdout;
};

async function control() {
  const { controls } = JSON.parse(await done('gaps', '--format', 'json')) as GapReport;
  return controls.find((row) => row.id === 'A.5.2');
}

test('a review stands in the list, the report and the package until the next one', async () => {
  expect(await done('review')).toBe(`${id}  ${taken.slice(0, 10)}  Users  not reviewed\n`);
  await done('review', 'approve', id, '--by', 'Bea Rossi');
  expect(await done('review', 'list')).toContain('Users  approved by Bea Rossi on ');
  expect((await control())?.reasons.join()).toContain('reviewed by Bea Rossi');

  await done('review', 'reject', id, '--by', 'Bea Rossi', '--note', 'The list is filtered');
  expect(await done('review')).toMatch(/rejected by Bea Rossi on [\d-]+: The list is filtered\n$/);
  expect(await control()).toMatchObject({ status: 'missing', evidence: 0 });

  await done('export', 'package', '--out', 'evidence.zip');
  await done('verify', 'evidence.zip');
  await done('review', 'approve', id);
  expect((await control())?.status).toBe('partial');
});

test.each([
  ['a capture that is not there', ['approve', '01900000-0000-7000-8000-0000000000cc'], 'No capture that counts'],
  ['a rejection without why', ['reject'], 'There is no reason.'],
  ['nobody', ['approve', '--by', ' '], 'There is no name of the reviewer.'],
])('%s is refused, and nothing is stated', async (_, argv, words) => {
  const before = await done('review');
  const { code, stderr } = await annexa('review', ...(argv[1]?.startsWith('0') ? argv : argv.toSpliced(1, 0, id)));
  expect(code).toBe(2);
  expect(stderr).toContain(words);
  expect(await done('review')).toBe(before);
});
