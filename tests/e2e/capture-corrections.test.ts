import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { haveChromium } from './browser.ts';
import { type CaptureBrowser, startCaptureBrowser } from './capture-browser.ts';
import { newest, pressed, statements } from './capture-steps.ts';
import { looksWell } from './looks.ts';
import { inner, long } from './pages/consoles.ts';

const USERS = 'https://eu-central-1.console.aws.amazon.com/iam/home#/users';
const UNKNOWN = 'https://intranet.example/training';
const SAML = 'https://tools.acme.example/gitlab/groups/it/-/saml';

const GITLAB = `<!doctype html><html lang="en"><head><title>SAML SSO</title>
  <meta content="GitLab" property="og:site_name"><link href="/gitlab/search/opensearch.xml" rel="search" title="Search GitLab"></head>
  <body><main><h1>SAML single sign-on</h1><label><input type="checkbox" checked> Enable SAML authentication for this group</label></main></body></html>`;

/** A wrong guess, a page that none knows, a system on a host of one's own: each is put right in one click. */
describe.runIf(haveChromium())('what a page is', () => {
  let browser: CaptureBrowser;
  let from: Page;
  beforeAll(async () => {
    browser = await startCaptureBrowser({ build: 'store' }, ({ hostname }) => {
      if (hostname === 'tools.acme.example') return { body: GITLAB };
      return { body: hostname.includes('aws') ? inner(30) : long(8) };
    });
    from = await browser.extensionPage('options.html');
  });
  afterAll(async () => {
    await browser?.close();
  });

  async function seen(url: string): Promise<{ page: Page; panel: Page; tab: number }> {
    const page = await browser.open(url);
    const tab = await pressed(browser, page);
    return { page, tab, panel: await browser.panel(page) };
  }

  it('is another one by one choice, which is remembered for the address and changes the number at once', async () => {
    const { page, panel, tab } = await seen(USERS);
    const title = panel.locator('#page-title');
    await title.waitFor();
    const first = await title.textContent();
    await panel.getByLabel('Which page it really is').selectOption('aws/iam-password-policy');
    await expect.poll(() => title.textContent()).toBe('IAM account settings, password policy');
    await expect.poll(() => browser.badge(tab)).toBe('2');
    await panel.close();
    await page.close();
    const again = await seen(`${USERS}?page=2`);
    await again.panel.getByText('You said so.').waitFor();
    await again.panel.getByRole('button', { name: 'Capture', exact: true }).click();
    await again.panel.getByRole('button', { name: 'Save as evidence' }).click({ timeout: 20_000 });
    await again.panel.getByText('Captured once').waitFor();
    const record = await newest(from);
    expect(record.capture).toMatchObject({ page: 'aws/iam-password-policy', recognised: 'person' });
    const mapping = (await statements(from)).findLast(({ predicateType }) => predicateType === 'urn:annexa:mapping:v1');
    expect(mapping?.predicate).toMatchObject({ by: { kind: 'person' } });
    await again.panel.getByRole('button', { name: 'Recognise it by its address again' }).click();
    await expect.poll(() => again.panel.locator('#page-title').textContent()).toBe(first);
    await expect.poll(() => browser.badge(again.tab)).toBe('4');
    await again.panel.close();
    await again.page.close();
  });

  it('says of a setting that is not there that it was not seen, and of nothing that it is off', async () => {
    const { page, panel } = await seen('https://eu-central-1.console.aws.amazon.com/s3/settings');
    await panel.getByText(/^Not seen on the page: all public access blocked/).waitFor();
    expect(await panel.getByRole('region', { name: 'What the page says now' }).locator('dd').count()).toBe(0);
    await panel.close();
    await page.close();
  });

  it('is said by hand for a page that none knows', async () => {
    const { page, panel } = await seen(UNKNOWN);
    await panel.getByText('is no page that Annexa knows').waitFor();
    await panel.getByRole('button', { name: 'Capture', exact: true }).click();
    await panel.getByRole('button', { name: 'Save as evidence' }).waitFor({ timeout: 20_000 });
    await panel.getByLabel(/What does this page show/).fill('Everyone finished the security training.');
    await panel.getByLabel('For which control?').selectOption('A.6.3');
    const line = panel.getByLabel(/What it shows about the control/);
    await line.fill('It lists who finished the course, not what is in it.');
    await looksWell(panel, 'panel-by-hand');
    await panel.getByRole('button', { name: 'Save as evidence' }).click();
    await panel.getByText('Captured once').waitFor();
    expect((await statements(from)).at(-1)?.predicate).toMatchObject({
      by: { kind: 'person' },
      controls: [{ id: 'A.6.3', strength: 'supporting' }],
    });
    await panel.close();
    await page.close();
  });

  it("is a page of one's own GitLab, below a path, after one click that is remembered", async () => {
    const { page, panel, tab } = await seen(SAML);
    await panel.getByText('This looks like GitLab on a host of your own.').waitFor();
    await looksWell(panel, 'panel-own-host');
    await panel.getByRole('button', { name: 'tools.acme.example is my GitLab' }).click();
    await expect.poll(() => panel.locator('#page-title').textContent()).toContain('SAML');
    await expect.poll(() => browser.badge(tab)).toMatch(/^\d$/);
    await panel.close();
    await page.close();
    const again = await seen(SAML);
    await again.panel.getByText('You said that tools.acme.example/gitlab is your GitLab.').waitFor();
    await again.panel.getByRole('button', { name: 'It is not' }).click();
    await again.panel.getByText('is no page that Annexa knows').waitFor();
    await expect.poll(() => browser.badge(again.tab)).toBe('');
    await again.panel.close();
    await again.page.close();
  });

  it('makes no error', () => {
    expect(browser.errors.filter((text) => !/404|favicon/.test(text))).toEqual([]);
  });
});
