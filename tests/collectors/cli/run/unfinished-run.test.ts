import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { RunNote } from '#collectors/cli/run/unfinished-run.ts';

let workspace: string;
const STARTED = '2026-05-01T10:00:00.000Z';
const HOUR = 3_600_000;
const steps = [{ collector: 'github/members', scope: { system: 'github', tenant: 'acme' } }];

beforeEach(async () => {
  workspace = await mkdtemp(join(tmpdir(), 'annexa-'));
});
afterEach(() => rm(workspace, { recursive: true }));

it('finds the run of the same plan that did not end, and says whether it is recent', async () => {
  await new RunNote(workspace, steps).begin('run-1', STARTED);
  const note = new RunNote(workspace, steps);
  const soon = await note.find(Date.parse(STARTED) + HOUR);
  expect(soon).toEqual({ run: { id: 'run-1', started: STARTED, steps }, isRecent: true });
  expect((await note.find(Date.parse(STARTED) + 7 * HOUR))?.isRecent).toBe(false);
  expect((await note.find(Date.parse(STARTED) - HOUR))?.isRecent).toBe(false);
});

it('keeps runs of other plans apart', async () => {
  await new RunNote(workspace, steps).begin('run-1', STARTED);
  const more = [...steps, { collector: 'github/repositories', scope: { system: 'github', tenant: 'acme' } }];
  expect(await new RunNote(workspace, more).find(Date.parse(STARTED))).toBeNull();
  const regional = [{ collector: 'github/members', scope: { system: 'github', tenant: 'acme', region: 'eu' } }];
  expect(await new RunNote(workspace, regional).find(Date.parse(STARTED))).toBeNull();
});

it('is gone when the run has ended', async () => {
  const note = new RunNote(workspace, steps);
  await note.begin('run-1', STARTED);
  await note.end();
  await note.end();
  expect(await note.find(Date.parse(STARTED))).toBeNull();
});

it('takes a damaged note for none', async () => {
  const note = new RunNote(workspace, steps);
  await note.begin('run-1', STARTED);
  const [file = ''] = await readdir(join(workspace, 'runs'));
  await writeFile(join(workspace, 'runs', file), '{"id":');
  expect(await note.find(Date.parse(STARTED))).toBeNull();
});
