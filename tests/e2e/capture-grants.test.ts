import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { haveChromium } from './browser.ts';
import { type CaptureBrowser, startCaptureBrowser } from './capture-browser.ts';
import { capture, pressed } from './capture-steps.ts';
import { looksWell } from './looks.ts';
import { hashRouted } from './pages/consoles.ts';

const PEOPLE = 'https://github.com/orgs/acme/people';
const GITHUB = ['https://*.ghe.com/*', 'https://github.com/*'];

/** The build that is shipped: access is given and taken back by the person, host by host. */
describe.runIf(haveChromium())('access to consoles', () => {
  let browser: CaptureBrowser;
  let from: Page;
  beforeAll(async () => {
    browser = await startCaptureBrowser({ build: 'store' }, () => ({ body: hashRouted() }));
    from = await browser.extensionPage('options.html');
  });
  afterAll(async () => {
    await browser?.close();
  });

  async function held(): Promise<string[]> {
    const { origins = [] } = await from.evaluate(() => chrome.permissions.getAll());
    return origins.filter((origin) => !origin.startsWith('chrome')).sort();
  }

  it('is held for nothing at first, and everything works', async () => {
    expect(await held()).toEqual([]);
    expect(await browser.registered()).toEqual([]);
    const page = await browser.open(PEOPLE);
    const tab = await browser.tabOf(page);
    await page.waitForTimeout(500);
    expect(await browser.badge(tab)).toBe('');
    expect((await capture(from, tab)).problem?.advice).toContain('Click the Annexa button');
    await pressed(browser, page);
    expect((await capture(from, tab)).problem).toBeUndefined();
    await page.close();
  });

  it('says what each is for, and how to take it back', async () => {
    const page = await browser.open(PEOPLE);
    await pressed(browser, page);
    const panel = await browser.panel(page);
    await panel.getByText(/^Shown before it is saved/).click();
    await panel.getByText('What Annexa may see').click();
    await panel.getByLabel('See by itself when I am on GitHub').waitFor();
    expect(await panel.locator('.access').textContent()).toContain('github.com, *.ghe.com');
    expect(await panel.locator('.access').textContent()).toContain('a capture needs only the click on the button');
    await looksWell(panel, 'panel-access');
    await panel.close();
    await page.close();
  });

  it('is asked for from a click, used from then on, and ends at the next click', async () => {
    // The browser's own question cannot be answered here: it is answered beforehand, and the click is what counts.
    for (const pattern of GITHUB) await browser.allowHost(pattern);
    expect(await held()).toEqual([]);
    const page = await browser.open(PEOPLE);
    await pressed(browser, page);
    const panel = await browser.panel(page);
    await panel.getByText(/^Shown before it is saved/).click();
    await panel.getByText('What Annexa may see').click();
    const sees = panel.getByLabel('See by itself when I am on GitHub');
    await panel.bringToFront();
    await sees.click();
    await expect.poll(held).toEqual(GITHUB);
    await expect.poll(() => sees.isChecked()).toBe(true);
    await expect.poll(() => browser.registered()).toContain('https://github.com/*');
    const other = await browser.open('https://github.com/organizations/acme/settings/security');
    const tab = await browser.tabOf(other);
    await expect.poll(() => browser.badge(tab)).toBe('3');
    await panel.bringToFront();
    await sees.click();
    await expect.poll(held).toEqual([]);
    await expect.poll(() => sees.isChecked()).toBe(false);
    await expect.poll(() => browser.registered()).toEqual([]);
    await panel.close();
    await other.close();
    await page.close();
  });

  it('is not missed where it was taken back: a click on the button still does', async () => {
    const page = await browser.open(PEOPLE);
    const tab = await browser.tabOf(page);
    await page.waitForTimeout(500);
    expect(await browser.badge(tab)).toBe('');
    await pressed(browser, page);
    expect((await capture(from, tab)).problem).toBeUndefined();
    const panel = await browser.panel(page);
    await panel.getByText(/^Captured just now/).waitFor();
    await panel.close();
    await page.close();
  });

  it('makes no error', () => {
    expect(browser.errors.filter((text) => !/404|favicon/.test(text))).toEqual([]);
  });
});
