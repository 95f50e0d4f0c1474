import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { collectors, providers } from '#collectors/registry.ts';
import { AUTHORITY_HOSTS } from '#shared/log/timestamp/authorities.ts';
import { consolePages } from '#extension/consoles/registry.ts';

/** What is asserted on the files that a store would get. */
const root = resolve(import.meta.dirname, '../..');

interface Manifest {
  readonly [key: string]: unknown;
  readonly permissions: readonly string[];
  readonly host_permissions?: readonly string[];
  readonly optional_host_permissions?: readonly string[];
  readonly content_scripts?: unknown;
}

function built(browser: 'chrome' | 'firefox'): { readonly folder: string; readonly manifest: Manifest } {
  const wxt = join(root, 'node_modules/wxt/bin/wxt.mjs');
  // The test runner's own NODE_ENV would make a development build of the pages, which no store gets.
  const env = { ...process.env, NODE_ENV: 'production' };
  execFileSync(process.execPath, [wxt, 'build', '--browser', browser], { cwd: root, stdio: 'pipe', env });
  const folder = join(root, '.output', `${browser}-mv3`);
  return { folder, manifest: JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as Manifest };
}

/** Bytes, gzipped, of everything that is loaded before a page or worker does anything. */
function eager(folder: string, entry: string): number {
  const seen = new Set<string>();
  const visit = (file: string): void => {
    if (seen.has(file)) return;
    seen.add(file);
    const text = readFileSync(file, 'utf8');
    const found = file.endsWith('.html')
      ? [...text.matchAll(/(?:src|href)="(\/[^"]+\.(?:js|css))"/g)].map(([, path = '']) => join(folder, path))
      : [...text.matchAll(/(?:from|import)\s*"(\.[^"]+\.js)"/g)].map(([, path = '']) => join(dirname(file), path));
    for (const next of found) if (existsSync(next)) visit(next);
  };
  visit(join(folder, entry));
  return [...seen].reduce((sum, file) => sum + gzipSync(readFileSync(file)).length, 0);
}

function code(folder: string): string {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.js'))
    .map((name) => readFileSync(join(folder, name), 'utf8'))
    .join('\n');
}

describe('the build for Chromium', () => {
  let folder: string;
  let manifest: Manifest;
  beforeAll(() => {
    ({ folder, manifest } = built('chrome'));
  }, 120_000);

  it('requires no host, and names none that no file needs', () => {
    expect(manifest.host_permissions).toBeUndefined();
    expect(manifest.content_scripts).toBeUndefined();
    const needed = new Set(
      [
        ...AUTHORITY_HOSTS,
        ...[...providers.values()].flatMap(({ hosts }) => hosts),
        ...[...consolePages.values()].flatMap(({ matches }) => matches),
      ].map((pattern) => pattern.replace(/^(\*|https?):\/\/([^/]+)\/.*$/, '$1://$2/*')),
    );
    expect([...(manifest.optional_host_permissions ?? [])].sort()).toEqual([...needed].sort());
    expect(collectors.size).toBeGreaterThan(0);
  });

  it('has neither all hosts nor the debugger', () => {
    const text = JSON.stringify(manifest);
    expect(text).not.toMatch(/<all_urls>|\*:\/\/\*\/|https?:\/\/\*\/|debugger|127\.0\.0\.1/);
    expect(manifest['minimum_chrome_version']).toBe('137');
  });

  it('keeps the popup within 60 kB and the worker within 60 kB', () => {
    const popup = eager(folder, 'popup.html');
    const worker = eager(folder, 'background.js');
    console.info(`popup ${(popup / 1000).toFixed(1)} kB gzip, worker ${(worker / 1000).toFixed(1)} kB gzip`);
    expect(popup).toBeGreaterThan(10_000);
    expect(popup).toBeLessThanOrEqual(60_000);
    expect(worker).toBeGreaterThan(10_000);
    expect(worker).toBeLessThanOrEqual(60_000);
  });

  it('makes no code from text, which extension pages forbid', () => {
    expect(code(folder)).not.toMatch(/\bnew Function\(|[^.\w]eval\(/);
  });
});

describe('the build for Firefox', () => {
  it('has an event page, says that it collects no data, and needs no host', () => {
    const { manifest } = built('firefox');
    expect(manifest['background']).toMatchObject({ scripts: ['background.js'] });
    expect(manifest['browser_specific_settings']).toMatchObject({
      gecko: { strict_min_version: '140.0', data_collection_permissions: { required: ['none'] } },
    });
    expect(manifest.permissions).not.toContain('offscreen');
    expect(manifest.host_permissions).toBeUndefined();
  }, 120_000);
});
