import { cpSync, existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, launch } from 'puppeteer-core';
import { builtExtension } from './browser.ts';

const PATHS = ['/usr/bin/firefox-esr', '/usr/bin/firefox', process.env['ANNEXA_FIREFOX'] ?? ''];
const firefoxPath = PATHS.find((path) => path !== '' && existsSync(path)) ?? null;

export function haveFirefox(): boolean {
  if (firefoxPath !== null) return true;
  const what = 'Firefox is missing: install it (apt-get install firefox-esr) or name it in ANNEXA_FIREFOX';
  if (process.env['CI'] === 'true') throw new Error(what);
  console.warn(`\n*** The Firefox tests do not run. ${what}.\n`);
  return false;
}

/** A fixed id for the address of the pages, which Firefox otherwise draws at random. */
export const UUID = '5f0c2f6e-1d1b-4c57-9a35-0d6a5d0c7a11';

/**
 * The built extension in a headless Firefox. `everywhere`: it may picture any page, as it may after a
 * click on its button, which nothing can press here.
 */
export async function startFirefox({ everywhere = false } = {}): Promise<Browser> {
  let folder = await builtExtension('firefox');
  if (everywhere) {
    const copy = mkdtempSync(join(tmpdir(), 'annexa-firefox-'));
    cpSync(folder, copy, { recursive: true });
    const file = join(copy, 'manifest.json');
    const manifest = JSON.parse(readFileSync(file, 'utf8')) as { host_permissions?: string[] };
    manifest.host_permissions = [...(manifest.host_permissions ?? []), '<all_urls>'];
    writeFileSync(file, JSON.stringify(manifest));
    folder = copy;
  }
  const browser = await launch({
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
  return browser;
}
