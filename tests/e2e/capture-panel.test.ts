import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { haveChromium, picture } from './browser.ts';
import { type CaptureBrowser, startCaptureBrowser } from './capture-browser.ts';
import { artifact, capture, newest, pressed, statements, stateOf } from './capture-steps.ts';
import { looksWell } from './looks.ts';
import { inner, long, paged, virtualised } from './pages/consoles.ts';

const PEOPLE = 'https://github.com/orgs/acme/people';
const USERS = 'https://eu-central-1.console.aws.amazon.com/iam/home#/users';

/** As it is installed: no host granted, one page seen through a click on the button. */
describe.runIf(haveChromium())('the side panel, with no host granted', () => {
  let browser: CaptureBrowser;
  let from: Page;
  beforeAll(async () => {
    browser = await startCaptureBrowser({ build: 'store' }, (url) => {
      if (url.hostname.includes('aws')) return { body: inner(30) };
      if (url.hostname === 'intranet.example') return { body: long(8) };
      return { body: url.pathname.includes('roles') ? virtualised(50) : paged(3) };
    });
    from = await browser.extensionPage('options.html');
  });
  afterAll(async () => {
    await browser?.close();
  });

  it('says what to do while it does not see the page', async () => {
    const page = await browser.open(PEOPLE);
    const panel = await browser.panel(page);
    await panel.getByRole('button', { name: 'This page' }).click();
    await panel.getByRole('heading', { name: 'Annexa does not see this page' }).waitFor();
    expect(await panel.getByRole('button', { name: 'Capture', exact: true }).count()).toBe(0);
    await looksWell(panel, 'panel-not-seen');
    await panel.close();
    await page.close();
  });

  it('shows what the page can show, and the number on the button', async () => {
    const page = await browser.open(PEOPLE);
    const tab = await pressed(browser, page);
    const panel = await browser.panel(page);
    await panel
      .getByRole('heading', { name: 'Organisation people' })
      .or(panel.locator('#page-title'))
      .first()
      .waitFor();
    await panel.getByText(/10 of 30 members/).waitFor();
    await panel.getByRole('heading', { name: 'An auditor looks for' }).waitFor();
    const badge = await from.evaluate(async (tabId) => {
      await chrome.runtime.sendMessage({ id: 1, type: 'capture/badge', timestamp: Date.now(), data: { tab: tabId } });
      return chrome.action.getBadgeText({ tabId });
    }, tab);
    const heading = await panel.locator('#gaps-title').textContent();
    expect(Number(badge)).toBeGreaterThan(0);
    expect(heading).toMatch(new RegExp(`^${badge} of \\d+ controls open here$`));
    await looksWell(panel, 'panel-page');
    await panel.close();
    await page.close();
  });

  it('captures with one press, shows the picture, and saves it', async () => {
    const page = await browser.open(USERS);
    await pressed(browser, page);
    const before = await stateOf(page);
    const panel = await browser.panel(page);
    await panel.getByRole('button', { name: 'Capture', exact: true }).click();
    await panel.getByRole('button', { name: 'Save as evidence' }).waitFor({ timeout: 20_000 });
    await panel.getByAltText('The captured page').waitFor();
    await looksWell(panel, 'panel-preview');
    expect(await stateOf(page)).toBe(before);
    await panel.getByRole('button', { name: 'Save as evidence' }).click();
    await panel.getByText('Captured once').waitFor();
    const record = await newest(from);
    expect(record.capture.page).toBe('aws/iam-users');
    expect(record.kind).toBe('capture');
    const mapping = (await statements(from)).findLast(({ predicateType }) => predicateType === 'urn:annexa:mapping:v1');
    expect(mapping?.predicate).toMatchObject({ by: { kind: 'rule', id: 'aws/iam-users' } });
    await looksWell(panel, 'panel-saved');
    await panel.close();
    await page.close();
  });

  it('counts as evidence at once, as partial', async () => {
    const report = await browser.extensionPage('report.html');
    await report.locator('.control').first().waitFor({ timeout: 20_000 });
    await report.getByText('Covered').first().waitFor();
    expect(await report.locator('body').textContent()).toContain('no one has reviewed it yet');
    await report.close();
  });

  it('takes out what a box is drawn over, in picture and text', async () => {
    const page = await browser.open(USERS);
    await pressed(browser, page);
    const panel = await browser.panel(page);
    await panel.getByRole('button', { name: 'Capture', exact: true }).click();
    const shown = panel.getByAltText('The captured page');
    await shown.waitFor({ timeout: 20_000 });
    await panel.bringToFront();
    await panel.locator('.preview-scroll').focus();
    await panel.keyboard.press('b');
    await panel.getByText(/^Box 1: /).waitFor();
    const frame = await shown.boundingBox();
    if (!frame) throw new Error('the picture is not shown');
    await panel.mouse.move(frame.x + frame.width * 0.2, frame.y + frame.height * 0.12);
    await panel.mouse.down();
    await panel.mouse.move(frame.x + frame.width * 0.5, frame.y + frame.height * 0.18, { steps: 4 });
    await panel.mouse.up();
    await panel.getByText(/^Box 2: /).waitFor();
    await picture(panel, 'panel-boxes');
    await page.bringToFront();
    await panel.getByRole('button', { name: /^Capture with these 2 boxes/ }).click();
    await panel.getByText('drawn-box').waitFor({ timeout: 20_000 });
    await panel.getByRole('button', { name: 'Save as evidence' }).click();
    await panel.getByText('Captured 2 times').waitFor({ timeout: 20_000 });
    const record = await newest(from);
    expect(record.redactions).toContainEqual({ rule: 'drawn-box', count: 2 });
    expect((await artifact(from, record, 'page-text')).toString('utf8')).toContain('████████');
    await panel.getByRole('button', { name: 'Compare with the one before' }).first().click();
    await panel.getByText(/lines of text differ/).waitFor();
    await panel.setViewportSize({ width: 900, height: 860 });
    await looksWell(panel, 'panel-compare');
    await panel.close();
    await page.close();
  });

  it('never calls a cut list whole, and goes through all of its pages when asked', async () => {
    const page = await browser.open(PEOPLE);
    await pressed(browser, page);
    const panel = await browser.panel(page);
    await panel.getByText(/^Shown before it is saved/).click();
    await panel.getByLabel('Show me the picture before it is saved').uncheck();
    await panel.getByRole('button', { name: 'Capture', exact: true }).click();
    await panel.getByText('Saved as evidence.').waitFor({ timeout: 20_000 });
    const cut = await newest(from);
    expect(cut.completeness).toMatchObject({ complete: false, items: 10, expected: 30 });
    expect(cut.completeness.note).toContain('10 of 30 members');
    expect(cut.capture.shows).toBe('sample');
    await page.bringToFront();
    await panel.getByLabel(/^Go through every page/).check();
    await panel.getByRole('button', { name: 'Capture', exact: true }).click();
    await expect.poll(async () => (await newest(from)).id, { timeout: 30_000 }).not.toBe(cut.id);
    const whole = await newest(from);
    expect(whole.completeness).toMatchObject({ complete: true, pages: 3, items: 30, expected: 30 });
    expect(whole.capture.shows).toBe('population');
    const text = (await artifact(from, whole, 'page-text')).toString('utf8');
    expect(text).toContain('member-1\n');
    expect(text).toContain('member-30');
    await panel.close();
    await page.close();
  });

  it('ends cleanly and says so when another tab comes in front, and the page is as it was', async () => {
    const page = await browser.open('https://intranet.example/long');
    const tab = await pressed(browser, page);
    await page.evaluate(() => {
      document.body.style.height = '9000px';
    });
    const before = await stateOf(page);
    const going = from.evaluate(async (tabId) => {
      const data = { tab: tabId, save: true, emails: false, allPages: false, showFrames: false, boxes: [] };
      return (await chrome.runtime.sendMessage({ id: 1, type: 'capture/take', timestamp: Date.now(), data })) as {
        res: { ok: boolean; problem?: { message: string; advice: string } };
      };
    }, tab);
    await page.waitForTimeout(1500);
    await from.bringToFront();
    const { res } = await going;
    expect(res.ok).toBe(false);
    expect(res.problem?.message).toMatch(/Another tab came in front|was hidden/);
    expect(res.problem?.advice).toContain('Stay on the page');
    await page.bringToFront();
    await page.waitForTimeout(200);
    expect(await stateOf(page)).toBe(before);
    await page.close();
  });

  it('ends cleanly when the page leaves for another origin, where the click counts no more', async () => {
    const page = await browser.open('https://intranet.example/long');
    const tab = await pressed(browser, page);
    await page.evaluate(() => {
      document.body.style.height = '9000px';
    });
    const going = from.evaluate(async (tabId) => {
      const data = { tab: tabId, save: true, emails: false, allPages: false, showFrames: false, boxes: [] };
      return (await chrome.runtime.sendMessage({ id: 1, type: 'capture/take', timestamp: Date.now(), data })) as {
        res: { ok: boolean; problem?: { message: string; advice: string } };
      };
    }, tab);
    await page.waitForTimeout(1200);
    await page.goto('https://elsewhere.example/');
    const { res } = await going;
    expect(res.ok).toBe(false);
    expect(res.problem?.message).toBeTruthy();
    await page.close();
  });

  it('gives the page back by itself when whoever captured it is ended', async () => {
    const page = await browser.open('https://intranet.example/long');
    const tab = await pressed(browser, page);
    await page.evaluate(() => {
      document.body.style.height = '9000px';
    });
    const before = await stateOf(page);
    await page.bringToFront();
    const going = capture(from, tab).catch(() => null);
    await page.waitForTimeout(1300);
    expect(await stateOf(page)).not.toBe(before);
    await browser.killWorker();
    await going;
    await page.bringToFront();
    await expect.poll(() => stateOf(page), { timeout: 12_000 }).toBe(before);
    const again = await capture(from, tab);
    expect(again.problem).toBeUndefined();
    await page.close();
  });

  it('says in the popup how many gaps the page could close, and captures from there', async () => {
    const page = await browser.open(PEOPLE);
    await browser.press(page);
    const line = await browser.inPopup(`new Promise((done) => {
      const look = () => {
        const text = document.querySelector('.on-page')?.textContent;
        if (text) done(text); else setTimeout(look, 50);
      };
      look();
    })`);
    expect(line).toMatch(/^On this page: (\d+ gaps? you can close|no open gap that it could close)Capture$/);
    await page.close();
  });

  it('makes no error', () => {
    expect(browser.errors.filter((text) => !/404|favicon/.test(text))).toEqual([]);
  });
});
