import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { haveChromium, type Installed, install, picture } from './browser.ts';
import { startSystems, type Systems } from './sandbox.ts';
import { connectAws, connectGitHub, runEnds, stored } from './steps.ts';

/** From the installation to the gap report, as a person goes. */
describe.runIf(haveChromium())('install, connect, read, see the gaps', () => {
  let systems: Systems;
  let installed: Installed;

  beforeAll(async () => {
    systems = await startSystems();
    installed = await install();
  });
  afterAll(async () => {
    await installed?.close();
    await systems?.close();
  });

  it('starts with nothing and says what to do', async () => {
    const popup = await installed.page('popup.html');
    await popup.getByRole('heading', { name: 'Nothing is connected yet' }).waitFor();
    expect(await popup.getByRole('button').allTextContents()).toContain('Connect a system');
    expect(await popup.getByRole('button').allTextContents()).toContain('Explore with sample data');
    await picture(popup, 'popup-empty');
    await popup.close();
  });

  it('connects GitHub and AWS, and shows what each credential may read', async () => {
    const options = await installed.page('options.html', { width: 900, height: 1000 });
    await connectGitHub(options, systems);
    const github = options.getByRole('region', { name: 'GitHub' });
    await github.getByText('Connected', { exact: true }).waitFor({ timeout: 60_000 });
    expect(await github.getByText('helena-voss').count()).toBe(1);
    await connectAws(options, systems);
    const aws = options.getByRole('region', { name: 'AWS' });
    await aws.getByText('Connected', { exact: true }).waitFor({ timeout: 60_000 });
    await aws.getByText(/permissions granted/).waitFor();
    await picture(options, 'options', true);
    await options.close();
  });

  it('reads both, one record a step, and shows the report', async () => {
    const popup = await installed.page('popup.html');
    await popup.getByRole('button', { name: 'Read now' }).click();
    await popup.getByText(/Reading: \d+ of \d+ steps/).waitFor({ timeout: 30_000 });
    await picture(popup, 'popup-reading');
    const end = await runEnds(installed);
    expect(end.steps.filter(({ state }) => state !== 'collected')).toEqual([]);
    expect(end.evidence.map(({ index }) => index).sort((a, b) => a - b)).toEqual(
      end.steps.map(({ entry }) => entry).sort((a, b) => (a ?? 0) - (b ?? 0)),
    );
    expect(end.journal).toEqual([]);
    await popup.getByText('Worst first').waitFor();
    expect(await popup.locator('.control').count()).toBe(12);
    await picture(popup, 'popup-light');
    await popup.emulateMedia({ colorScheme: 'dark' });
    await picture(popup, 'popup-dark');
    await popup.close();
  });

  it('keeps no secret on disk', async () => {
    const page = await installed.bare();
    const secrets = [systems.github.tokens.admin, systems.aws.secretAccessKey];
    const found = await page.evaluate(async (wanted) => {
      const text = new TextDecoder('utf-8', { fatal: false });
      const told = (value: unknown): string =>
        value instanceof Uint8Array
          ? text.decode(value)
          : typeof value === 'object' && value !== null
            ? Object.values(value).map(told).join('\n')
            : String(value);
      const asked = <T>(request: IDBRequest<T>): Promise<T> =>
        new Promise((done, failed) => {
          request.addEventListener('success', () => done(request.result));
          request.addEventListener('error', () => failed(request.error));
        });
      const hits: string[] = [];
      for (const { name } of await indexedDB.databases()) {
        const db = await asked(indexedDB.open(name ?? ''));
        for (const store of db.objectStoreNames) {
          const all = told(await asked(db.transaction(store).objectStore(store).getAll()));
          if (wanted.some((secret) => all.includes(secret) || all.includes(btoa(secret))))
            hits.push(`${name}/${store}`);
        }
        db.close();
      }
      const local = JSON.stringify(await chrome.storage.local.get(null));
      if (wanted.some((secret) => local.includes(secret))) hits.push('storage.local');
      return hits;
    }, secrets);
    expect(found).toEqual([]);
    const session = await (await installed.worker()).evaluate(() => chrome.storage.session.get(null));
    expect(JSON.stringify(session)).toContain(systems.github.tokens.admin);
  });

  it('makes no error on any page', async () => {
    expect((await stored(installed)).log).toBeGreaterThan(5);
    expect(installed.errors).toEqual([]);
  });
});
