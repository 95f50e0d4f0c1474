import { mkdtemp, rm, writeFile, mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildVerifyPage } from '#collectors/cli/build/verify-page.ts';
import { utf8 } from '#shared/evidence/bytes.ts';
import type { PackageFile } from '#shared/package/zip-writer.ts';
import { zipOfFiles } from '../shared/package/mutations.ts';
import { filesOf, inputOf, type SampleLog, sampleLog } from '../shared/package/sample-package.ts';

/** The page that comes with a package, opened from it as a file, in a browser that is offline. */
let folder: string;
let browser: Browser;
let log: SampleLog;
let files: PackageFile[];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'annexa-page-'));
  log = await sampleLog(5);
  files = await filesOf(inputOf(log.writer, { verifyPage: utf8(await buildVerifyPage()) }));
  for (const { path, bytes } of files) {
    await mkdir(dirname(join(folder, 'bag', path)), { recursive: true });
    await writeFile(join(folder, 'bag', path), bytes);
  }
  await writeFile(join(folder, 'bag.zip'), await zipOfFiles(files));
  const logs = [{ origin: log.store.origin, keys: [log.signer.keyid] }];
  await writeFile(join(folder, 'policy.json'), JSON.stringify({ format: 'annexa-trust-1', logs, authorities: [] }));
  browser = await chromium.launch({
    executablePath: process.env['ANNEXA_CHROMIUM'] ?? '/usr/bin/chromium',
    args: ['--no-sandbox'],
  });
});
afterAll(async () => {
  await browser.close();
  await rm(folder, { recursive: true, force: true });
});

async function opened(): Promise<{ page: Page; asked: string[]; errors: string[] }> {
  const context = await browser.newContext({ offline: true });
  const page = await context.newPage();
  const asked: string[] = [];
  const errors: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
  await page.goto(pathToFileURL(join(folder, 'bag/verify.html')).href);
  return { page, asked, errors };
}

const answer = (page: Page) => page.locator('section[data-outcome]').first().getAttribute('data-outcome');

test('verifies the zip and the folder it lies in, and asks nobody', async () => {
  const { page, asked, errors } = await opened();
  await page.locator('#zip').setInputFiles(join(folder, 'bag.zip'));
  expect(await answer(page)).toBe('verified-self-asserted');
  await page.locator('#result').evaluate((element) => element.replaceChildren());
  await page.locator('#folder').setInputFiles(join(folder, 'bag'));
  expect(await answer(page)).toBe('verified-self-asserted');
  expect(await page.locator('#result').innerText()).toContain(log.signer.keyid);
  expect(asked).toEqual([pathToFileURL(join(folder, 'bag/verify.html')).href]);
  expect(errors).toEqual([]);
  await page.context().close();
});

test('takes a trust policy, and a zip that is dropped', async () => {
  const { page } = await opened();
  await page.locator('#policy').setInputFiles(join(folder, 'policy.json'));
  await page.getByText('Trust policy taken').waitFor();
  const zip = Buffer.from(await zipOfFiles(files)).toString('base64');
  await page.evaluate((text) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([Uint8Array.from(atob(text), (character) => character.charCodeAt(0))], 'bag.zip'));
    document
      .getElementById('zone')
      ?.dispatchEvent(new DragEvent('drop', { dataTransfer: transfer, bubbles: true, cancelable: true }));
  }, zip);
  expect(await answer(page)).toBe('verified');
  await page.context().close();
});

test('says what is broken', async () => {
  const { page } = await opened();
  const changed = files.map((file) =>
    file.path === 'data/index.html' ? { ...file, bytes: utf8('<!doctype html><title>Repaid</title>') } : file,
  );
  await writeFile(join(folder, 'changed.zip'), await zipOfFiles(changed));
  await page.locator('#zip').setInputFiles(join(folder, 'changed.zip'));
  expect(await answer(page)).toBe('failed');
  expect(await page.locator('#result').innerText()).toContain('First broken: data/index.html');
  await page.locator('#zip').setInputFiles(join(folder, 'policy.json'));
  await page.getByText('First broken: the package').waitFor();
  await page.context().close();
});

test('forbids itself every request', async () => {
  const { page } = await opened();
  const refused = await page.evaluate(() =>
    fetch('https://example.com/').then(
      () => 'asked',
      () => 'refused',
    ),
  );
  expect(refused).toBe('refused');
  const policy = await page.locator('meta[http-equiv]').getAttribute('content');
  expect(policy).toMatch(
    /^default-src 'none'; script-src 'sha256-[^']+'; style-src 'sha256-[^']+'; base-uri 'none'; form-action 'none'$/,
  );
  await page.context().close();
});
