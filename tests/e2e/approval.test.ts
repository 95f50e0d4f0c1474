import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Verdict } from '#shared/package/verdict.ts';
import { built, newFolder, removeFolder, run, succeeded } from '../integration/cli-harness.ts';
import { authenticator } from './authenticator.ts';
import { violations } from './axe.ts';
import { haveChromium, type Installed, install, picture } from './browser.ts';
import { exported, opened, REPORT } from './package-steps.ts';
import { startSystems, type Systems } from './sandbox.ts';
import { connectGitHub, runEnds } from './steps.ts';

const PASSPHRASE = 'seven wet ladders sing';

/** Who approved it: a person, a checkpoint, and a package that says so. */
describe.runIf(haveChromium())('an approval of the log', () => {
  let home: string;
  let systems: Systems;
  let installed: Installed;
  let section: Locator;

  beforeAll(async () => {
    await built();
    home = await newFolder();
    systems = await startSystems();
    installed = await install();
    const options = await installed.page('options.html', { width: 900, height: 1100 });
    section = options.getByRole('region', { name: 'Signing key' });
    await section.getByRole('button', { name: 'Protect the key' }).click();
    await section.getByLabel('Passphrase', { exact: true }).check();
    await section.getByLabel('New passphrase').fill(PASSPHRASE);
    await section.getByLabel('Once more').fill(PASSPHRASE);
    await section.getByRole('button', { name: 'Protect the key' }).click();
    await section.getByText('Protected, open', { exact: true }).waitFor();
    await connectGitHub(options, systems);
    await options.getByRole('region', { name: 'GitHub' }).getByText('Connected', { exact: true }).waitFor();
    const popup = await installed.page('popup.html');
    await popup.getByRole('button', { name: 'Read now' }).click();
    await runEnds(installed);
    await popup.close();
  });
  afterAll(async () => {
    await installed?.close();
    await systems?.close();
    await removeFolder(home);
  });

  it('is given with a security key that is enrolled there, and is not when the key is gone', async () => {
    const report = await installed.page('report.html', REPORT);
    const touch = await authenticator(report, { prf: false });
    await report.getByText('Nobody has approved this log with a security key.').waitFor();
    await report.getByRole('button', { name: 'Approve', exact: true }).click();
    const dialog = report.getByRole('dialog', { name: 'Approve what the log holds' });
    await dialog.getByLabel('Name of the approver').fill('Bea Rossi');
    await dialog.getByRole('button', { name: 'Enrol a security key' }).click();
    await dialog.getByLabel('Bea Rossi').waitFor();
    for (const colorScheme of ['light', 'dark'] as const) {
      await report.emulateMedia({ colorScheme });
      await picture(report, `approve-${colorScheme}`);
      expect(await violations(report)).toEqual([]);
    }
    await dialog.getByRole('button', { name: 'Approve with security key' }).click();
    await dialog.getByText(/^Approved by Bea Rossi: the first \d+ entries\.$/).waitFor();
    await touch.lose();
    await dialog.getByRole('button', { name: 'Approve with security key' }).click();
    await dialog.getByRole('alert').getByText('not at hand').waitFor();
    await dialog.getByRole('button', { name: 'Close' }).click();
    const approved = report.getByRole('region', { name: 'Approved by' });
    await approved.getByText('Bea Rossi').waitFor();
    expect(await approved.textContent()).toMatch(/The first \d+ entries of \d+; security key/);
    for (const colorScheme of ['light', 'dark'] as const) {
      await report.emulateMedia({ colorScheme });
      await picture(report, `report-approved-${colorScheme}`);
      expect(await violations(report)).toEqual([]);
    }
    await report.close();
  });

  it('verifies in a package, under the tiers of the keys, in every verifier', async () => {
    const zip = join(home, 'approved.zip');
    const { page, dialog } = await exported(installed, zip);
    const { stdout } = succeeded(await run(['verify', zip, '--format', 'json'], { cwd: home }));
    const verdict = JSON.parse(stdout) as Verdict;
    expect(verdict).toMatchObject({ outcome: 'verified-self-asserted', problems: [] });
    expect(verdict.keys.map(({ tier, state: each }) => [tier, each])).toEqual([
      ['software-wrapped', 'current'],
      ['hardware-approval', 'current'],
    ]);
    expect(verdict.approvals).toMatchObject([{ reviewer: 'Bea Rossi', standing: 'enrolled', verified: true }]);
    const text = succeeded(await run(['verify', zip], { cwd: home })).stdout;
    expect(text).toMatch(/Approved\s+\d+ entries by Bea Rossi on /);
    await dialog.getByRole('button', { name: 'Close' }).click();
    const looked = await opened(page, zip);
    await looked.verdict.getByText('What was looked at').click();
    await looked.verdict.getByRole('cell', { name: 'Bea Rossi', exact: true }).waitFor();
    await page.close();
  });

  it('needs the signing key: locked, nothing is approved or exported, and the page says what to do', async () => {
    const page = await installed.page('report.html', REPORT);
    await section.getByRole('button', { name: 'Lock now' }).click();
    await page.getByRole('button', { name: 'Approve', exact: true }).click();
    const approving = page.getByRole('dialog', { name: 'Approve what the log holds' });
    await approving.getByText('Locked: unlock to sign.').waitFor();
    expect(await approving.getByRole('button', { name: 'Approve with security key' }).count()).toBe(0);
    await approving.getByRole('button', { name: 'Close' }).click();
    await page.getByRole('button', { name: 'Export package' }).click();
    const dialog = page.getByRole('dialog', { name: 'Export package' });
    await dialog.getByText('Locked: unlock to sign.').waitFor();
    expect(await dialog.getByRole('button', { name: 'Save package' }).isDisabled()).toBe(true);
    await picture(page, 'package-locked');
    expect(await violations(page)).toEqual([]);
    await dialog.getByLabel('Passphrase').fill(PASSPHRASE);
    await dialog.getByRole('button', { name: 'Unlock', exact: true }).click();
    await dialog.getByText('Locked: unlock to sign.').waitFor({ state: 'detached' });
    expect(await dialog.getByRole('button', { name: 'Save package' }).isEnabled()).toBe(true);
    await page.close();
  });

  it('makes no error on any page', () => {
    expect(installed.errors).toEqual([]);
  });
});
