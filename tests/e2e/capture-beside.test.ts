import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { haveChromium, picture } from './browser.ts';
import { type CaptureBrowser, startCaptureBrowser } from './capture-browser.ts';
import { capture, pressed, statements } from './capture-steps.ts';
import { awsPage, boxes, githubPage, pair, tick } from './pages/settings.ts';
import { startSystems, type Systems } from './sandbox.ts';
import { connectAws, connectGitHub } from './steps.ts';

type Said = string | number | boolean;

interface Compared {
  readonly collector: string;
  readonly apartMs: number;
  readonly values: readonly { what: string; page: Said; api: Said; agrees: boolean }[];
  readonly left?: readonly { what: string; why: string }[];
}

interface Case {
  readonly title: string;
  readonly what: string;
  readonly path: (org: string) => string;
  /** The page, saying so; null for one that does not show it. */
  readonly page: (said: Said | null, account: string) => string;
  readonly other: (api: Said) => Said;
}

const GITHUB = 'https://github.com';
const AWS = 'https://eu-central-1.console.aws.amazon.com';
const NOTHING = '<p>Nothing of it.</p>';
const TWO_FACTOR = 'Require two-factor authentication for everyone in your organization';

const cases: readonly Case[] = [
  {
    title: 'Authentication security',
    what: 'two-factor authentication required',
    path: (org) => `${GITHUB}/organizations/${org}/settings/security`,
    page: (said) => githubPage('Authentication security', said === null ? NOTHING : tick(TWO_FACTOR, said === true)),
    other: (api) => api !== true,
  },
  {
    title: 'Member privileges',
    what: 'base permission',
    path: (org) => `${GITHUB}/organizations/${org}/settings/member_privileges`,
    page: (said) =>
      githubPage(
        'Member privileges',
        said === null ? NOTHING : pair('Base permissions', said === false ? 'No permission' : String(said)),
      ),
    other: (api) => (api === 'admin' ? 'read' : 'admin'),
  },
  {
    title: 'Organization people',
    what: 'number of members',
    path: (org) => `${GITHUB}/orgs/${org}/people`,
    page: (said) => githubPage('People', said === null ? NOTHING : boxes('members', Number(said))),
    other: (api) => Number(api) + 1,
  },
  {
    title: 'IAM account settings, password policy',
    what: 'shortest password',
    path: () => `${AWS}/iam/home#/account_settings`,
    page: (said, account) =>
      awsPage(
        'Account settings',
        account,
        said === null ? NOTHING : pair('Password minimum length', `${String(said)} characters`),
      ),
    other: (api) => Number(api) + 1,
  },
  {
    title: 'S3 Block Public Access (account)',
    what: 'all public access blocked',
    path: () => `${AWS}/s3/settings`,
    page: (said, account) =>
      awsPage(
        'Block Public Access',
        account,
        said === null ? NOTHING : pair('Block all public access', said === true ? 'On' : 'Off'),
      ),
    other: (api) => api !== true,
  },
];

/** With hosts granted and a system connected: what the page says is set beside what the system says. */
describe.runIf(haveChromium())('a page beside its system', () => {
  let browser: CaptureBrowser;
  let systems: Systems;
  let from: Page;
  let shown: Case | undefined;
  let said: Said | null = null;

  beforeAll(async () => {
    systems = await startSystems();
    const account = systems.aws.estate.accounts[0]?.id ?? '';
    browser = await startCaptureBrowser({ build: 'hosts' }, () => ({ body: shown?.page(said, account) ?? '' }));
    from = await browser.extensionPage('options.html');
    await connectGitHub(from, systems);
    await connectAws(from, systems);
    for (const name of ['GitHub', 'AWS']) await connected(name);
  });
  afterAll(async () => {
    await browser?.close();
    await systems?.close();
  });

  function connected(name: string): Promise<void> {
    return from.getByRole('region', { name }).getByText('Connected', { exact: true }).waitFor({ timeout: 60_000 });
  }

  async function comparisons(): Promise<Compared[]> {
    const all = await statements(from);
    return all.flatMap(({ predicateType, predicate }) =>
      predicateType === 'urn:annexa:comparison:v1' ? [predicate as Compared] : [],
    );
  }

  /** Captures the page as it says something, and waits until that was compared. */
  async function capturedSaying(each: Case, now: Said | null): Promise<Compared> {
    [shown, said] = [each, now];
    const about = ({ values, left = [] }: Compared) => [...values, ...left].some(({ what }) => what === each.what);
    const before = (await comparisons()).filter(about).length;
    const page = await browser.open(each.path(systems.github.org));
    const tab = await pressed(browser, page);
    await page.bringToFront();
    expect((await capture(from, tab)).problem).toBeUndefined();
    await expect.poll(async () => (await comparisons()).filter(about).length, { timeout: 60_000 }).toBe(before + 1);
    await page.close();
    return (await comparisons()).findLast(about) as Compared;
  }

  function valueOf({ values }: Compared, { what }: Case) {
    return values.find((value) => value.what === what);
  }

  async function panelOf(each: Case): Promise<Page> {
    const page = await browser.open(each.path(systems.github.org));
    await pressed(browser, page);
    const panel = await browser.panel(page);
    await panel.getByRole('heading', { name: 'Page and API' }).waitFor();
    return panel;
  }

  it.each(cases)('$title: agrees, and differs when the page says something else', async (each) => {
    const first = await capturedSaying(each, each.other(false));
    const api = valueOf(first, each)?.api;
    if (api === undefined) throw new Error(JSON.stringify(first));
    const agreeing = await capturedSaying(each, api);
    expect(valueOf(agreeing, each)).toEqual({ what: each.what, page: api, api, agrees: true });
    expect(agreeing.apartMs).toBeLessThan(30_000);
    console.info(`${each.title}: page and API say ${String(api)}, ${(agreeing.apartMs / 1000).toFixed(1)} s apart`);
    const other = each.other(api);
    const differing = await capturedSaying(each, other);
    expect(valueOf(differing, each)).toEqual({ what: each.what, page: other, api, agrees: false });
  });

  it('says in the panel that they differ, and flags it in the report as a finding', async () => {
    const [each] = cases as [Case, ...Case[]];
    const panel = await panelOf(each);
    await panel.getByText(/page says (yes|no), API says (yes|no), \d+ s apart\. They differ\./).waitFor();
    await panel.bringToFront();
    await picture(panel, 'panel-beside', true);
    await panel.close();
    const report = await browser.extensionPage('report.html');
    await expect
      .poll(() => report.locator('body').textContent(), { timeout: 30_000 })
      .toContain('two-factor authentication required: the page says');
    await picture(report, 'report-difference');
    await report.close();
  });

  it('compares nothing that the page does not show, and says so', async () => {
    const [each] = cases as [Case, ...Case[]];
    const { values, left } = await capturedSaying(each, null);
    expect(values).toEqual([]);
    expect(left).toContainEqual({ what: each.what, why: 'not seen on the page' });
  });

  it('compares nothing that AWS refuses, and names the permission', async () => {
    systems.aws.faults.add({
      operation: 'GetAccountPasswordPolicy',
      fault: { kind: 'error', code: 'AccessDenied', status: 403 },
    });
    const each = cases[3] as Case;
    const { left = [] } = await capturedSaying(each, 14);
    systems.aws.faults.clear();
    const why = left.find(({ what }) => what === each.what)?.why;
    expect(why).toContain('iam:GetAccountPasswordPolicy');
  });

  it('compares nothing that GitHub refuses, and names the permission', async () => {
    const each = cases[0] as Case;
    const card = from.getByRole('region', { name: 'GitHub' });
    await from.bringToFront();
    await card.getByRole('button', { name: 'Disconnect' }).click();
    await card.getByRole('button', { name: 'Connect GitHub' }).waitFor();
    await connectGitHub(from, systems, systems.github.tokens.reader);
    await connected('GitHub');
    const { left = [] } = await capturedSaying(each, true);
    const why = left.find(({ what }) => what === each.what)?.why;
    expect(why).toContain('needs ');
    const panel = await panelOf(each);
    await panel
      .getByText(/not compared, .*needs /)
      .first()
      .waitFor();
    await panel.bringToFront();
    await picture(panel, 'panel-beside-refused', true);
    await panel.close();
  });

  it('says that there is a picture only, where the system is not connected', async () => {
    const card = from.getByRole('region', { name: 'AWS' });
    await from.bringToFront();
    await card.getByRole('button', { name: 'Disconnect' }).click();
    await card.getByRole('button', { name: 'Connect AWS' }).waitFor();
    [shown, said] = [cases[4], true];
    const page = await browser.open(`${AWS}/iam/home#/roles`);
    await pressed(browser, page);
    const panel = await browser.panel(page);
    await expect.poll(() => panel.locator('body').textContent()).toContain('Not compared: AWS is not connected.');
    await panel.close();
    await page.close();
  });

  it('makes no error', () => {
    expect(browser.errors.filter((text) => !/40[34]|favicon/.test(text))).toEqual([]);
  });
});
