import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { haveChromium, picture } from './browser.ts';
import { type CaptureBrowser, startCaptureBrowser } from './capture-browser.ts';
import { pressed } from './capture-steps.ts';
import { looksWell } from './looks.ts';
import { inner, long, paged } from './pages/consoles.ts';
import { awsPage, githubPage, pair, tick } from './pages/settings.ts';

const AWS = 'https://eu-central-1.console.aws.amazon.com';

const ACLS = 'access control lists (ACLs)';

const pages = [
  ['a-list', 'https://github.com/orgs/acme/people', paged(3)],
  ['a-whole-list', `${AWS}/iam/home#/users`, inner(30)],
  [
    'settings',
    `${AWS}/s3/settings`,
    awsPage(
      'Block Public Access',
      '111122223333',
      pair('Block all public access', 'Off') +
        tick(`Block public access to buckets and objects granted through new ${ACLS}`, true) +
        tick(`Block public access to buckets and objects granted through any ${ACLS}`, false),
    ),
  ],
  [
    'one-setting-seen',
    'https://github.com/organizations/acme/settings/security',
    githubPage(
      'Authentication security',
      tick('Require two-factor authentication for everyone in your organization', true),
    ),
  ],
  [
    'a-long-subject',
    'https://gitlab.com/acme-international-holding/platform-and-reliability/payments-api/-/settings/merge_requests',
    long(3),
  ],
  ['unknown', 'https://intranet.example/training', long(8)],
] as const;

/** The panel as an engineer has it beside a console: light, dark, and as narrow as the browser lets it be. */
describe.runIf(haveChromium())('the look of the panel', () => {
  let browser: CaptureBrowser;
  let body = '';
  beforeAll(async () => {
    browser = await startCaptureBrowser({ build: 'store' }, () => ({ body }));
  });
  afterAll(async () => {
    await browser?.close();
  });

  it.each(pages)('holds beside %s', async (name, url, html) => {
    body = html;
    const page = await browser.open(url);
    await pressed(browser, page);
    const panel = await browser.panel(page);
    await panel.getByRole('button', { name: 'Capture', exact: true }).waitFor();
    await panel.waitForTimeout(600);
    await looksWell(panel, `look-${name}`);
    await panel.setViewportSize({ width: 320, height: 720 });
    const spare = await panel.evaluate(() => innerWidth - document.documentElement.scrollWidth);
    expect(spare).toBeGreaterThanOrEqual(0);
    await picture(panel, `look-${name}-narrow`);
    await panel.close();
    await page.close();
  });
});
