import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { built, newFolder, removeFolder, run, type Sandbox, start, startSandbox, succeeded } from './cli-harness.ts';

/** Asked before a run begins, by every process: who we are, which accounts and regions there are, how to enter them. */
const CONNECTING = /^(sts:\w+|organizations:ListAccounts|ec2:DescribeRegions) /;
/** What was under way when the process was killed, and may have been answered to nobody. */
const IN_FLIGHT = 4;
const ARGUMENTS = ['--account-role', 'AnnexaReadOnly', '--regions', 'eu-central-1,eu-west-1', '--format', 'json'];

type Place = readonly [sandbox: Sandbox, home: string];
let estates: readonly [Place, Place];

beforeAll(async () => {
  await built();
  const open = async (): Promise<Place> => {
    const home = await newFolder();
    return [await startSandbox(home, '--accounts', '5'), home];
  };
  estates = [await open(), await open()];
}, 120_000);

afterAll(async () => {
  for (const [sandbox, home] of estates) {
    await sandbox.stop();
    await removeFolder(home);
  }
});

async function counts(sandbox: Sandbox): Promise<Map<string, number>> {
  const { requests } = (await sandbox.control('aws', 'requests')) as {
    requests: { service: string; operation: string; account: string; region: string; count: number }[];
  };
  return new Map(
    requests.map(({ service, operation, account, region, count }) => [
      `${service}:${operation} ${account} ${region}`,
      count,
    ]),
  );
}

const total = (asked: ReadonlyMap<string, number>) => [...asked.values()].reduce((sum, count) => sum + count, 0);

test('a run over five accounts that is killed asks, in its second process, only what is missing', async () => {
  const [[whole, first], [cut, second]] = estates;
  const argv = ['collect', 'aws', ...ARGUMENTS];
  const once = succeeded(await run(argv, { cwd: first, env: whole.awsEnv }));
  const plain = await counts(whole);

  const { child, ended } = start(argv, { cwd: second, env: cut.awsEnv });
  while (total(await counts(cut)) < total(plain) * 0.55) await wait(20);
  child.kill('SIGKILL');
  expect((await ended).signal).toBe('SIGKILL');
  await wait(300);
  const before = await counts(cut);
  expect(total(before)).toBeLessThan(total(plain) * 0.9);

  const { stdout, stderr } = await run(argv, { cwd: second, env: cut.awsEnv });
  expect(stderr).toMatch(/continuing the run that was interrupted/);
  const after = await counts(cut);
  const more = [...after]
    .filter(([name]) => !CONNECTING.test(name))
    .map(([name, count]) => [name, count - (plain.get(name) ?? 0)] as const)
    .filter(([, excess]) => excess > 0);
  const excess = more.reduce((sum, [, count]) => sum + count, 0);
  console.info(
    `AWS: ${total(plain)} requests at once; ${total(before)} before the kill, ${total(after) - total(before)} after it; asked twice: ${excess} (${more.map(([name]) => name.split(' ')[0]).join(' ')})`,
  );
  expect(excess).toBeLessThanOrEqual(IN_FLIGHT);
  // What steps share is among what is not asked again, although the process that knew it is gone.
  expect(
    more.filter(([name]) => /SelectResourceConfig|DescribeTrails|GetAccountSummary/.test(name)).length,
  ).toBeLessThanOrEqual(1);
  // Nothing that one run asks is left out by the two.
  expect([...plain.keys()].filter((name) => !after.has(name))).toEqual([]);
  // Every step ends once, whichever of the two processes did it.
  const stepsOf = (text: string) =>
    (JSON.parse(text) as { steps: { collector: string; scope: object }[] }).steps
      .map(({ collector, scope }) => `${collector} ${JSON.stringify(scope)}`)
      .sort();
  expect(stepsOf(stdout)).toEqual(stepsOf(once.stdout));
  expect(new Set(stepsOf(stdout)).size).toBe(stepsOf(stdout).length);
}, 300_000);
