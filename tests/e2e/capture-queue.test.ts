import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { haveChromium } from './browser.ts';
import { type CaptureBrowser, startCaptureBrowser } from './capture-browser.ts';
import { capture, newest, pressed, statements } from './capture-steps.ts';
import { looksWell } from './looks.ts';
import { inner } from './pages/consoles.ts';
import { githubPage, tick } from './pages/settings.ts';

const USERS = 'https://eu-central-1.console.aws.amazon.com/iam/home#/users';
const SECURITY = 'https://github.com/organizations/acme/settings/security';
const DAY = 86_400_000;

/** What expires is asked for again in time, by whoever captured it, and the two are compared. */
describe.runIf(haveChromium())('the queue', () => {
  let browser: CaptureBrowser;
  let from: Page;
  let users = 30;
  beforeAll(async () => {
    browser = await startCaptureBrowser({ build: 'store' }, ({ hostname }) => ({
      body:
        hostname === 'github.com'
          ? githubPage('Authentication security', tick('Only allow secure two-factor methods', true))
          : inner(users),
    }));
    from = await browser.extensionPage('options.html');
  });
  afterAll(async () => {
    await browser?.close();
  });

  async function captured(url: string, by: string): Promise<void> {
    await from.getByLabel(/Your name/).fill(by);
    await from.getByLabel(/Your name/).blur();
    const page = await browser.open(url);
    const tab = await pressed(browser, page);
    expect((await capture(from, tab)).problem).toBeUndefined();
    await page.close();
  }

  /** The panel as it will be in some days. */
  async function panelIn(days: number, page: Page): Promise<Page> {
    const panel = await browser.panel(page);
    await panel.clock.setFixedTime(Date.now() + days * DAY);
    await panel.reload();
    return panel;
  }

  it('is empty while everything is fresh', async () => {
    await captured(USERS, 'Ann Example');
    await captured(SECURITY, 'Ben Example');
    const page = await browser.open('https://intranet.example/');
    const panel = await panelIn(0, page);
    await panel.getByRole('button', { name: 'Queue 0' }).click();
    const none = panel.getByRole('heading', { name: 'Nothing expires within 30 days' });
    await expect.poll(() => none.count()).toBe(1);
    await panel.close();
    await page.close();
  });

  it('has what expires within 30 days, by who captured it, and then what has expired', async () => {
    const page = await browser.open('https://intranet.example/');
    const before = await panelIn(70, page);
    await before.getByRole('button', { name: 'Queue 2' }).click();
    const own = (name: string) => before.getByRole('region', { name: `Captures of ${name}` });
    expect(await own('Ann Example').textContent()).toContain('AWS: IAM users list');
    expect(await own('Ben Example').textContent()).toMatch(/Authentication security.*acme, expires in \d+ days/);
    await looksWell(before, 'panel-queue');
    await before.close();
    const after = await panelIn(120, page);
    await after.getByRole('button', { name: 'Queue 2' }).click();
    await after
      .getByText(/expired \d+ days ago|expired on/)
      .first()
      .waitFor();
    await after.close();
    await page.close();
  });

  it('opens the same page, where the same capture is offered; the old one stays, and the two are compared', async () => {
    const old = (await statements(from)).filter(
      ({ predicateType }) => predicateType === 'urn:annexa:evidence:v1',
    ).length;
    users = 31;
    const page = await browser.open('https://intranet.example/');
    const panel = await panelIn(70, page);
    await panel.getByRole('button', { name: /^Queue/ }).click();
    const opened = browser.context.waitForEvent('page');
    await panel
      .getByRole('region', { name: 'Captures of Ann Example' })
      .getByRole('button', { name: 'Recapture' })
      .click();
    const again = await opened;
    // A tab that the extension opens is there before requests of it can be answered.
    await again.waitForLoadState();
    const session = await browser.context.newCDPSession(again);
    const { entries } = await session.send('Page.getNavigationHistory');
    expect(entries.at(-1)?.url).toBe(USERS);
    await again.reload();
    expect(again.url()).toBe(USERS);
    await panel.close();
    await page.close();
    await pressed(browser, again);
    const here = await browser.panel(again);
    await here.getByRole('heading', { name: 'IAM users list' }).waitFor();
    await here.getByRole('button', { name: 'Capture', exact: true }).click();
    await here.getByRole('button', { name: 'Save as evidence' }).click({ timeout: 20_000 });
    await here.getByText('Captured 2 times').waitFor();
    expect(await here.getByText('kept as it was').count()).toBe(1);
    const all = (await statements(from)).filter(({ predicateType }) => predicateType === 'urn:annexa:evidence:v1');
    expect(all).toHaveLength(old + 1);
    expect((await newest(from)).capture.page).toBe('aws/iam-users');
    await here.getByRole('button', { name: 'Compare with the one before' }).click();
    await here.getByText(/lines? of text differ/).waitFor();
    const added = here.locator('.line-new');
    await expect.poll(() => added.allTextContents()).toContainEqual(expect.stringContaining('user-0031'));
    await here.setViewportSize({ width: 900, height: 860 });
    await expect.poll(() => here.locator('.compare-pictures img').count()).toBe(2);
    await looksWell(here, 'panel-compare');
    await here.close();
    await again.close();
  });

  it('makes no error', () => {
    expect(browser.errors.filter((text) => !/404|favicon/.test(text))).toEqual([]);
  });
});
