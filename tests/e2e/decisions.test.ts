import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { built, run, succeeded } from '../integration/cli-harness.ts';
import { violations } from './axe.ts';
import { haveChromium, picture } from './browser.ts';
import { type CaptureBrowser, startCaptureBrowser } from './capture-browser.ts';
import { capture, pressed } from './capture-steps.ts';
import { exported, REPORT } from './package-steps.ts';
import { paged } from './pages/consoles.ts';

const WAIT = { timeout: 60_000 };

/** What people decide on the report: a capture that counts or does not, and a risk that is carried. */
describe.runIf(haveChromium())('decisions on the report', () => {
  let home: string;
  let browser: CaptureBrowser;
  let report: Page;

  beforeAll(async () => {
    await built();
    home = mkdtempSync(join(tmpdir(), 'annexa-decisions-'));
    browser = await startCaptureBrowser({ build: 'store' }, () => ({ body: paged(3) }));
    const from = await browser.extensionPage('options.html');
    const page = await browser.open('https://github.com/orgs/acme/people');
    const { ok, problem } = await capture(from, await pressed(browser, page));
    if (!ok) throw new Error(problem?.message);
    await page.close();
    report = await browser.extensionPage('report.html');
    await report.setViewportSize(REPORT);
  });
  afterAll(async () => {
    await browser?.close();
    rmSync(home, { recursive: true, force: true });
  });

  const looked = async (name: string) => {
    for (const colorScheme of ['light', 'dark'] as const) {
      await report.emulateMedia({ colorScheme });
      await picture(report, `${name}-${colorScheme}`);
      expect(await violations(report)).toEqual([]);
    }
  };

  it('reject a capture, which then counts for nothing, and approve it again', async () => {
    const head = report.locator('.control-head').filter({ hasText: 'partial' }).first();
    await head.waitFor(WAIT);
    const id = await head.getAttribute('data-control');
    await head.click();
    const control = report.locator('.control').filter({ has: report.locator(`[data-control="${id}"]`) });
    const captures = control.getByRole('region', { name: 'Captures' });
    await captures.getByRole('button', { name: /^Reject/ }).click();
    const rejection = captures.getByRole('form', { name: 'Reject the capture' });
    await rejection.getByLabel('Your name').fill('Bea Rossi');
    await rejection.getByLabel('Why').fill('The list is filtered');
    await looked('review');
    await rejection.getByRole('button', { name: 'Reject', exact: true }).click();
    await captures.getByText(/Rejected, and counts for nothing, by Bea Rossi.*: The list is filtered/).waitFor(WAIT);
    await control.locator('.control-status').getByText('missing').waitFor(WAIT);
    expect(await captures.getByRole('button', { name: /^Reject/ }).count()).toBe(0);

    await captures.getByRole('button', { name: /^Approve/ }).click();
    const approval = captures.getByRole('form', { name: 'Approve the capture' });
    await approval.getByLabel('Your name').fill('Bea Rossi');
    await approval.getByRole('button', { name: 'Approve', exact: true }).click();
    await captures.getByText(/Approved by Bea Rossi/).waitFor(WAIT);
    await control.locator('.control-status').getByText('partial').waitFor(WAIT);
  });

  it('accept a risk until a day, which the package says, and end that', async () => {
    const control = report.locator('.control').filter({ has: report.locator('[data-control="A.8.13"]') });
    await control.locator('.control-head').click();
    await control.getByRole('button', { name: 'Accept the risk until a day' }).click();
    const form = control.getByRole('form', { name: 'Accept the risk of A.8.13' });
    await form.getByLabel('Why it is carried').fill('Backups move to another provider in spring');
    await form.getByLabel('Who carries it').fill('Ada Park');
    await form.getByLabel('Who approved that').fill('Ben Ruiz');
    await form.getByLabel('Last day').fill('2099-03-31');
    await looked('acceptance');
    await form.getByRole('button', { name: 'Accept the risk' }).click();
    const told =
      'Accepted until 2099-03-31: Backups move to another provider in spring (approved by Ben Ruiz; owner Ada Park)';
    await control.getByText(told).first().waitFor(WAIT);
    await control.locator('.control-status').getByText('accepted').waitFor(WAIT);

    const zip = join(home, 'decided.zip');
    const { page } = await exported({ page: () => browser.extensionPage('report.html') }, zip);
    await page.close();
    const { stdout } = succeeded(await run(['verify', zip, '--format', 'json'], { cwd: home }));
    expect(JSON.parse(stdout)).toMatchObject({ outcome: 'verified-self-asserted', problems: [] });

    await control.getByRole('button', { name: 'End the acceptance' }).click();
    await control.locator('.control-status').getByText('missing').waitFor(WAIT);
    expect(browser.errors).toEqual([]);
  });
});
