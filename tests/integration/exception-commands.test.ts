import { afterAll, beforeAll, expect, test } from 'vitest';
import type { GapReport } from '#shared/engine/report.ts';
import { built, newFolder, removeFolder, run, type Sandbox, startSandbox, succeeded } from './cli-harness.ts';

/** A risk that is accepted, seen in the report and the package, and withdrawn, as a person does it. */
let home: string;
let sandbox: Sandbox;

beforeAll(async () => {
  await built();
  home = await newFolder();
  sandbox = await startSandbox(home, '--repos', '4', '--members', '4');
  const env = { TOKEN: sandbox.github.tokens.admin };
  succeeded(await run(['collect', 'github', ...sandbox.githubArgs], { cwd: home, env }));
});
afterAll(async () => {
  await sandbox.stop();
  await removeFolder(home);
});

const done = async (...argv: string[]) => {
  const { code, stderr } = await annexa(...argv);
  expect({ code, said: code === 0 ? '' : stderr }).toEqual({ code: 0, said: '' });
};
const annexa = (...argv: string[]) => run(argv, { cwd: home });
const PEOPLE = ['--reason', 'Two maintainers', '--owner', 'Ada Park', '--approved-by', 'Ben Ruiz'];

async function statusOf(control: string, ...more: string[]) {
  const { stdout } = await annexa('gaps', '--format', 'json', ...more);
  const { controls } = JSON.parse(stdout) as GapReport;
  const row = controls.find(({ id }) => id === control);
  return { status: row?.status, reason: row?.reasons[0] };
}

test('a control reads as accepted until the day, and the package that says so verifies', async () => {
  const before = await statusOf('A.8.32');
  expect(before.status).not.toBe('accepted');
  await done('exception', 'accept', '8.32', ...PEOPLE, '--until', '2099-03-31');
  expect(await statusOf('A.8.32')).toEqual({
    status: 'accepted',
    reason: 'Accepted until 2099-03-31: Two maintainers (approved by Ben Ruiz; owner Ada Park)',
  });
  expect((await statusOf('A.8.32', '--as-of', '2099-04-01')).status).not.toBe('accepted');

  await done('export', 'package', '--out', 'evidence.zip');
  await done('verify', 'evidence.zip');

  const { stdout } = await annexa('exception');
  expect(stdout).toMatch(/^A\.8\.32 {2}until 2099-03-31 {2}A\.8\.32-[0-9a-f]{8} {2}Two maintainers \(owner Ada Park/);
  await done('exception', 'withdraw', /A\.8\.32-[0-9a-f]{8}/.exec(stdout)?.[0] ?? '');
  expect((await statusOf('A.8.32')).status).toBe(before.status);
  expect((await annexa('exception', 'list')).stdout).toBe('No exception stands.\n');
});

test.each([
  ['no such control', ['accept', 'A.9.9', ...PEOPLE, '--until', '2099-01-01'], 'is no control of ISO/IEC 27001:2022'],
  ['a day gone by', ['accept', 'A.8.5', ...PEOPLE, '--until', '2020-01-01'], 'has passed'],
  ['no reason', ['accept', 'A.8.5', ...PEOPLE.with(1, ' '), '--until', '2099-01-01'], 'There is no reason.'],
  ['nobody who approved', ['accept', 'A.8.5', ...PEOPLE.slice(0, 4), '--until', '2099-01-01'], '--approved-by'],
  ['a day that is none', ['accept', 'A.8.5', ...PEOPLE, '--until', 'soon'], '2026-03-31'],
  ['an exception nobody stated', ['withdraw', 'A.8.5-00000000'], 'states no exception'],
])('%s is refused, and nothing is stated', async (_, argv, words) => {
  const { code, stderr } = await annexa('exception', ...argv);
  expect(code).toBe(2);
  expect(stderr).toContain(words);
  expect((await annexa('exception')).stdout).toBe('No exception stands.\n');
});
