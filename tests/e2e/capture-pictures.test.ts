import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { haveChromium, screens } from './browser.ts';
import { type CaptureBrowser, startCaptureBrowser } from './capture-browser.ts';
import { artifact, capture, difference, newest, pressed, stateOf } from './capture-steps.ts';
import { framed, hashRouted, inner, long, pictured, virtualised, wide } from './pages/consoles.ts';

const PAGES: Record<string, string> = {
  'https://github.com/orgs/acme/people': long(100),
  'https://github.com/orgs/acme/teams': long(920),
  'https://console.aws.amazon.com/iam/home#/users': inner(90),
  'https://console.aws.amazon.com/iam/home#/dark': inner(90, 'dark'),
  'https://console.aws.amazon.com/iam/home#/rtl': inner(60, 'light', 'rtl'),
  'https://console.aws.amazon.com/iam/home#/roles': virtualised(118),
  'https://portal.azure.com/#view/frames': framed(80),
  'https://console.aws.amazon.com/iam/home#/account_settings': hashRouted(),
};

Object.assign(PAGES, {
  'https://github.com/orgs/acme/wide': wide('window'),
  'https://console.aws.amazon.com/iam/home#/wide': wide('inside'),
  'https://console.aws.amazon.com/iam/home#/pictures': pictured(),
});

/** Addresses below one path differ by their hash only, which no request says. */
let answering = '';

/** Two pictures a second, and a fifth more. */
const allowed = (frames: number): number => (frames / 2) * 1.2 * 1000;

describe.runIf(haveChromium())('pictures of consoles', () => {
  let browser: CaptureBrowser;
  let from: Page;
  beforeAll(async () => {
    browser = await startCaptureBrowser({ build: 'store' }, () => ({ body: PAGES[answering] ?? '' }));
    from = await browser.extensionPage('options.html');
    mkdirSync(screens, { recursive: true });
  });
  afterAll(async () => {
    await browser?.close();
  });

  async function captured(url: string, prepare: (page: Page) => Promise<void> = async () => {}) {
    answering = url;
    const page = await browser.open(url);
    await prepare(page);
    const before = await stateOf(page);
    const tab = await pressed(browser, page);
    await page.bringToFront();
    const taken = await capture(from, tab);
    expect(taken.problem).toBeUndefined();
    expect(await stateOf(page)).toBe(before);
    const record = await newest(from);
    expect(record.capture.url).toBe(url);
    return { page, record, taken };
  }

  /** The page drawn by the browser itself in a window as large as all of it. */
  async function ownRendering(url: string, size: { width: number; height: number }): Promise<Buffer> {
    const page = await browser.context.newPage();
    await page.setViewportSize(size);
    answering = url;
    await page.goto(url);
    await page.waitForTimeout(200);
    await page.addStyleTag({
      content: '* { animation-play-state: paused !important; caret-color: transparent !important; }',
    });
    const picture = await page.screenshot();
    await page.close();
    return picture;
  }

  const frames = (record: { capture: { artifacts: readonly { name: string }[] } }): number =>
    Math.max(1, record.capture.artifacts.filter(({ name }) => name.startsWith('frame')).length);

  it.each([
    ['a window that scrolls, with a bar that sticks', 'https://github.com/orgs/acme/people', '.bar'],
    ['an area inside that scrolls', 'https://console.aws.amazon.com/iam/home#/users', '#scroll'],
    ['a dark theme', 'https://console.aws.amazon.com/iam/home#/dark', '#scroll'],
    ['a page from right to left', 'https://console.aws.amazon.com/iam/home#/rtl', '#scroll'],
    ['rows that are drawn as they come into view', 'https://console.aws.amazon.com/iam/home#/roles', '#scroll'],
    ['content in a frame', 'https://portal.azure.com/#view/frames', 'iframe'],
    ['30,000 pixels', 'https://github.com/orgs/acme/teams', '.bar'],
  ])('shows %s as the browser draws it whole', async (what, url) => {
    const { page, record } = await captured(url, async (shown) => {
      await shown.evaluate(() => {
        document.getElementById('scroll')?.scrollTo({ top: 123, behavior: 'instant' });
        if (!document.getElementById('scroll')) scrollTo({ top: 77, behavior: 'instant' });
        document.getElementById('find')?.focus({ preventScroll: true });
      });
      await shown.waitForTimeout(120);
    });
    const picture = await artifact(from, record, 'screenshot');
    writeFileSync(join(screens, `capture-${what.replaceAll(/\W+/g, '-')}.png`), picture);
    const own = await ownRendering(url, record.capture.size);
    const { share, sizes } = await difference(from, picture, own);
    const ms = Date.parse(record.time.finished) - Date.parse(record.time.started);
    console.info(`${what}: ${(share * 100).toFixed(3)} % differ, ${sizes}, ${frames(record)} frames, ${ms} ms`);
    expect(share).toBeLessThan(0.005);
    expect(frames(record)).toBeGreaterThan(1);
    // The best of three: what other programs of the machine take is not ours.
    let best = ms;
    for (let tries = 2; tries > 0 && best > allowed(frames(record)); tries -= 1) {
      await page.bringToFront();
      const again = await capture(from, await browser.tabOf(page));
      expect(again.problem).toBeUndefined();
      const { time } = await newest(from);
      best = Math.min(best, Date.parse(time.finished) - Date.parse(time.started));
    }
    expect(best).toBeLessThanOrEqual(allowed(frames(record)));
    await page.close();
  });

  it.each([
    ['in the window', 'https://github.com/orgs/acme/wide'],
    ['in an area inside', 'https://console.aws.amazon.com/iam/home#/wide'],
  ])('shows a table that is wider than its place, %s, with its first column once', async (what, url) => {
    const { page, record } = await captured(url);
    const picture = await artifact(from, record, 'screenshot');
    writeFileSync(join(screens, `capture-wide-${what.replaceAll(' ', '-')}.png`), picture);
    const { share, sizes } = await difference(from, picture, await ownRendering(url, record.capture.size));
    console.info(`a wide table ${what}: ${(share * 100).toFixed(3)} % differ, ${sizes}, ${frames(record)} frames`);
    expect(record.capture.size.width).toBeGreaterThan(2500);
    expect(record.capture.notes).toEqual([]);
    expect(share).toBeLessThan(0.005);
    await page.close();
  });

  it('leaves selection, styles, animations and focus as they were, and a still page untouched', async () => {
    const url = 'https://console.aws.amazon.com/iam/home#/users';
    answering = url;
    const page = await browser.open(url);
    await page.evaluate(() => {
      const [first, second] = document.querySelectorAll('td');
      document
        .getSelection()
        ?.setBaseAndExtent(first?.firstChild?.firstChild ?? document.body, 1, second?.firstChild ?? document.body, 2);
      // As no program would write it.
      document.querySelector('th')?.setAttribute('style', 'color : #123 ;;top:0');
      const seen: string[] = [];
      Object.assign(globalThis, { seen });
      new MutationObserver((all) =>
        seen.push(...all.map(({ type, attributeName }) => `${type} ${attributeName ?? ''}`)),
      ).observe(document, { subtree: true, childList: true, characterData: true, attributes: true });
    });
    const state = () =>
      page.evaluate(() => {
        const selection = document.getSelection();
        return [
          selection?.toString(),
          selection?.anchorOffset,
          selection?.focusOffset,
          document.querySelector('th')?.getAttribute('style'),
          document
            .getAnimations()
            .map(({ playState }) => playState)
            .join(),
          document.documentElement.outerHTML,
        ].join('|');
      });
    const before = await state();
    const tab = await pressed(browser, page);
    await page.bringToFront();
    expect((await capture(from, tab)).problem).toBeUndefined();
    expect(await state()).toBe(before);
    const seen = await page.evaluate(() => (globalThis as unknown as { seen: string[] }).seen);
    // Only the four heads of the table, hidden while they stick and shown again.
    expect(new Set(seen)).toEqual(new Set(['attributes style']));
    console.info(`a page that watches itself saw ${seen.length} changes of styles, and no other`);
    await page.close();
  });

  it('covers pictures that nobody can scan, and shows them when a person wants that', async () => {
    const url = 'https://console.aws.amazon.com/iam/home#/pictures';
    const { page, record } = await captured(url);
    writeFileSync(join(screens, 'capture-pictures-covered.png'), await artifact(from, record, 'screenshot'));
    expect(record.capture.notes).toContain('4 pictures on this page were not scanned for secrets, and are covered.');
    expect(record.redactions).toContainEqual({ rule: 'picture-not-scanned', count: 4 });
    const tab = await browser.tabOf(page);
    const covered = await artifact(from, record, 'screenshot');
    expect((await capture(from, tab, { showPictures: true })).problem).toBeUndefined();
    const shown = await newest(from);
    expect(shown.capture.notes).toContain(
      '4 pictures on this page were not scanned for secrets, and shown because a person chose so.',
    );
    const own = await ownRendering(url, shown.capture.size);
    expect((await difference(from, await artifact(from, shown, 'screenshot'), own)).share).toBeLessThan(0.005);
    expect((await difference(from, covered, own)).share).toBeGreaterThan(0.02);
    await page.close();
  });

  it('keeps every row of a list that draws only some, in the text and in the count', async () => {
    const url = 'https://console.aws.amazon.com/iam/home#/roles';
    const { page, record } = await captured(url);
    const text = (await artifact(from, record, 'page-text')).toString('utf8').split('\n');
    const roles = text.filter((line) => line.startsWith('role-'));
    expect(roles).toEqual(Array.from({ length: 118 }, (_, index) => `role-${String(index + 1).padStart(4, '0')}`));
    await page.close();
  });

  it('says below the picture where it is from, and leaves the picture as it is', async () => {
    const url = 'https://console.aws.amazon.com/iam/home#/account_settings';
    const { page, record } = await captured(url);
    const picture = await artifact(from, record, 'screenshot');
    const banded = await artifact(from, record, 'screenshot-annotated');
    writeFileSync(join(screens, 'capture-with-band.png'), banded);
    const above = await from.evaluate(
      async ([whole = '', top = '']) => {
        const load = async (text: string) =>
          createImageBitmap(new Blob([Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0))]));
        const [a, b] = [await load(whole), await load(top)];
        const data = (image: ImageBitmap) => {
          const canvas = new OffscreenCanvas(b.width, b.height);
          canvas.getContext('2d')?.drawImage(image, 0, 0);
          return canvas.getContext('2d')?.getImageData(0, 0, b.width, b.height).data.join();
        };
        return { same: data(a) === data(b), higher: a.height - b.height };
      },
      [banded.toString('base64'), picture.toString('base64')],
    );
    expect(above.same).toBe(true);
    expect(above.higher).toBeGreaterThan(100);
    expect(record.capture.page).toBe('aws/iam-password-policy');
    await page.close();
  });

  it('records one screen within a second and a half, and never holds the page for 50 ms', async () => {
    answering = 'https://console.aws.amazon.com/iam/home#/account_settings';
    const page = await browser.open(answering);
    const tab = await pressed(browser, page);
    await page.bringToFront();
    await page.evaluate(() => {
      const seen: number[] = [];
      Object.assign(globalThis, { seen });
      new PerformanceObserver((list) => {
        for (const { duration } of list.getEntries()) seen.push(duration);
      }).observe({ type: 'longtask' });
    });
    const times: number[] = [];
    for (let run = 0; run < 3; run += 1) {
      const { problem, ms } = await capture(from, tab);
      expect(problem).toBeUndefined();
      times.push(ms);
      await page.waitForTimeout(700);
    }
    const held = await page.evaluate(() => (globalThis as unknown as { seen: number[] }).seen);
    console.info(`one screen: ${times.map(Math.round).join(', ')} ms from press to saved; long tasks: ${held.join()}`);
    expect(Math.min(...times)).toBeLessThan(1500);
    expect(held).toEqual([]);
    await page.close();
  });

  it('makes no error', () => {
    expect(browser.errors.filter((text) => !/404|favicon/.test(text))).toEqual([]);
  });
});
