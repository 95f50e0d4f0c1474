import { createServer, type Server } from 'node:http';
import { mkdirSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Browser, Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { screens } from './browser.ts';
import type { SavedRecord } from './capture-steps.ts';
import { haveFirefox, startFirefox, UUID } from './firefox-browser.ts';
import { inner, long } from './pages/consoles.ts';
import { blobInPage, newestOf, statementsInPage } from './stored-log.ts';

interface Stored {
  readonly collector: string;
  readonly roles: readonly string[];
  readonly size: { readonly width: number; readonly height: number };
  readonly text: string;
}

/** A console page captured in Firefox: recognised, pictured whole, saved as evidence. */
describe.runIf(haveFirefox())('a capture in Firefox', () => {
  let browser: Browser;
  let server: Server;
  let origin = '';
  beforeAll(async () => {
    server = createServer((request, response) => {
      response.setHeader('content-type', 'text/html; charset=utf-8');
      response.end(request.url?.includes('inner') ? inner(120) : long(120));
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    browser = await startFirefox({ everywhere: true });
  });
  afterAll(async () => {
    await browser?.close();
    server?.close();
  });

  /** A page of the extension; it moves to the extension's own process, and the protocol loses sight of its loading. */
  async function extensionPage(path: string): Promise<Page> {
    const page = await browser.newPage();
    await page.goto(`moz-extension://${UUID}/${path}`, { timeout: 3_000 }).catch(() => null);
    return page;
  }

  async function tabAt(from: Page, url: string): Promise<number> {
    const id = await from.evaluate(async (address) => {
      const tabs = await (globalThis as unknown as { browser: typeof chrome }).browser.tabs.query({});
      return tabs.find((tab) => tab.url === address)?.id ?? null;
    }, url);
    if (id === null) throw new Error(`no tab shows ${url}`);
    return id;
  }

  function press(panel: Page, name: RegExp): Promise<boolean> {
    return panel.evaluate((source) => {
      const named = new RegExp(source);
      const button = [...document.querySelectorAll('button')].find(({ textContent }) => named.test(textContent));
      button?.click();
      return button !== undefined;
    }, name.source);
  }

  async function says(panel: Page, text: RegExp): Promise<void> {
    await expect.poll(() => panel.evaluate(() => document.body.textContent), { timeout: 30_000 }).toMatch(text);
  }

  /** The newest evidence, as the extension's own database has it. */
  async function newest(from: Page): Promise<Stored> {
    const { collector, capture } = newestOf(await from.evaluate(statementsInPage)) as SavedRecord;
    const { artifacts, size } = capture;
    const digest = artifacts.find(({ role }) => role === 'page-text')?.sha256 ?? '';
    return {
      collector: collector.id,
      roles: artifacts.map(({ role }) => role),
      size,
      text: Buffer.from(await from.evaluate(blobInPage, digest), 'base64').toString('utf8'),
    };
  }

  async function captured(
    path: string,
  ): Promise<{ readonly stored: Stored; readonly panel: Page; readonly page: Page }> {
    const url = `${origin}${path}`;
    const page = await browser.newPage();
    await page.setViewport({ width: 1200, height: 800 });
    await page.goto(url);
    const looking = await extensionPage('options.html');
    const panel = await extensionPage(`sidepanel.html?tab=${await tabAt(looking, url)}`);
    await panel.setViewport({ width: 400, height: 860 });
    await says(panel, /is no page that Annexa knows/);
    await page.bringToFront();
    expect(await press(panel, /^Capture$/)).toBe(true);
    await says(panel, /Save as evidence/);
    await press(panel, /^Save as evidence$/);
    await says(panel, /Captured once/);
    const stored = await newest(looking);
    await looking.close();
    return { stored, panel, page };
  }

  it.each([
    ['a page that the window scrolls', '/training'],
    ['a page that scrolls inside itself', '/inner/users'],
  ])('pictures %s whole, with its text, and saves it', async (_, path) => {
    const { stored, panel, page } = await captured(path);
    expect(stored.collector).toBe('console/page');
    expect(stored.roles).toEqual(expect.arrayContaining(['screenshot', 'screenshot-annotated', 'page-text']));
    // 120 rows of 33 pixels: several windows high.
    expect(stored.size.height).toBeGreaterThan(120 * 33);
    expect(stored.text).toContain('user-0001');
    expect(stored.text).toContain('user-0120');
    mkdirSync(screens, { recursive: true });
    await panel.screenshot({ path: join(screens, `firefox-panel${path.replaceAll('/', '-')}.png`) });
    await panel.close();
    await page.close();
  });
});
