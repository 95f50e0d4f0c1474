import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Authenticator, authenticator } from './authenticator.ts';
import { violations } from './axe.ts';
import { haveChromium, type Installed, install, picture } from './browser.ts';
import { startSystems, type Systems } from './sandbox.ts';
import { connectGitHub, runEnds, stored } from './steps.ts';

const OPTIONS = { width: 900, height: 1100 };
const PASSPHRASE = 'seven wet ladders sing';

/** A key that is protected, locked, opened again, replaced and revoked. */
describe.runIf(haveChromium())('the signing key', () => {
  let profile: string;
  let systems: Systems;
  let installed: Installed;
  let options: Page;
  let section: Locator;
  let key: Authenticator;
  /** Requests of a run that nothing came between. */
  let aRun = 0;

  const state = (text: string) => section.getByText(text, { exact: true }).waitFor();
  const told = () => section.locator('.connection-head span').textContent();
  const press = (name: string) => section.getByRole('button', { name, exact: true }).click();
  const seen = async (name: string): Promise<void> => {
    for (const colorScheme of ['light', 'dark'] as const) {
      await options.emulateMedia({ colorScheme });
      expect(await violations(options)).toEqual([]);
      await section.scrollIntoViewIfNeeded();
      await section.screenshot({ path: join('out/screens', `${name}-${colorScheme}.png`) });
    }
    await options.emulateMedia({ colorScheme: 'light' });
  };

  beforeAll(async () => {
    profile = mkdtempSync(join(tmpdir(), 'annexa-keys-'));
    systems = await startSystems();
    await start();
    await connectGitHub(options, systems);
    await options.getByRole('region', { name: 'GitHub' }).getByText('Connected', { exact: true }).waitFor();
  });
  afterAll(async () => {
    await installed?.close();
    await systems?.close();
    rmSync(profile, { recursive: true, force: true });
  });

  async function start(): Promise<void> {
    installed = await install(profile);
    options = await installed.page('options.html', OPTIONS);
    section = options.getByRole('region', { name: 'Signing key' });
    key = await authenticator(options);
  }

  it('is plain at first, and says what that shows and what not', async () => {
    await state('Not protected');
    await section.getByText('Software, plain').waitFor();
    await section.getByText(/whoever can read the disk can copy it/).waitFor();
    await seen('keys-plain');
    expect(await told()).toBe('Not protected');
  });

  it('is protected by a passkey, and stays as it was when the person says no', async () => {
    await press('Protect the key');
    await seen('keys-protect');
    await key.remove();
    key = await authenticator(options, { says: 'no' });
    await press('Protect the key');
    await section
      .getByRole('alert')
      .getByText(/cancelled or took too long/)
      .waitFor();
    await state('Not protected');
    await key.remove();
    key = await authenticator(options);
    await press('Protect the key');
    await state('Protected, open');
    await section.getByText('It opens in one way only', { exact: false }).waitFor();
    await seen('keys-open');
    expect(await told()).toBe('Protected, open');
  });

  it('signs what is collected, also when the worker was ended in between', async () => {
    await installed.killWorker();
    const popup = await installed.page('popup.html');
    await popup.getByRole('button', { name: 'Read now' }).click();
    const end = await runEnds(installed);
    expect(end.steps.filter(({ state: each }) => each !== 'collected')).toEqual([]);
    await popup.close();
  });

  it('locked, holds a run back without asking anything or losing it, and says so', async () => {
    await press('Lock now');
    await state('Locked');
    await section.getByText('Locked: unlock to sign.').waitFor();
    await seen('keys-locked');
    const before = await stored(installed);
    const asked = systems.github.requests.total;
    const popup = await installed.page('popup.html');
    await popup.getByRole('button', { name: 'Read now' }).click();
    await popup.getByText('Locked: unlock to sign.').waitFor();
    await runEnds(installed, 'collecting');
    await installed.killWorker();
    await popup.getByText('The run waits for it.').waitFor();
    await picture(popup, 'popup-locked');
    expect(await violations(popup)).toEqual([]);
    expect((await stored(installed)).log).toBe(before.log);

    await press('Unlock with passkey');
    await state('Protected, open');
    await popup.getByText('Locked: unlock to sign.').waitFor({ state: 'detached' });
    const end = await runEnds(installed);
    expect(end.steps.filter(({ state: each }) => each !== 'collected')).toEqual([]);
    expect(end.evidence.length).toBeGreaterThan(before.evidence.length);
    aRun = systems.github.requests.total - asked;
    await popup.close();
  });

  it('locked in the middle of a step, keeps what was answered until it is open', async () => {
    const asked = systems.github.requests.total;
    systems.hold = 150;
    const popup = await installed.page('popup.html');
    await popup.getByRole('button', { name: 'Read now' }).click();
    await popup.getByText(/Reading: \d+ of \d+ steps/).waitFor();
    await press('Lock now');
    await popup.getByText('waits: The signing key is locked.', { exact: false }).waitFor({ timeout: 60_000 });
    const held = await stored(installed);
    expect(held.journal.length).toBeGreaterThan(0);
    systems.hold = 0;
    await press('Unlock with passkey');
    const end = await runEnds(installed);
    expect(end.journal).toEqual([]);
    expect(end.steps.filter(({ state: each }) => each !== 'collected')).toEqual([]);
    // The step that met the lock ended from its journal: nothing was asked twice.
    expect(systems.github.requests.total - asked).toBe(aRun);
    await popup.close();
  });

  it('takes a second way, but no authenticator that gives no secret', async () => {
    await press('Add a way to open it');
    await section.getByLabel('Passphrase', { exact: true }).check();
    await section.getByLabel('New passphrase').fill(PASSPHRASE);
    await section.getByLabel('Once more').fill('another one');
    await press('Add it');
    await section.getByRole('alert').getByText('not the same').waitFor();
    await section.getByLabel('Once more').fill(PASSPHRASE);
    await press('Add it');
    await section.getByText('Passphrase, set up').waitFor();

    const other = await installed.page('options.html', OPTIONS);
    await authenticator(other, { prf: false });
    const there = other.getByRole('region', { name: 'Signing key' });
    await there.getByRole('button', { name: 'Add a way to open it' }).click();
    await there.getByRole('button', { name: 'Add it' }).click();
    await there.getByRole('alert').getByText('gives no secret').waitFor();
    expect(await there.getByText('Passkey, set up').count()).toBe(1);
    await other.close();
  });

  it('does not open for a passkey that is lost', async () => {
    await press('Lock now');
    await key.lose();
    await press('Unlock with passkey');
    await section.getByRole('alert').getByText('not at hand').waitFor();
    await state('Locked');
    expect(installed.errors).toEqual([]);
  });

  it('is locked when the browser starts again, and opens with the right passphrase only', async () => {
    await installed.close();
    await start();
    await state('Locked');
    await section.getByLabel('Passphrase').fill('seven wet ladders sink');
    await press('Unlock');
    await section.getByRole('alert').getByText('This passphrase does not open the signing key').waitFor();
    await seen('keys-wrong-passphrase');
    await section.getByLabel('Passphrase').fill(PASSPHRASE);
    await press('Unlock');
    await state('Protected, open');
    expect(installed.errors).toEqual([]);
  });

  it('is replaced, and the earlier one revoked, with a reason', async () => {
    await press('Replace the key');
    await section.getByLabel('Reason').fill('once a year');
    await press('Replace the key');
    await section.getByText(/What the log says of its keys: 2/).click();
    await section
      .getByRole('button', { name: /^Revoke key/ })
      .first()
      .click();
    const revoking = section.getByRole('form', { name: 'Revoke a key' });
    await revoking.getByLabel('From day (UTC) on').fill('2099-01-01');
    await revoking.getByLabel('Reason').fill('its disk was given away');
    await press('Revoke the key');
    await section.getByText(/What the log says of its keys: 3/).waitFor();
    await section.getByText('its disk was given away', { exact: false }).waitFor();
    await seen('keys-history');
    expect(await section.getByText('Handed over to key', { exact: false }).count()).toBe(1);
  });

  it('makes no error on any page', () => {
    expect(installed.errors).toEqual([]);
  });
});
