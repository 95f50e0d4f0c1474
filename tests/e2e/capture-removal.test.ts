import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Verdict } from '#shared/package/verdict.ts';
import { built, run, succeeded } from '../integration/cli-harness.ts';
import { violations } from './axe.ts';
import { haveChromium, picture } from './browser.ts';
import { type CaptureBrowser, startCaptureBrowser } from './capture-browser.ts';
import { capture, newest, pressed } from './capture-steps.ts';
import { exported, REPORT } from './package-steps.ts';
import { paged } from './pages/consoles.ts';

/** A picture that should not have been taken: seen beside its control, and taken away for good. */
describe.runIf(haveChromium())('a capture in the report', () => {
  let home: string;
  let browser: CaptureBrowser;
  beforeAll(async () => {
    await built();
    home = mkdtempSync(join(tmpdir(), 'annexa-removal-'));
    browser = await startCaptureBrowser({ build: 'store' }, () => ({ body: paged(3) }));
  });
  afterAll(async () => {
    await browser?.close();
    rmSync(home, { recursive: true, force: true });
  });

  it('shows its pictures, and one is removed under a signed note that the package tells', async () => {
    const from = await browser.extensionPage('options.html');
    const page = await browser.open('https://github.com/orgs/acme/people');
    const tab = await pressed(browser, page);
    expect(await capture(from, tab)).toMatchObject({ ok: true });
    const record = await newest(from);
    const screenshot = record.capture.artifacts.find(({ role }) => role === 'screenshot');
    await page.close();

    const report = await browser.extensionPage('report.html');
    await report.setViewportSize(REPORT);
    const control = report.locator('.control-head').filter({ hasText: 'partial' }).first();
    await control.waitFor({ timeout: 60_000 });
    await control.click();
    const captures = report.getByRole('region', { name: 'Captures' }).first();
    await captures.getByText('Nobody has reviewed it.', { exact: false }).first().waitFor();
    const artifacts = captures.locator('.artifacts').first();
    await artifacts.locator('> summary').click();
    const line = artifacts.locator('li').filter({ hasText: screenshot?.sha256 ?? 'none' });
    await line.getByRole('button', { name: /^Remove/ }).click();
    await line.getByLabel('Why it is removed').fill('a token is in the picture');
    for (const colorScheme of ['light', 'dark'] as const) {
      await report.emulateMedia({ colorScheme });
      await picture(report, `capture-removal-${colorScheme}`);
      expect(await violations(report)).toEqual([]);
    }
    await line.getByRole('button', { name: 'Remove for good' }).click();
    await line.getByText(/Removed on .+: a token is in the picture/).waitFor({ timeout: 60_000 });

    const zip = join(home, 'removed.zip');
    const there = { page: () => browser.extensionPage('report.html') };
    const { page: again } = await exported(there, zip);
    const { stdout } = succeeded(await run(['verify', zip, '--format', 'json'], { cwd: home }));
    const verdict = JSON.parse(stdout) as Verdict;
    expect(verdict).toMatchObject({ outcome: 'verified-self-asserted', problems: [] });
    expect(verdict.removed).toMatchObject([{ digest: screenshot?.sha256, reason: 'a token is in the picture' }]);
    await again.close();
    expect(browser.errors).toEqual([]);
  });
});
