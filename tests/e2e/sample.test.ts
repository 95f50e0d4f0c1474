import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { violations as found } from './axe.ts';
import { haveChromium, type Installed, install, picture } from './browser.ts';

const PAGES = [
  ['popup.html', { width: 380, height: 600 }, 'popup-sample'],
  ['sidepanel.html', { width: 400, height: 860 }, 'sidepanel'],
  ['report.html', { width: 1280, height: 860 }, 'report'],
  ['options.html', { width: 900, height: 900 }, 'options-empty'],
] as const;

/** Without an account: the sample, by eye, by keyboard and by screen reader. */
describe.runIf(haveChromium())('the sample, and every page in it', () => {
  let installed: Installed;
  let inEmpty: readonly string[] = [];
  beforeAll(async () => {
    installed = await install();
    const popup = await installed.page('popup.html');
    inEmpty = await found(popup);
    await popup.getByRole('button', { name: 'Explore with sample data' }).click();
    await popup.locator('.control').first().waitFor({ timeout: 60_000 });
    await popup.close();
  });
  afterAll(async () => {
    await installed?.close();
  });

  it('says that it is a sample on every page that shows it', async () => {
    for (const name of ['popup.html', 'sidepanel.html', 'report.html']) {
      const page = await installed.page(name);
      const note = page.getByRole('region', { name: 'Sample data' });
      await note.waitFor();
      expect(await note.textContent()).toMatch(/^Sample data\. Invented, \d+ \w+ \d{4}\./);
      await page.close();
    }
  });

  it('has nothing that axe objects to while it is empty', () => {
    expect(inEmpty).toEqual([]);
  });

  it.each(PAGES)('%s has nothing that axe objects to, light or dark', async (name, size, shot) => {
    const page = await installed.page(name, size);
    if (name !== 'options.html') {
      await page.locator('.control-head').first().click();
      await page.locator('.check').first().waitFor();
    }
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      await picture(page, `${shot}-${colorScheme}`);
      expect(await found(page)).toEqual([]);
    }
    await page.close();
  });

  it('shows all 93 controls, and the other editions', async () => {
    const page = await installed.page('report.html', { width: 1280, height: 860 });
    await page.locator('.control').first().waitFor();
    expect(await page.locator('.control').count()).toBe(93);
    for (const [value, atLeast] of [
      ['iso27001-2013', 114],
      ['iso27001-2005', 133],
      ['areas', 10],
    ] as const) {
      await page.getByLabel('Standard').selectOption(value);
      await expect.poll(() => page.locator('.control').count()).toBe(atLeast);
    }
    await page.getByLabel('Standard').selectOption('iso27001-2022');
    await page.close();
  });

  it('opens a control in place: what, on which, when, by which evidence, and the way to fix it', async () => {
    const page = await installed.page('popup.html');
    const head = page.locator('.control-head').first();
    await head.click();
    expect(await head.getAttribute('aria-expanded')).toBe('true');
    const detail = page.locator('.detail').first();
    await detail.locator('.subjects').first().waitFor();
    const text = (await detail.textContent()) ?? '';
    expect(text).toMatch(/\d+ of \d+ .+ fail/);
    expect(text).toMatch(/\d+ records?, read \d+ \w+ \d{4}/);
    expect(text).toMatch(/Rests on \d+ records?/);
    expect(await detail.getByRole('link', { name: /^Fix it on/ }).count()).toBeGreaterThan(0);
    await page.evaluate(() => scrollTo(0, 0));
    await page.setViewportSize({ width: 380, height: 1100 });
    await picture(page, 'popup-control');
    await page.close();
  });

  it('can be gone through with the keyboard alone', async () => {
    const page = await installed.page('popup.html');
    await page.locator('.control').first().waitFor();
    await page.keyboard.press('/');
    expect(await page.evaluate(() => document.activeElement?.getAttribute('type'))).toBe('search');
    await page.keyboard.type('authentication');
    await expect.poll(() => page.locator('.control').count()).toBeLessThan(12);
    const count = await page.locator('.control').count();
    expect(count).toBeGreaterThan(1);
    await page.keyboard.press('Escape');
    await expect.poll(() => page.locator('.control').count()).toBe(12);
    await page.keyboard.press('Tab');
    const focused = () => page.evaluate(() => document.activeElement?.getAttribute('data-control') ?? null);
    const first = await focused();
    expect(first).not.toBeNull();
    await page.keyboard.press('ArrowDown');
    const second = await focused();
    expect(second).not.toBe(first);
    await page.keyboard.press('Enter');
    await page.locator('.control.opened').waitFor();
    expect(await page.locator('.control.opened .control-head').getAttribute('data-control')).toBe(second);
    await page.keyboard.press('Home');
    expect(await focused()).toBe(first);
    await page.close();
  });

  it('opens the list that a count stands for', async () => {
    const page = await installed.page('popup.html');
    await page.locator('.control').first().waitFor();
    const covered = page.getByRole('button', { name: /^Covered/ });
    const number = Number(/(\d+) \/ 93/.exec((await covered.textContent()) ?? '')?.[1]);
    await covered.click();
    await expect.poll(() => page.locator('.control').count()).toBe(number);
    await page.close();
  });

  it('goes away in one click', async () => {
    const page = await installed.page('popup.html');
    await page.getByRole('button', { name: 'Remove' }).click();
    await page.getByRole('heading', { name: 'Nothing is connected yet' }).waitFor();
    const names = await (await installed.bare()).evaluate(async () =>
      (await indexedDB.databases()).map(({ name }) => name),
    );
    expect(names).not.toContain('annexa-sample');
    expect(installed.errors).toEqual([]);
    await page.close();
  });
});
