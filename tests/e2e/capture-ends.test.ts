import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { haveChromium } from './browser.ts';
import { type CaptureBrowser, startCaptureBrowser } from './capture-browser.ts';
import { capture, pressed, stateOf, type Taken } from './capture-steps.ts';
import { long } from './pages/consoles.ts';

/** Twenty-four pictures: long enough for something to happen in the middle. */
const PAGE = 'https://github.com/orgs/acme/people';
const ELSEWHERE = 'https://github.com/orgs/acme/teams';

describe.runIf(haveChromium())('a capture that cannot go on', () => {
  let browser: CaptureBrowser;
  let from: Page;
  beforeAll(async () => {
    browser = await startCaptureBrowser({ build: 'hosts' }, () => ({ body: long(500) }));
    from = await browser.extensionPage('options.html');
  });
  afterAll(async () => {
    await browser?.close();
  });

  /** What is stored of captures: nothing, when one failed. */
  const kept = (): Promise<{
    drafts: { state: string; problem: unknown; text: string }[];
    frames: number;
    evidence: number;
  }> =>
    from.evaluate(async () => {
      const asked = <T>(request: IDBRequest<T>): Promise<T> =>
        new Promise((done, failed) => {
          request.addEventListener('success', () => done(request.result));
          request.addEventListener('error', () => failed(request.error));
        });
      const db = await asked(indexedDB.open('annexa'));
      const count = (name: string) => asked(db.transaction(name).objectStore(name).count());
      const drafts = (await asked(db.transaction('drafts').objectStore('drafts').getAll())) as {
        state: string;
        problem: unknown;
        text: string;
      }[];
      const found = {
        drafts,
        frames: (await count('frames')) + (await count('pictures')),
        evidence: await count('evidence'),
      };
      db.close();
      return found;
    });

  /** Lets a capture come to its third picture or so, then has something happen to it. */
  async function interrupted(
    happens: (page: Page, tab: number) => Promise<unknown>,
  ): Promise<{ page: Page; taken: Taken; before: string }> {
    const page = await browser.open(PAGE);
    await page.evaluate(() => {
      scrollTo(0, 77);
      document.getElementById('find')?.focus({ preventScroll: true });
    });
    const before = await stateOf(page);
    const tab = await pressed(browser, page);
    await page.bringToFront();
    const taking = capture(from, tab);
    await page.waitForFunction(() => scrollY > 1000, undefined, { timeout: 20_000 });
    expect(await stateOf(page)).not.toBe(before);
    await happens(page, tab);
    return { page, taken: await taking, before };
  }

  async function expectNothingKept(taken: Taken): Promise<void> {
    expect(taken.ok).toBe(false);
    expect(taken.problem?.advice).toBeTruthy();
    const { drafts, frames, evidence } = await kept();
    expect(frames).toBe(0);
    expect(evidence).toBe(0);
    for (const draft of drafts) {
      expect(draft.state).toBe('failed');
      expect(draft.text).toBe('');
      expect(draft.problem).not.toBeNull();
    }
  }

  const backAs = async (page: Page, before: string): Promise<void> => {
    // A page that its capture cannot reach any more gives itself back after six seconds.
    await expect.poll(() => stateOf(page), { timeout: 9000, interval: 200 }).toBe(before);
  };

  it('because the tab was closed', async () => {
    const { taken } = await interrupted((page) => page.close());
    await expectNothingKept(taken);
    expect(taken.problem?.message).toMatch(/closed|left/);
  });

  it('because another tab came in front', async () => {
    const { page, taken, before } = await interrupted(() => from.bringToFront());
    await expectNothingKept(taken);
    expect(taken.problem?.message).toMatch(/Another tab came in front|was hidden/);
    await backAs(page, before);
    await page.close();
  });

  it('because the page went elsewhere', async () => {
    const { page, taken } = await interrupted((shown) => shown.goto(ELSEWHERE));
    await expectNothingKept(taken);
    expect(taken.problem?.message).toMatch(/went elsewhere|was reloaded or left/);
    await page.close();
  });

  it('because the page was loaded again', async () => {
    const { page, taken } = await interrupted((shown) => shown.reload());
    await expectNothingKept(taken);
    expect(taken.problem?.message).toMatch(/was reloaded or left/);
    await page.close();
  });

  it('because the window was minimised', async () => {
    const { page, taken, before } = await interrupted(async (_, tab) => {
      await from.evaluate(async (id) => {
        const { windowId } = await (chrome.tabs as unknown as { get(tab: number): Promise<{ windowId: number }> }).get(
          id,
        );
        await (
          chrome as unknown as { windows: { update(window: number, change: object): Promise<unknown> } }
        ).windows.update(windowId, { state: 'minimized' });
      }, tab);
    });
    await from.evaluate(async () => {
      const { windows } = chrome as unknown as {
        windows: { getAll(): Promise<{ id: number }[]>; update(window: number, change: object): Promise<unknown> };
      };
      for (const { id } of await windows.getAll()) await windows.update(id, { state: 'normal' });
    });
    await expectNothingKept(taken);
    expect(taken.problem?.message).toMatch(/was hidden|was minimised/);
    await backAs(page, before);
    await page.close();
  });

  it('because access was taken back', async () => {
    const { page, taken, before } = await interrupted(() => browser.withdrawHosts());
    await expectNothingKept(taken);
    expect(taken.problem?.message).not.toContain('went wrong');
    await backAs(page, before);
    await page.close();
  });

  it('is done as ever the next time', async () => {
    const page = await browser.open(PAGE);
    const tab = await pressed(browser, page);
    await page.bringToFront();
    const taken = await capture(from, tab);
    expect(taken.problem).toBeUndefined();
    expect((await kept()).evidence).toBe(1);
    await page.close();
  });
});
