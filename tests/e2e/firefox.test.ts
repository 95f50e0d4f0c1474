import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, launch } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { builtExtension, screens } from './browser.ts';

const PATHS = ['/usr/bin/firefox-esr', '/usr/bin/firefox', process.env['ANNEXA_FIREFOX'] ?? ''];
const firefoxPath = PATHS.find((path) => path !== '' && existsSync(path)) ?? null;

function haveFirefox(): boolean {
  if (firefoxPath !== null) return true;
  const what = 'Firefox is missing: install it (apt-get install firefox-esr) or name it in ANNEXA_FIREFOX';
  if (process.env['CI'] === 'true') throw new Error(what);
  console.warn(`\n*** The Firefox smoke test does not run. ${what}.\n`);
  return false;
}

/** A fixed id for the address of the pages, which Firefox otherwise draws at random. */
const UUID = '5f0c2f6e-1d1b-4c57-9a35-0d6a5d0c7a11';

describe.runIf(haveFirefox())('the extension in Firefox', () => {
  let browser: Browser;
  beforeAll(async () => {
    const folder = await builtExtension('firefox');
    browser = await launch({
      browser: 'firefox',
      executablePath: firefoxPath ?? '',
      headless: true,
      // Without it the protocol may not open a page of an extension.
      args: ['-remote-allow-system-access'],
      extraPrefsFirefox: {
        'extensions.webextensions.uuids': JSON.stringify({ 'annexa@annexa.invalid': UUID }),
        'xpinstall.signatures.required': false,
        'ui.systemUsesDarkTheme': 0,
      },
    });
    await browser.installExtension(folder);
  });
  afterAll(async () => {
    await browser?.close();
  });

  it('installs, opens its popup and reads its sample without an error', async () => {
    const page = await browser.newPage();
    const errors: string[] = [];
    page.on('console', (message) => {
      if (message.type() === 'error') errors.push(message.text());
    });
    page.on('pageerror', (error) => errors.push(String(error)));
    await page.setViewport({ width: 380, height: 600 });
    // The page moves to the extension's own process, and the protocol loses sight of its loading.
    await page.goto(`moz-extension://${UUID}/popup.html`, { timeout: 3_000 }).catch(() => null);
    const text = (): Promise<string> => page.evaluate(() => document.body.textContent);
    await expect.poll(text, { timeout: 20_000 }).toContain('Nothing is connected yet');
    await page.evaluate(() => {
      const buttons = [...document.querySelectorAll('button')];
      buttons.find(({ textContent }) => textContent === 'Explore with sample data')?.click();
    });
    const controls = (): Promise<number> => page.evaluate(() => document.querySelectorAll('.control').length);
    await expect.poll(controls, { timeout: 60_000 }).toBe(12);
    expect(await text()).toContain('Sample data.');
    mkdirSync(screens, { recursive: true });
    await page.screenshot({ path: join(screens, 'firefox-popup.png') });
    expect(errors).toEqual([]);
    await page.close();
  });
});
