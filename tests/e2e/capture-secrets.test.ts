import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { haveChromium, screens } from './browser.ts';
import { type CaptureBrowser, startCaptureBrowser } from './capture-browser.ts';
import { artifact, capture, newest, pressed, type SavedRecord, stateOf } from './capture-steps.ts';
import { KIND_COUNT, plantedPage } from './pages/secrets.ts';
import { stored } from './stored-bytes.ts';

const { html, planted } = plantedPage();
const URL_SECRET = 'abcdefghij0123456789ABCDEFGHIJ';
const ADDRESS = `https://console.aws.amazon.com/iam/home?access_token=${URL_SECRET}#/users`;

/** A page that puts a secret back as often as it is masked, and one that shows one late. */
const STUBBORN = `<!doctype html><title>Stubborn</title><p id="p"></p><script>
  const secret = 'AKIA' + 'IOSFODNN7EXAMPLE';
  p.textContent = secret;
  setInterval(() => { if (p.textContent !== secret) p.textContent = secret; }, 5);
</script>`;
const LATE = `<!doctype html><title>Late</title><div style="height:2500px"></div><p id="p">nothing</p><script>
  addEventListener('scroll', () => setTimeout(() => { p.textContent = 'key AKIA' + 'IOSFODNN7EXAMPLE'; }, 80));
</script>`;

describe.runIf(haveChromium())('secrets on a page', () => {
  let browser: CaptureBrowser;
  let from: Page;
  let page: Page;
  let record: SavedRecord;
  let before = '';
  beforeAll(async () => {
    browser = await startCaptureBrowser({ build: 'store', pageCapture: true }, (url) => ({
      body: url.pathname === '/stubborn' ? STUBBORN : url.pathname === '/late' ? LATE : html,
    }));
    from = await browser.extensionPage('options.html');
    page = await browser.open(ADDRESS);
    before = await stateOf(page);
    const tab = await pressed(browser, page);
    await page.bringToFront();
    const taken = await capture(from, tab, { emails: true });
    if (taken.problem) throw new Error(taken.problem.message);
    record = await newest(from);
  });
  afterAll(async () => {
    await browser?.close();
  });

  it('are 60 of 20 kinds', () => {
    expect(KIND_COUNT).toBe(20);
    expect(new Set(planted.map(({ secret }) => secret)).size).toBe(60);
  });

  it('are in no byte that is stored: text, saved page, record, database', async () => {
    const text = (await artifact(from, record, 'page-text')).toString('utf8');
    expect(record.capture.notes).toEqual([]);
    const archive = (await artifact(from, record, 'page-html')).toString('latin1');
    const plain = archive
      .replaceAll(/=\r?\n/g, '')
      .replaceAll(/=([0-9A-F]{2})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
    expect(archive).toContain('Snapshot-Content-Location');
    const all = await stored(from);
    const secrets = [...planted.map(({ secret }) => secret), 'correct-horse-battery-staple', URL_SECRET];
    const squeezed = (value: string): string => value.replaceAll(/\s+/g, '');
    const found = secrets.filter((secret) =>
      [text, archive, plain, all, squeezed(text), squeezed(all)].some(
        // Half of a secret is a leak too.
        (where) => where.includes(secret) || where.includes(secret.slice(0, Math.ceil(secret.length / 2) + 4)),
      ),
    );
    expect(planted.filter(({ secret }) => found.includes(secret)).map(({ kind }) => kind)).toEqual([]);
    expect(found).toEqual([]);
    expect(text).not.toContain('ann@example.com');
  });

  it('leave everything else readable', async () => {
    const text = (await artifact(from, record, 'page-text')).toString('utf8');
    expect(text).toContain('Require two-factor authentication [x]');
    expect(text).toContain('111122223333');
    expect(text).toContain('arn:aws:iam::111122223333:user/ann');
    expect(text).toContain('3f2b8c1e-5d7a-4e0b-9c1d-2a3b4c5d6e7f');
    expect(text).toContain('████████');
    expect(record.capture.url).toBe('https://console.aws.amazon.com/iam/home?access_token=********#/users');
  });

  it('are recorded as rule and count', () => {
    const rules = new Map(record.redactions.map(({ rule, count }) => [rule, count]));
    expect(rules.get('password-field')).toBe(1);
    expect(rules.get('email-address')).toBe(1);
    for (const rule of ['aws-access-key-id', 'json-web-token', 'gitlab-token', 'google-api-key', 'slack-token']) {
      expect(rules.get(rule) ?? 0).toBeGreaterThanOrEqual(3);
    }
    expect([...rules.values()].reduce((sum, count) => sum + count, 0)).toBeGreaterThanOrEqual(60);
  });

  it('are opaque in the picture: where one stood there are a mask and paper', async () => {
    writeFileSync(join(screens, 'capture-secrets.png'), await artifact(from, record, 'screenshot'));
    const clean = html.replaceAll(/<script>[\s\S]*?<\/script>/g, '');
    expect(clean).not.toBe(html);
    // The same page with the masks written into it by hand draws the same pixels where the secrets stood.
    const boxes = await page.evaluate(
      (secrets) => {
        const found: { secret: string; x: number; y: number; width: number; height: number }[] = [];
        const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
        for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
          for (const secret of secrets) {
            const at = (node.textContent ?? '').indexOf(secret);
            // A closed element has a place, but shows nothing there.
            if (at < 0 || node.parentElement?.closest('details:not([open])')) continue;
            const range = document.createRange();
            range.setStart(node, at);
            range.setEnd(node, at + secret.length);
            const box = range.getBoundingClientRect();
            if (box.width > 0)
              found.push({ secret, x: box.x, y: box.y + scrollY, width: box.width, height: box.height });
          }
        }
        return found;
      },
      planted.map(({ secret }) => secret),
    );
    expect(boxes.length).toBeGreaterThan(8);
    const picture = (await artifact(from, record, 'screenshot')).toString('base64');
    const inks = await from.evaluate(
      async ({ text, places }) => {
        const image = await createImageBitmap(
          new Blob([Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0))]),
        );
        const canvas = new OffscreenCanvas(image.width, image.height);
        const context = canvas.getContext('2d', { willReadFrequently: true });
        context?.drawImage(image, 0, 0);
        return places.map(({ secret, x, y, width, height }) => {
          // Beyond the mask's own eight letters there must be nothing of the secret's letters.
          const start = Math.ceil(x + 12 * 8.5);
          const wide = Math.floor(width - 12 * 8.5);
          if (wide < 8) return { secret, share: 0 };
          const data = context?.getImageData(start, Math.ceil(y), wide, Math.floor(height)).data ?? [];
          let ink = 0;
          for (let at = 0; at < data.length; at += 4) if ((data[at] ?? 255) < 128) ink += 1;
          return { secret, share: ink / Math.max(1, data.length / 4) };
        });
      },
      { text: picture, places: boxes.filter(({ width }) => width > 200) },
    );
    expect(inks.length).toBeGreaterThan(4);
    expect(inks.filter(({ share }) => share > 0.005)).toEqual([]);
  });

  it('are back on the page afterwards, which is as it was', async () => {
    expect(await stateOf(page)).toBe(before);
  });

  it('throw a capture away that they cannot be kept out of', async () => {
    const stubborn = await browser.open('https://console.aws.amazon.com/stubborn');
    const tab = await pressed(browser, stubborn);
    await stubborn.bringToFront();
    const { ok, problem } = await capture(from, tab);
    expect(ok).toBe(false);
    expect(problem?.message).toContain('kept showing a secret');
    expect(await stored(from)).not.toContain('AKIAIOSFODNN7EXAMPLE');
    await stubborn.close();
  });

  it('are masked when they come late, on scrolling', async () => {
    const late = await browser.open('https://console.aws.amazon.com/late');
    const tab = await pressed(browser, late);
    await late.bringToFront();
    const taken = await capture(from, tab);
    expect(taken.problem).toBeUndefined();
    const text = (await artifact(from, await newest(from), 'page-text')).toString('utf8');
    expect(text).toContain('key ████████');
    expect(await stored(from)).not.toContain('IOSFODNN7EXAMPLE');
    await late.close();
  });
});
