import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { GapReport } from '#shared/engine/report.ts';
import type { Verdict } from '#shared/package/verdict.ts';
import { built, newFolder, removeFolder, run, succeeded } from '../integration/cli-harness.ts';
import { violations } from './axe.ts';
import { haveChromium, type Installed, install, picture } from './browser.ts';
import { envelopes, exported, holdings, opened, REPORT, unzipped } from './package-steps.ts';
import { startSystems, type Systems } from './sandbox.ts';
import { connectGitHub, runEnds } from './steps.ts';

let home: string;
let systems: Systems;
let installed: Installed;

const annexa = (...argv: string[]) => run(argv, { cwd: home });

async function verdictOf(zip: string, ...more: string[]): Promise<{ verdict: Verdict; code: number | null }> {
  const { stdout, code } = await annexa('verify', zip, '--format', 'json', ...more);
  return { verdict: JSON.parse(stdout) as Verdict, code };
}

describe.runIf(haveChromium())('packages', () => {
  beforeAll(async () => {
    await built();
    home = await newFolder();
    systems = await startSystems();
  });
  afterAll(async () => {
    await systems?.close();
    await removeFolder(home);
  });

  describe('from the extension', () => {
    beforeAll(async () => {
      installed = await install();
      const popup = await installed.page('popup.html');
      const options = await installed.page('options.html', { width: 900, height: 1000 });
      await connectGitHub(options, systems);
      await options.getByRole('region', { name: 'GitHub' }).getByText('Connected', { exact: true }).waitFor();
      await options.close();
      await popup.getByRole('button', { name: 'Read now' }).click();
      await runEnds(installed);
      await popup.close();
    });
    afterAll(() => installed?.close());

    it('verify with the command line, and hold what the command line writes', async () => {
      const zip = join(home, 'extension.zip');
      const { page, dialog, name } = await exported(installed, zip, { Organisation: 'Acme' });
      expect(name).toMatch(/^annexa-\d{4}-\d\d-\d\d\.zip$/);
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        await picture(page, `package-export-${colorScheme}`);
        expect(await violations(page)).toEqual([]);
      }
      await dialog.getByRole('button', { name: 'Close' }).click();
      await page.close();

      const { verdict, code } = await verdictOf(zip);
      expect({ code, outcome: verdict.outcome, problems: verdict.problems }).toEqual({
        code: 0,
        outcome: 'verified-self-asserted',
        problems: [],
      });
      expect(verdict.omitted).toEqual([]);
      expect(verdict.package?.generator).toMatch(/^annexa-extension \d/);
      const files = unzipped(zip, join(home, 'extension'));
      const paths = [...files.keys()].map((path) => path.replace(/[0-9a-f-]{32,}/, '*'));
      for (const path of [
        'data/index.html',
        'data/registers/controls.csv',
        'data/registers/findings.csv',
        'data/registers/sources.csv',
        'data/evidence/*.dsse.json',
        'data/evidence/*.tlog-proof',
        'data/keys/*.pem',
        'data/log/checkpoint',
        'VERIFY.md',
        'verify.html',
        'package.dsse.json',
      ]) {
        expect(paths).toContain(path);
      }
      const verifyPage = new TextDecoder().decode(files.get('verify.html'));
      expect(verifyPage).toContain('<title>Verify an Annexa package</title>');
      expect(verifyPage.length).toBeGreaterThan(20_000);
      const { rows } = await holdings(installed);
      expect(envelopes(files)).toEqual(new Map(rows.map(({ id, digest }) => [id, digest])));
      const [key] = verdict.keys;
      expect(new TextDecoder().decode(files.get('data/index.html'))).toContain(
        `signed by key <code>${key?.keyid}</code> (software)`,
      );
    });

    it('can be a part, saved where the person says', async () => {
      const page = await installed.page('report.html', REPORT);
      // The browser's own dialog cannot be answered by a test; its answer can: a handle to write to.
      await page.evaluate(() => {
        Object.assign(globalThis, {
          showSaveFilePicker: async () =>
            (await navigator.storage.getDirectory()).getFileHandle('part.zip', { create: true }),
        });
      });
      await page.getByRole('button', { name: 'Export package' }).click();
      const dialog = page.getByRole('dialog', { name: 'Export package' });
      await dialog.getByLabel('Controls').fill('A.99.1');
      await dialog.getByRole('button', { name: 'Save package' }).click();
      await dialog.getByRole('alert').getByText('A.99.1 is no control of ISO/IEC 27001:2022').waitFor();
      await dialog.getByLabel('Controls').fill('A.8.5, A.8.4');
      await dialog.getByRole('button', { name: 'Save package' }).click();
      await dialog.getByText(/^Saved, /).waitFor();
      const bytes = await page.evaluate(async () => {
        const handle = await (await navigator.storage.getDirectory()).getFileHandle('part.zip');
        return [...new Uint8Array(await (await handle.getFile()).arrayBuffer())];
      });
      await page.close();
      const zip = join(home, 'part.zip');
      await writeFile(zip, Uint8Array.from(bytes));
      const { verdict } = await verdictOf(zip);
      expect(verdict.outcome).toBe('verified-self-asserted');
      expect(verdict.package?.selection.controls).toEqual(['A.8.5', 'A.8.4']);
      expect(verdict.omitted.length).toBeGreaterThan(0);
    });

    it('say who signed, and what was removed, by whom and why', async () => {
      const page = await installed.page('report.html', REPORT);
      await page.getByText(/^Signed by key [0-9a-f]{8}… \(software\)/).waitFor();
      await page.locator('.control-head').first().click();
      const records = page.locator('.records').first();
      await records.locator('> summary').click();
      const judged = (await page.locator('.check-head > span').nth(1).textContent()) ?? '';
      const artifacts = records.locator('.artifacts').first();
      await artifacts.locator('> summary').click();
      const line = artifacts.locator('li').first();
      const digest = (await line.locator('code').textContent()) ?? '';
      await line.getByRole('button', { name: /^Remove/ }).click();
      expect(await violations(page)).toEqual([]);
      await picture(page, 'package-remove');
      await line.getByRole('button', { name: 'Remove for good' }).click();
      // The field is required: nothing went without a reason.
      expect(await line.getByLabel('Why it is removed').count()).toBe(1);
      await line.getByLabel('Why it is removed').fill('a token in an answer');
      await line.getByRole('button', { name: 'Remove for good' }).click();
      await page
        .getByText(/Removed on .+ by operator “not named”: a token in an answer/)
        .first()
        .waitFor();
      // What was judged on it is not seen any more, and no longer said to fail.
      await page.locator('.check').filter({ hasText: judged }).getByText('not seen', { exact: true }).first().waitFor();
      await picture(page, 'package-removed');
      await page.close();

      const zip = join(home, 'removed.zip');
      await (await exported(installed, zip)).page.close();
      const { verdict } = await verdictOf(zip);
      expect(verdict.outcome).toBe('verified-self-asserted');
      expect(verdict.removed).toMatchObject([{ digest, by: 'not named', reason: 'a token in an answer' }]);
    });

    it('make no error on any page', () => {
      expect(installed.errors).toEqual([]);
    });
  });

  describe('from the command line', () => {
    let zip: string;
    let report: GapReport;
    beforeAll(async () => {
      const token = { TOKEN: systems.github.tokens.admin };
      const args = ['--base-url', `${systems.origin}/api/v3`, '--org', systems.github.org, '--token-env', 'TOKEN'];
      await run(['collect', 'github', ...args], { cwd: home, env: token });
      zip = join(home, 'cli.zip');
      await annexa('export', 'package', '--out', zip);
      report = JSON.parse(succeeded(await annexa('gaps', '--format', 'json')).stdout) as GapReport;
      await writeFile(join(home, 'policy.json'), (await annexa('keys', 'policy')).stdout);
      installed = await install();
    });
    afterAll(() => installed?.close());

    it('with a changed byte are refused, the file named, and nothing is taken over', async () => {
      const files = unzipped(zip, join(home, 'cli'));
      const [path = ''] = [...files.keys()].filter((name) => name.startsWith('data/blobs/')).sort();
      const bytes = new Uint8Array(await readFile(zip));
      const at = Buffer.from(bytes).indexOf(Buffer.from(files.get(path) ?? []));
      bytes[at + 3] = (bytes[at + 3] ?? 0) ^ 1;
      const broken = join(home, 'broken.zip');
      await writeFile(broken, bytes);

      const page = await installed.page('report.html', REPORT);
      await page.getByRole('heading', { name: 'Nothing is connected yet' }).waitFor();
      const before = await holdings(installed);
      const { dialog, verdict } = await opened(page, broken);
      expect(await verdict.getByRole('heading', { level: 2 }).textContent()).toContain('Failed');
      expect(await verdict.textContent()).toContain(`First broken: ${path}: `);
      expect(await dialog.getByText('Nothing was taken over.').count()).toBe(1);
      expect(await dialog.getByRole('button', { name: /Take over/ }).count()).toBe(0);
      await picture(page, 'package-failed');
      expect(await violations(page)).toEqual([]);
      expect(await holdings(installed)).toEqual(before);
      expect(before).toEqual({ rows: [], blobs: 0, log: 0 });
      await page.close();
    });

    it('reach the popup: verified first, then the same digests and the same counts', async () => {
      const page = await installed.page('report.html', REPORT);
      const { dialog, verdict } = await opened(page, zip);
      expect(await verdict.getByRole('heading', { level: 2 }).textContent()).toContain('Verified, self-asserted');
      await dialog.getByLabel(/Trust policy/).setInputFiles(join(home, 'policy.json'));
      await verdict.getByText('under keys that your trust policy names').waitFor();
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        await picture(page, `package-open-${colorScheme}`);
        expect(await violations(page)).toEqual([]);
      }
      await page.emulateMedia({ colorScheme: 'light' });
      const theirs = envelopes(unzipped(zip, join(home, 'cli')));
      await dialog.getByRole('button', { name: `Take over ${theirs.size} records` }).click();
      await dialog.getByText(`Took over ${theirs.size} records of log`).waitFor({ timeout: 60_000 });

      const { rows } = await holdings(installed);
      expect(new Map(rows.map(({ id, digest }) => [id, digest]))).toEqual(theirs);
      const { verdict: told } = await verdictOf(zip);
      expect(new Set(rows.map(({ foreign }) => foreign))).toEqual(new Set([told.package?.origin]));

      await dialog.getByRole('button', { name: 'Close' }).click();
      await page.getByRole('heading', { name: `Taken over from log ${told.package?.origin}` }).waitFor();
      const keyid = told.keys[0]?.keyid.slice(0, 8);
      expect(await page.getByText(`Signed by key ${keyid}… (software)`).count()).toBe(1);
      await page.locator('.columns').waitFor();
      await picture(page, 'package-foreign');
      expect(await violations(page)).toEqual([]);
      await page.close();

      const popup = await installed.page('popup.html');
      await popup.getByText('Worst first').waitFor();
      const { applicable, covered, current, conforming } = report.counts;
      for (const [word, number] of Object.entries({ Covered: covered, Current: current, Conforming: conforming })) {
        const text = await popup.getByRole('button', { name: new RegExp(`^${word}`) }).textContent();
        expect(text).toContain(`${number} / ${applicable}`);
      }
      await picture(popup, 'package-popup');
      await popup.close();
    });

    it('are handed on byte for byte, and taken over once', async () => {
      const page = await installed.page('report.html', REPORT);
      await page.evaluate(() => Reflect.deleteProperty(globalThis, 'showSaveFilePicker'));
      const download = page.waitForEvent('download');
      await page.getByRole('button', { name: /^Save as it came/ }).click();
      const again = join(home, 'again.zip');
      await (await download).saveAs(again);
      expect(Buffer.compare(await readFile(again), await readFile(zip))).toBe(0);

      const { log } = await holdings(installed);
      const { dialog } = await opened(page, zip);
      await dialog.getByRole('button', { name: /^Take over \d+ records/ }).click();
      await dialog.getByText(/^Took over 0 records .+ were here already/).waitFor({ timeout: 60_000 });
      expect((await holdings(installed)).log).toBe(log);
      await page.close();
    });

    it('that are a folder are verified too', async () => {
      const folder = join(home, 'as-folder');
      await mkdir(folder);
      unzipped(zip, folder);
      const [bag = ''] = await readdir(folder);
      const page = await installed.page('report.html', REPORT);
      await page.getByRole('button', { name: 'Open a package' }).click();
      const dialog = page.getByRole('dialog', { name: 'Open a package' });
      await dialog.getByLabel('Or its unpacked folder').setInputFiles(join(folder, bag));
      const verdict = dialog.getByRole('region', { name: 'Verdict' });
      await verdict.waitFor({ timeout: 60_000 });
      expect(await verdict.getAttribute('data-outcome')).toBe('verified-self-asserted');
      await page.close();
    });

    it('make no error on any page', () => {
      expect(installed.errors).toEqual([]);
    });
  });
});
