import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { haveChromium, picture } from './browser.ts';
import { type CaptureBrowser, startCaptureBrowser } from './capture-browser.ts';
import { capture, pressed, stateOf, statements } from './capture-steps.ts';
import { hashRouted } from './pages/consoles.ts';
import { startSystems, type Systems } from './sandbox.ts';
import { connectGitHub } from './steps.ts';

interface Compared {
  readonly collector: string;
  readonly apartMs: number;
  readonly values: readonly { what: string; page: unknown; api: unknown; agrees: boolean }[];
}

/** GitHub's page of the second factor, with the box as `required` says. */
function security(required: boolean): string {
  return `<!doctype html><html lang="en"><head><title>Authentication security</title><meta name="user-login" content="helena-voss"></head><body>
    <main><h1>Authentication security</h1><form><label><input type="checkbox" ${required ? 'checked' : ''}> Require two-factor authentication for everyone in your organization</label></form></main></body></html>`;
}

/** With hosts granted and a system connected: what the page says is set beside what the system says. */
describe.runIf(haveChromium())('a page beside its system', () => {
  let browser: CaptureBrowser;
  let systems: Systems;
  let from: Page;
  let required = false;
  let address = '';
  beforeAll(async () => {
    systems = await startSystems();
    browser = await startCaptureBrowser({ build: 'hosts' }, (url) => ({
      body: url.hostname === 'github.com' ? security(required) : hashRouted(),
    }));
    from = await browser.extensionPage('options.html');
    await connectGitHub(from, systems);
    await from
      .getByRole('region', { name: 'GitHub' })
      .getByText('Connected', { exact: true })
      .waitFor({ timeout: 60_000 });
    address = `https://github.com/organizations/${systems.github.org}/settings/security`;
  });
  afterAll(async () => {
    await browser?.close();
    await systems?.close();
  });

  async function compared(after: number): Promise<Compared> {
    for (let left = 120; left > 0; left -= 1) {
      const all = (await statements(from)).filter(({ predicateType }) => predicateType === 'urn:annexa:comparison:v1');
      if (all.length > after) return all.at(-1)?.predicate as Compared;
      await new Promise((next) => setTimeout(next, 250));
    }
    throw new Error('nothing was compared');
  }

  async function captured(): Promise<void> {
    const page = await browser.open(address);
    const tab = await pressed(browser, page);
    await page.bringToFront();
    const { problem } = await capture(from, tab);
    expect(problem).toBeUndefined();
    await page.close();
  }

  it('reads the same fact at the same moment and joins the two', async () => {
    await captured();
    const first = await compared(0);
    expect(first.collector).toBe('github/organization');
    expect(first.apartMs).toBeLessThan(30_000);
    const [value] = first.values;
    expect(value?.what).toBe('two-factor authentication required');
    expect(value?.page).toBe(false);
    expect(value?.agrees).toBe(value?.api === false);
    console.info(`page and API ${first.apartMs} ms apart; page ${String(value?.page)}, API ${String(value?.api)}`);
  });

  it('flags a difference as a finding of its own', async () => {
    const [before] = (await compared(0)).values;
    required = before?.api !== true;
    await captured();
    const { values } = await compared(1);
    expect(values[0]).toMatchObject({ page: required, api: !required, agrees: false });
    const report = await browser.extensionPage('report.html');
    await expect
      .poll(() => report.locator('body').textContent(), { timeout: 30_000 })
      .toContain('two-factor authentication required: the page says');
    await picture(report, 'report-difference');
    await report.close();
  });

  it('sets the number on the button by itself, also when the page goes on without loading', async () => {
    const base = 'https://eu-central-1.console.aws.amazon.com/iam/home';
    await expect.poll(() => browser.registered(), { timeout: 10_000 }).toContain('https://*.console.aws.amazon.com/*');
    const page = await browser.open(`${base}#/nothing-known`);
    const tab = await browser.tabOf(page);
    const badge = (): Promise<string> => from.evaluate((tabId) => chrome.action.getBadgeText({ tabId }), tab);
    await expect.poll(badge).toBe('');
    await page.evaluate(() => {
      location.hash = '#/users';
    });
    await expect.poll(badge).not.toBe('');
    await page.evaluate(() => {
      history.pushState(null, '', '#/nothing-known');
    });
    await expect.poll(badge).toBe('');
    await page.close();
  });

  it('ends cleanly when the access to a host is withdrawn in the middle of a capture', async () => {
    const page = await browser.open('https://eu-central-1.console.aws.amazon.com/iam/home#/users');
    await page.evaluate(() => {
      document.body.style.height = '9000px';
    });
    const before = await stateOf(page);
    const tab = await pressed(browser, page);
    await page.bringToFront();
    const going = capture(from, tab);
    await page.waitForTimeout(900);
    await browser.withdrawHosts();
    const { ok, problem } = await going;
    // The click on the button may still count for this page: either it was finished, or it says why not.
    expect(ok || problem?.advice).toBeTruthy();
    await page.bringToFront();
    await page.waitForTimeout(6500);
    expect(await stateOf(page)).toBe(before);
    await page.close();
  });

  it('makes no error', () => {
    expect(browser.errors.filter((text) => !/404|favicon/.test(text))).toEqual([]);
  });
});
