import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { screens } from './browser.ts';
import { haveFirefox, startFirefox, UUID } from './firefox-browser.ts';

describe.runIf(haveFirefox())('the extension in Firefox', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await startFirefox();
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
