import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { type BrowserContext, chromium, type Page, type Worker } from 'playwright-core';

/** The built extension in a real, headless Chromium. */

export const root = resolve(import.meta.dirname, '../..');
export const screens = join(root, 'out/screens');
const PATHS = ['/usr/bin/chromium', '/usr/bin/chromium-browser', process.env['ANNEXA_CHROMIUM'] ?? ''];

export const chromiumPath = PATHS.find((path) => path !== '' && existsSync(path)) ?? null;

/** False only on a machine without Chromium, where a loud line says so; in CI that is a failure instead. */
export function haveChromium(): boolean {
  if (chromiumPath !== null) return true;
  const what = 'Chromium is missing: install it (apt-get install chromium) or name it in ANNEXA_CHROMIUM';
  if (process.env['CI'] === 'true') throw new Error(what);
  console.warn(`\n*** e2e tests do not run. ${what}.\n`);
  return false;
}

/**
 * Folder of the build, made again when any source is newer than it. `e2e` has every host granted, since
 * no test can answer the browser's question; `production` is what is shipped.
 */
export async function builtExtension(
  browser: 'chrome' | 'firefox' = 'chrome',
  mode: 'e2e' | 'production' = 'e2e',
): Promise<string> {
  const out = join(root, '.output', `${browser}-mv3${mode === 'e2e' ? '-e2e' : ''}`);
  const manifest = join(out, 'manifest.json');
  const sources = ['collectors', 'shared', 'extension', 'wxt.config.ts', 'package-lock.json'];
  const newest = Math.max(...sources.map((path) => changed(join(root, path))));
  if (existsSync(manifest) && statSync(manifest).mtimeMs > newest) return out;
  const wxt = join(root, 'node_modules/wxt/bin/wxt.mjs');
  // Apart, since the builder changes the environment of the process it runs in.
  await promisify(execFile)(process.execPath, [wxt, 'build', '--mode', mode, '--browser', browser], { cwd: root });
  return out;
}

function changed(path: string): number {
  const found = statSync(path);
  if (!found.isDirectory()) return found.mtimeMs;
  return Math.max(found.mtimeMs, ...readdirSync(path).map((name) => changed(join(path, name))));
}

export interface Installed {
  readonly context: BrowserContext;
  readonly id: string;
  /** Errors of every page and worker since the start: a test ends by asserting that there are none. */
  readonly errors: string[];
  page(name: string, size?: { width: number; height: number }): Promise<Page>;
  /** A document of the extension that runs none of its code: to look into its storage from. */
  bare(): Promise<Page>;
  worker(): Promise<Worker>;
  /** Ends the worker as the browser does when it is idle. */
  killWorker(): Promise<void>;
  close(): Promise<void>;
}

/** With a `kept` profile, the one of an earlier start, which stays when this one is closed. */
export async function install(kept: string | null = null): Promise<Installed> {
  const folder = await builtExtension();
  const profile = kept ?? mkdtempSync(join(tmpdir(), 'annexa-e2e-'));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: chromiumPath ?? '',
    headless: true,
    viewport: null,
    args: [
      `--disable-extensions-except=${folder}`,
      `--load-extension=${folder}`,
      '--no-sandbox',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
  const errors: string[] = [];
  context.on('console', (message) => {
    if (message.type() === 'error') errors.push(`${message.page()?.url() ?? 'worker'}: ${message.text()}`);
  });
  context.on('weberror', (error) => errors.push(`${error.page()?.url()}: ${error.error().message}`));
  const worker = async (): Promise<Worker> =>
    context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker', { timeout: 20_000 }));
  const id = new URL((await worker()).url()).host;

  let looking: Promise<Page> | null = null;
  const bare = async (): Promise<Page> => {
    const page = await context.newPage();
    await page.goto(`chrome-extension://${id}/manifest.json`);
    return page;
  };

  return {
    context,
    id,
    errors,
    worker,
    bare: () => (looking ??= bare()),
    async page(name, size = { width: 380, height: 600 }) {
      const page = await context.newPage();
      await page.setViewportSize(size);
      await page.goto(`chrome-extension://${id}/${name}`);
      return page;
    },
    async killWorker() {
      const page = await context.newPage();
      const session = await context.newCDPSession(page);
      await session.send('ServiceWorker.enable');
      await session.send('ServiceWorker.stopAllWorkers');
      await page.close();
    },
    async close() {
      await context.close();
      if (kept === null) rmSync(profile, { recursive: true, force: true });
    },
  };
}

/** Writes a picture for people to look at; the whole page, as high as it is. */
export async function picture(page: Page, name: string, full = false): Promise<void> {
  mkdirSync(screens, { recursive: true });
  // A head that sticks would otherwise be drawn in the middle of a long page.
  if (full) await page.evaluate(() => scrollTo(0, 0));
  await page.screenshot({ path: join(screens, `${name}.png`), fullPage: full });
}
