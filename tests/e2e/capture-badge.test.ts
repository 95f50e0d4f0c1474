import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { haveChromium } from './browser.ts';
import { type CaptureBrowser, startCaptureBrowser } from './capture-browser.ts';
import { capture, newest, pressed, statements, stateOf } from './capture-steps.ts';
import { hashRouted } from './pages/consoles.ts';

const AWS = 'https://eu-central-1.console.aws.amazon.com';
const GITHUB = 'https://github.com';

/** With hosts granted: the number on the button, the key, and access that ends. */
describe.runIf(haveChromium())('the number on the button and the key', () => {
  let browser: CaptureBrowser;
  let from: Page;
  beforeAll(async () => {
    browser = await startCaptureBrowser({ build: 'hosts' }, () => ({ body: hashRouted() }));
    from = await browser.extensionPage('options.html');
  });
  afterAll(async () => {
    await browser?.close();
  });

  it('is watched on every console that was granted', async () => {
    await expect.poll(() => browser.registered(), { timeout: 20_000 }).toContain('https://*.console.aws.amazon.com/*');
  });

  it.each([
    [`${AWS}/iam/home#/users`, '4'],
    [`${AWS}/iam/home#/account_settings`, '2'],
    [`${AWS}/s3/settings`, '2'],
    [`${GITHUB}/organizations/acme/settings/security`, '3'],
    [`${GITHUB}/acme/api/settings/branches`, '3'],
    ['https://entra.microsoft.com/#view/Microsoft_AAD_ConditionalAccess/ConditionalAccessBlade/~/Policies', '3'],
    [`${AWS}/iam/home#/nothing-known`, ''],
    [`${GITHUB}/acme`, ''],
  ])('is by itself, at %s, how many controls the page could bring further', async (url, number) => {
    const page = await browser.open(url);
    const tab = await browser.tabOf(page);
    await expect.poll(() => browser.badge(tab)).toBe(number);
    await page.close();
  });

  it('follows a page that goes on without loading, by its hash and by its history', async () => {
    const page = await browser.open(`${AWS}/iam/home#/nothing-known`);
    const tab = await browser.tabOf(page);
    const goes = async (go: () => void, number: string): Promise<void> => {
      await page.evaluate(go);
      await expect.poll(() => browser.badge(tab)).toBe(number);
    };
    await goes(() => void (location.hash = '#/users'), '4');
    await goes(() => history.pushState(null, '', '#/account_settings'), '2');
    await goes(() => history.replaceState(null, '', '#/nothing-known'), '');
    await goes(() => history.back(), '4');
    await page.close();
    const organisation = await browser.open(`${GITHUB}/orgs/acme/people`);
    const other = await browser.tabOf(organisation);
    await expect.poll(() => browser.badge(other)).toBe('4');
    await organisation.evaluate(() => history.pushState(null, '', '/acme'));
    await expect.poll(() => browser.badge(other)).toBe('');
    await organisation.close();
  });

  it('is another one as soon as a person says that it is another page', async () => {
    const page = await browser.open(`${AWS}/iam/home#/users`);
    const tab = await browser.tabOf(page);
    await expect.poll(() => browser.badge(tab)).toBe('4');
    const panel = await browser.panel(page);
    const choice = panel.getByLabel('Which page it really is');
    await choice.selectOption('aws/iam-password-policy');
    await expect.poll(() => browser.badge(tab)).toBe('2');
    await choice.selectOption('');
    await expect.poll(() => browser.badge(tab)).toBe('');
    await panel.getByRole('button', { name: 'Recognise it by its address again' }).click();
    await expect.poll(() => browser.badge(tab)).toBe('4');
    await panel.close();
    await page.close();
  });

  it('captures at the press of the key, as it is liked', async () => {
    // Which keys it gets is up to the browser, which gives none to extensions that a test loads.
    const commands = await from.evaluate(() => chrome.commands.getAll());
    expect(commands).toContainEqual(
      expect.objectContaining({ name: 'capture', description: 'Capture this page as evidence' }),
    );
    const { commands: suggested } = await from.evaluate(() => chrome.runtime.getManifest());
    expect(suggested['capture']?.suggested_key).toEqual({ default: 'Alt+Shift+C' });
    const page = await browser.open(`${GITHUB}/acme/api/settings/keys`);
    const tab = await pressed(browser, page);
    const panel = await browser.panel(page);
    await browser.command('capture', tab);
    await panel.getByRole('button', { name: 'Save as evidence' }).click({ timeout: 20_000 });
    await panel.getByText('Captured once').waitFor();
    expect((await newest(from)).capture.page).toBe('github/deploy-keys');
    const before = (await statements(from)).length;
    await browser.command('something-else', tab);
    await page.waitForTimeout(1000);
    expect(await statements(from)).toHaveLength(before);
    await panel.close();
    await page.close();
  });

  it('goes down when a capture brought a control further', async () => {
    const page = await browser.open(`${AWS}/s3/settings`);
    const tab = await pressed(browser, page);
    await expect.poll(() => browser.badge(tab)).toBe('2');
    expect((await capture(from, tab)).problem).toBeUndefined();
    await expect.poll(() => browser.badge(tab), { timeout: 20_000 }).toBe('');
    await page.close();
  });

  it('ends cleanly when the access to a host is withdrawn in the middle of a capture', async () => {
    const page = await browser.open(`${AWS}/iam/home#/users`);
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
    await expect.poll(() => stateOf(page), { timeout: 12_000 }).toBe(before);
    await page.close();
  });

  it('makes no error', () => {
    expect(browser.errors.filter((text) => !/404|favicon/.test(text))).toEqual([]);
  });
});
