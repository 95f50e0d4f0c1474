import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { haveChromium, screens } from './browser.ts';
import { type CaptureBrowser, startCaptureBrowser } from './capture-browser.ts';
import { artifact, capture, newest, pressed, stateOf } from './capture-steps.ts';
import { framesAt, SECRETS } from './pages/frames.ts';
import { stored } from './stored-bytes.ts';

describe.runIf(haveChromium()).each(['store', 'hosts'] as const)('frames, with the %s build', (build) => {
  let browser: CaptureBrowser;
  let from: Page;
  beforeAll(async () => {
    browser = await startCaptureBrowser({ build, pageCapture: true }, (url) => {
      const body = framesAt(url);
      return body === null ? null : { body };
    });
    from = await browser.extensionPage('options.html');
  });
  afterAll(async () => {
    await browser?.close();
  });

  it('are read where access is granted, covered and named where it is not', async () => {
    const page = await browser.open('https://console.aws.amazon.com/frames');
    await page.waitForTimeout(300);
    const before = await stateOf(page);
    const tab = await pressed(browser, page);
    await page.bringToFront();
    const taken = await capture(from, tab);
    expect(taken.problem).toBeUndefined();
    const record = await newest(from);
    const text = (await artifact(from, record, 'page-text')).toString('utf8');
    writeFileSync(join(screens, `capture-frames-${build}.png`), await artifact(from, record, 'screenshot'));
    expect(text).toContain('own says key ████████ and region');
    const granted = build === 'hosts';
    expect(text.includes('granted says key ████████ and region')).toBe(granted);
    expect(text).not.toContain('refused says');
    // Beside the one on the page and the one that comes on scrolling: the granted frame's own, or the granted frame itself.
    expect(record.capture.notes).toContain('3 frames of another origin were not read, and are covered.');
    expect(record.redactions).toContainEqual({ rule: 'frame-not-read', count: 3 });
    expect(record.completeness.complete).toBe(false);
    const all = await stored(from);
    for (const [who, secret] of Object.entries(SECRETS)) {
      expect.soft(all.includes(secret), who).toBe(false);
      expect.soft(all.includes(secret.slice(9)), `half of ${who}`).toBe(false);
    }
    const archive = (await artifact(from, record, 'page-html')).toString('latin1');
    expect(archive).toContain('own says');
    expect(archive.includes('granted says')).toBe(granted);
    expect(archive).not.toContain('refused says');
    // The page itself put a frame there while it was scrolled.
    await page.evaluate(() => document.getElementById('late')?.remove());
    expect(await stateOf(page)).toBe(before);
    await page.close();
  });

  // Without the host, nobody can scroll a frame of another origin.
  const scrolled = build === 'hosts' ? ['are scrolled where they hold the content of the page'] : [];
  it.each(scrolled)('%s', async () => {
    const page = await browser.open('https://console.aws.amazon.com/blade');
    await page.waitForTimeout(300);
    const tab = await pressed(browser, page);
    await page.bringToFront();
    const taken = await capture(from, tab);
    expect(taken.problem).toBeUndefined();
    const record = await newest(from);
    const picture = await artifact(from, record, 'screenshot');
    writeFileSync(join(screens, 'capture-blade.png'), picture);
    expect(record.capture.notes).toEqual([]);
    expect(record.completeness.complete).toBe(true);
    expect(record.capture.size.height).toBeGreaterThan(2500);
    const text = (await artifact(from, record, 'page-text')).toString('utf8');
    expect(text).toContain('Frame of https://portal.azure.com');
    expect(text).toContain('assignment-80');
    expect(await stored(from)).not.toContain(SECRETS.granted.slice(9));
    await page.close();
  });
});
