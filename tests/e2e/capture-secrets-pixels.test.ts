import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { haveChromium, screens } from './browser.ts';
import { type CaptureBrowser, startCaptureBrowser } from './capture-browser.ts';
import { artifact, blob, capture, newest, pressed, type SavedRecord } from './capture-steps.ts';
import { exported, unzipped } from './package-steps.ts';
import { plantedPage } from './pages/secrets.ts';
import { type Place, placesOf, writtenShares } from './secret-places.ts';
import { formsOf, readings } from './stored-bytes.ts';

const { html, planted } = plantedPage('drawn');
const secrets = planted.map(({ secret }) => secret);

/** Letters stand in columns of which some are dark; a mask is dark throughout, and paper nowhere. */
const WRITTEN = 0.08;

const OCR = process.env['ANNEXA_TESSERACT'] ?? 'tesseract';

function haveTesseract(): boolean {
  try {
    execFileSync(OCR, ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    console.warn('\n*** Pictures are not read by OCR: install it (apt-get install tesseract-ocr).\n');
    return false;
  }
}

describe.runIf(haveChromium())('60 secrets that a page shows', () => {
  let browser: CaptureBrowser;
  let from: Page;
  let record: SavedRecord;
  let places: Place[];
  let before: Buffer;
  const folder = mkdtempSync(join(tmpdir(), 'annexa-pixels-'));
  beforeAll(async () => {
    browser = await startCaptureBrowser({ build: 'store', pageCapture: true }, () => ({ body: html }));
    from = await browser.extensionPage('options.html');
    const page = await browser.open('https://console.aws.amazon.com/iam/home#/users');
    places = await placesOf(page, secrets);
    before = await page.screenshot({ fullPage: true });
    const tab = await pressed(browser, page);
    await page.bringToFront();
    const taken = await capture(from, tab);
    if (taken.problem) throw new Error(taken.problem.message);
    record = await newest(from);
  });
  afterAll(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('have a place in the picture, each of them, and can be read there before', async () => {
    expect(new Set(places.map(({ secret }) => secret)).size).toBe(60);
    const shares = await writtenShares(from, before, places);
    expect(Math.min(...shares)).toBeGreaterThan(3 * WRITTEN);
  });

  it('are a mask and paper in the picture, with its band and without', async () => {
    writeFileSync(join(screens, 'capture-secrets-drawn.png'), await artifact(from, record, 'screenshot'));
    for (const role of ['screenshot', 'screenshot-annotated']) {
      const shares = await writtenShares(from, await artifact(from, record, role), places);
      expect(places.filter((_, at) => (shares[at] ?? 1) > WRITTEN)).toEqual([]);
    }
  });

  it('are in no raw frame', async () => {
    const frames = record.capture.artifacts.filter(({ name }) => name.startsWith('frame '));
    expect(frames.length).toBeGreaterThan(8);
    const { height } = record.capture.view;
    let looked = 0;
    for (const [at, { sha256 }] of frames.entries()) {
      const top = Math.min(at * height, record.capture.size.height - height);
      const inFrame = places
        .filter(({ y, height: own }) => y >= top && y + own <= top + height)
        .map((place) => ({ ...place, y: place.y - top }));
      const shares = await writtenShares(from, await blob(from, sha256), inFrame);
      expect(inFrame.filter((_, each) => (shares[each] ?? 1) > WRITTEN)).toEqual([]);
      looked += inFrame.length;
    }
    expect(looked).toBeGreaterThan(0.9 * places.length);
  });

  it.runIf(haveTesseract())('are read by nobody who reads the picture', async () => {
    const file = join(folder, 'page.png');
    const read = (picture: Buffer): string => {
      writeFileSync(file, picture);
      return execFileSync(OCR, [file, '-', '--psm', '6'], {
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'ignore'],
      });
    };
    const text = read(await artifact(from, record, 'screenshot'));
    expect(text).toContain('Require two-factor authentication');
    const squeezed = text.replaceAll(/\s+/g, '');
    // It reads letters wrong here and there: ten in a row that are right are enough to know one.
    const known = (where: string): string[] =>
      secrets.filter((secret) => parts(secret, 10).some((part) => where.includes(part)));
    expect(known(squeezed)).toEqual([]);
    const readBefore = known(read(before).replaceAll(/\s+/g, '')).length;
    console.info(`OCR knew ${readBefore} of 60 secrets before, and none in the capture`);
    expect(readBefore).toBeGreaterThan(30);
  });

  it('are in no file of the package that is exported', async () => {
    const zip = join(folder, 'package.zip');
    await (await exported({ page: (path) => browser.extensionPage(path) }, zip)).page.close();
    const files = unzipped(zip, join(folder, 'bag'));
    const names = [...files.keys()];
    expect(names.some((name) => name.startsWith('data/evidence/'))).toBe(true);
    expect(names.filter((name) => name.startsWith('data/blobs/')).length).toBeGreaterThan(10);
    let looked = 0;
    const leaks: string[] = [];
    for (const [name, bytes] of files) {
      const texts = readings(bytes);
      looked += texts.length;
      for (const { kind, secret } of planted) {
        if (formsOf(secret).some((form) => texts.some((text) => text.includes(form)))) leaks.push(`${kind} in ${name}`);
      }
    }
    console.info(
      `${names.length} files of the package, ${looked} readings, 60 secrets in ${formsOf(secrets[0] ?? '').length} forms: ${leaks.length} found`,
    );
    expect(leaks).toEqual([]);
    // The same search finds what is there.
    const all = [...files.values()].flatMap(readings);
    expect(all.some((text) => text.includes('Require two-factor authentication'))).toBe(true);
  });
});

function parts(secret: string, length: number): string[] {
  return Array.from({ length: Math.max(1, secret.length - length + 1) }, (_, at) => secret.slice(at, at + length));
}
