import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { haveChromium, type Installed, install, picture } from './browser.ts';
import { startSystems, type Systems } from './sandbox.ts';
import { connectGitHub, runEnds, type Stored, stored } from './steps.ts';

/** A browser ends workers and documents whenever it likes; a run must not notice. */
describe.runIf(haveChromium())('a run whose parts are ended under it', () => {
  let systems: Systems;
  let installed: Installed;

  beforeEach(async () => {
    systems = await startSystems();
    installed = await install();
    const options = await installed.page('options.html', { width: 900, height: 1000 });
    await connectGitHub(options, systems);
    await options
      .getByRole('region', { name: 'GitHub' })
      .getByText('Connected', { exact: true })
      .waitFor({ timeout: 60_000 });
    await options.close();
  });
  afterEach(async () => {
    await installed?.close();
    await systems?.close();
  });

  async function start(): Promise<void> {
    const popup = await installed.page('popup.html');
    await popup.getByRole('button', { name: 'Read now' }).click();
    await popup.getByText(/Reading: \d+ of \d+ steps/).waitFor({ timeout: 30_000 });
    await popup.close();
  }

  /** Waits until a step is half way: some answers are in its journal. */
  async function halfWay(): Promise<Stored> {
    for (let left = 100; ; left--) {
      const now = await stored(installed);
      if (now.journal.length > 1) return now;
      if (left === 0) throw new Error('no step was ever half way');
      await new Promise((next) => setTimeout(next, 20));
    }
  }

  function expectWhole(end: Stored): void {
    expect(end.steps.filter(({ state }) => state !== 'collected')).toEqual([]);
    expect(end.evidence).toHaveLength(end.steps.length);
    expect(new Set(end.evidence.map(({ id }) => id)).size).toBe(end.steps.length);
    expect(new Set(end.evidence.map(({ collector }) => collector)).size).toBe(end.steps.length);
    const indexes = new Set(end.evidence.map(({ index }) => index));
    expect(end.steps.filter(({ entry }) => entry === null || !indexes.has(entry))).toEqual([]);
    expect(end.journal).toEqual([]);
    // The enrolment of the key comes on top.
    expect(end.log).toBe(end.steps.length + 1);
  }

  it('goes on when the worker is ended mid-run, and nothing is lost or doubled', async () => {
    systems.hold = 60;
    await start();
    await halfWay();
    await installed.killWorker();
    await new Promise((next) => setTimeout(next, 400));
    await installed.killWorker();
    systems.hold = 0;
    const end = await runEnds(installed, 'done', 110);
    expectWhole(end);
    expect(end.runs).toHaveLength(1);
  });

  it('goes on when the collecting document is ended mid-step, and asks no answered question again', async () => {
    systems.hold = 250;
    await start();
    const bare = await installed.bare();
    await halfWay();
    await bare.evaluate(() => chrome.offscreen.closeDocument());
    expect((await stored(installed)).steps.filter(({ state }) => state === 'running')).toHaveLength(1);
    const journaled = (await stored(installed)).journal as readonly {
      readonly exchange: { readonly url: string; readonly key: string };
    }[];
    expect(journaled.length).toBeGreaterThan(0);
    const asked = systems.github.requests.entries.length;
    systems.hold = 0;
    const end = await runEnds(installed, 'done', 110);
    expectWhole(end);
    const again = systems.github.requests.entries.slice(asked).map(({ path }) => path);
    const answered = journaled
      .map(({ exchange }) => new URL(exchange.url))
      .filter(({ pathname }) => !pathname.endsWith('/graphql'));
    for (const { pathname, search } of answered) expect(again).not.toContain(`${pathname}${search}`);
  });

  it('ends with its reason when the permission is withdrawn mid-run', async () => {
    systems.hold = 60;
    await start();
    await halfWay();
    const extensions = await installed.context.newPage();
    await extensions.goto('chrome://extensions');
    const id = installed.id;
    await extensions.evaluate(
      (extensionId) => chrome.developerPrivate.updateExtensionConfiguration({ extensionId, hostAccess: 'ON_CLICK' }),
      id,
    );
    const end = await runEnds(installed, 'done', 60);
    const blocked = end.steps.filter(({ state }) => state === 'blocked');
    expect(blocked.length).toBeGreaterThan(0);
    for (const { problem } of blocked) expect(problem?.message).toContain('withdrawn');
    expect(end.evidence).toHaveLength(end.steps.filter(({ state }) => state === 'collected').length);
    const options = await installed.page('options.html', { width: 900, height: 700 });
    await options.getByText('Access withdrawn').waitFor();
    await picture(options, 'options-withdrawn');
    await options.getByRole('button', { name: 'Grant it again' }).waitFor();
  });
});
