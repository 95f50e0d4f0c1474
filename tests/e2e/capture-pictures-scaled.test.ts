import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { haveChromium } from './browser.ts';
import { type CaptureBrowser, startCaptureBrowser } from './capture-browser.ts';
import { artifact, capture, difference, newest, pressed } from './capture-steps.ts';
import { inner } from './pages/consoles.ts';

const URL = 'https://console.aws.amazon.com/iam/home#/users';

interface Tabs {
  setZoom(tab: number, factor: number): Promise<void>;
}

async function zoomed(browser: CaptureBrowser, from: Page, page: Page, factor: number): Promise<void> {
  const tab = await browser.tabOf(page);
  await from.evaluate(([id = 0, to = 1]) => (chrome.tabs as unknown as Tabs).setZoom(id, to), [tab, factor]);
  await page.waitForTimeout(300);
}

describe.runIf(haveChromium())('a picture', () => {
  it.each([
    ['on a screen of 1.25', 1.25, 1],
    ['on a screen of 2', 2, 1],
    ['at a zoom of 90 %', 1, 0.9],
    ['at a zoom of 110 %', 1, 1.1],
  ])(
    'equals what the browser draws %s',
    async (what, density, zoom) => {
      const browser = await startCaptureBrowser({ build: 'store', density }, () => ({ body: inner(90) }));
      try {
        const from = await browser.extensionPage('options.html');
        const page = await browser.open(URL);
        if (zoom !== 1) await zoomed(browser, from, page, zoom);
        const tab = await pressed(browser, page);
        await page.bringToFront();
        expect((await capture(from, tab)).problem).toBeUndefined();
        const record = await newest(from);
        const picture = await artifact(from, record, 'screenshot');
        const { width, height } = record.capture.size;
        const own = await browser.context.newPage();
        const session = await browser.context.newCDPSession(own);
        const size = { width: Math.round(width / density), height: Math.round(height / density) };
        await session.send('Emulation.setDeviceMetricsOverride', {
          ...size,
          deviceScaleFactor: density,
          mobile: false,
        });
        await own.goto(URL);
        await own.addStyleTag({ content: '* { animation-play-state: paused !important; }' });
        await own.waitForTimeout(300);
        const { data } = await session.send('Page.captureScreenshot', { format: 'png' });
        const { share, sizes } = await difference(from, picture, Buffer.from(data, 'base64'));
        console.info(`${what}: ${(share * 100).toFixed(3)} % differ, ${sizes}, scale ${record.capture.view.scale}`);
        expect(record.capture.view.scale).toBe(Math.round(density * zoom * 100));
        expect(share).toBeLessThan(0.005);
      } finally {
        await browser.close();
      }
    },
    300_000,
  );
});
