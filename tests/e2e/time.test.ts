import { join } from 'node:path';
import { writeFile } from 'node:fs/promises';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Verdict } from '#shared/package/verdict.ts';
import { built, newFolder, removeFolder, run } from '../integration/cli-harness.ts';
import { TimeAuthority } from '../integration/time-authority.ts';
import { violations } from './axe.ts';
import { haveChromium, type Installed, install } from './browser.ts';
import { exported } from './package-steps.ts';
import { startSystems, type Systems } from './sandbox.ts';
import { connectGitHub, runEnds } from './steps.ts';

/** An authority that a person chooses stamps what the extension collects; OpenSSL is the authority. */
describe.runIf(haveChromium())('time stamps', () => {
  let home: string;
  let systems: Systems;
  let installed: Installed;
  let authority: TimeAuthority;
  let served: Awaited<ReturnType<TimeAuthority['serve']>>;
  let options: Page;
  let section: Locator;

  beforeAll(async () => {
    await built();
    home = await newFolder();
    systems = await startSystems();
    authority = new TimeAuthority();
    served = await authority.serve();
    installed = await install();
    options = await installed.page('options.html', { width: 900, height: 1100 });
    section = options.getByRole('region', { name: 'Time stamps' });
    await connectGitHub(options, systems);
    await options.getByRole('region', { name: 'GitHub' }).getByText('Connected', { exact: true }).waitFor();
    await read();
  });
  afterAll(async () => {
    await installed?.close();
    await systems?.close();
    await served?.close();
    authority?.close();
    await removeFolder(home);
  });

  async function read(): Promise<void> {
    const popup = await installed.page('popup.html');
    await popup.getByRole('button', { name: 'Read now' }).click();
    await runEnds(installed);
    await popup.close();
  }

  async function turnOn(url: string, root: string): Promise<void> {
    await section.getByLabel('Address').fill(url);
    await section.getByLabel('Root certificate').fill(root);
    await section.getByRole('button', { name: 'Turn on' }).click();
  }

  const turnOff = async (): Promise<void> => {
    await section.getByRole('button', { name: 'Turn off' }).click();
    await section.getByText('Off', { exact: true }).waitFor();
  };

  const seen = async (name: string): Promise<void> => {
    for (const colorScheme of ['light', 'dark'] as const) {
      await options.emulateMedia({ colorScheme });
      await section.screenshot({ path: join('out/screens', `${name}-${colorScheme}.png`) });
      expect(await violations(options)).toEqual([]);
    }
    await options.emulateMedia({ colorScheme: 'light' });
  };

  it('are off until a person names an authority and pins its root', async () => {
    await section.getByText('Off', { exact: true }).waitFor();
    await turnOn(served.url, 'no certificate');
    await section.getByRole('alert').getByText('no certificate in what was given').waitFor();
    await seen('time-off');
    expect(await section.getByRole('button', { name: 'Stamp now' }).count()).toBe(0);
  });

  it('say so when the reply does not chain to the root that was pinned', async () => {
    await turnOn(served.url, authority.root('other'));
    await section.getByRole('alert').getByText('does not chain to a pinned root').waitFor();
    expect(await section.getByText('no stamp').count()).toBe(1);
    await turnOff();
  });

  it('say exactly what is in the way when the browser lets no reply through', async () => {
    // The build may ask for 127.0.0.1 and not for localhost, and the authority sends no CORS headers.
    await turnOn(served.url.replace('127.0.0.1', 'localhost'), authority.root());
    await section.getByText(/this build may not ask for localhost:\d+/).waitFor();
    await section.getByRole('alert').getByText('it answers no other sites (CORS)', { exact: false }).waitFor();
    await section.getByText(/annexa export package --timestamp/).waitFor();
    await seen('time-refused');
    await turnOff();
    // What the browser itself says of a request that it stopped.
    expect(installed.errors.filter((error) => !/CORS policy|net::ERR_FAILED/.test(error))).toEqual([]);
    installed.errors.length = 0;
  });

  it('cover the log after each run, and the package, verified under the pinned root', async () => {
    await turnOn(served.url, authority.root());
    await section.getByText(/\d+ entries stamped, and the reply verified/).waitFor();
    await seen('time-on');
    await read();
    const zip = join(home, 'stamped.zip');
    const { page, dialog } = await exported(installed, zip);
    expect(await dialog.getByLabel(/Time-stamp it at 127\.0\.0\.1/).isChecked()).toBe(true);
    await page.close();
    const first = await run(['verify', zip, '--format', 'json'], { cwd: home });
    const { package: told, keys } = JSON.parse(first.stdout) as Verdict;
    const policy = {
      format: 'annexa-trust-1',
      logs: [{ origin: told?.origin, keys: keys.map(({ keyid }) => keyid) }],
      authorities: [{ name: 'Test Authority', roots: [authority.root()] }],
    };
    await writeFile(join(home, 'policy.json'), JSON.stringify(policy));
    const { stdout } = await run(['verify', zip, '--format', 'json', '--trust', 'policy.json'], { cwd: home });
    const verdict = JSON.parse(stdout) as Verdict;
    expect(verdict).toMatchObject({ outcome: 'verified', problems: [] });
    // One from the options, one at the end of the run, and two of the export: over the log and the package.
    expect(verdict.timestamps.map(({ pinned, size }) => [pinned, size === null])).toEqual([
      [true, false],
      [true, false],
      [true, false],
      [true, true],
    ]);
    const evidence = verdict.records.filter(({ collector }) => collector !== undefined);
    expect(evidence.every(({ existedBy }) => existedBy !== undefined)).toBe(true);
  });

  it('make no error on any page', () => {
    expect(installed.errors).toEqual([]);
  });
});
