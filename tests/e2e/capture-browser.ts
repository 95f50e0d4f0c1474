import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, type BrowserContext, type CDPSession, chromium, type Page } from 'playwright-core';
import { builtExtension, chromiumPath } from './browser.ts';

/**
 * Chromium started by hand and attached to, since two things work only so: pressing the button of an
 * extension without a person, which grants `activeTab`, and saving a page as one file.
 */

export interface CaptureBrowser {
  readonly context: BrowserContext;
  readonly id: string;
  readonly errors: string[];
  /** Opens a console page; requests below `https://` are answered by `pages`. */
  open(url: string, size?: { width: number; height: number }): Promise<Page>;
  /** Presses the extension's button while the page is in front. */
  press(page: Page): Promise<void>;
  /** The side panel in a tab of its own, bound to the page's tab. */
  panel(page: Page, query?: string): Promise<Page>;
  extensionPage(path: string): Promise<Page>;
  tabOf(page: Page): Promise<number>;
  /** The number on the button, for a tab. */
  badge(tab: number): Promise<string>;
  /** Presses the key of a command, as the browser tells the extension of it. */
  command(name: string, tab: number): Promise<void>;
  /** Says yes to the browser's question about a host before it is asked, since no test can answer it then. */
  allowHost(pattern: string): Promise<void>;
  /** Hosts that the console script is registered on. */
  registered(): Promise<readonly string[]>;
  /** Takes the access to hosts back, as a person does in the browser's own page. */
  withdrawHosts(): Promise<void>;
  /** Ends the worker as the browser does when it is idle. */
  killWorker(): Promise<void>;
  /** Evaluates an expression in the popup that a press opened. */
  inPopup(expression: string): Promise<unknown>;
  close(): Promise<void>;
}

export interface Answer {
  readonly body: string | Buffer;
  readonly type?: string;
}

export interface Build {
  /** `store`: as it is shipped, with no host granted. `hosts`: every host granted, for tests of connections. */
  readonly build: 'store' | 'hosts';
  /** Also with the optional permission to save pages. */
  readonly pageCapture?: boolean;
  /** Pixels of the screen to a CSS pixel. */
  readonly density?: number;
}

export async function startCaptureBrowser(
  { build, pageCapture = false, density = 1 }: Build,
  pages: (url: URL) => Answer | null,
): Promise<CaptureBrowser> {
  const folder = await buildOf(build, pageCapture);
  const profile = mkdtempSync(join(tmpdir(), 'annexa-capture-'));
  const child = spawn(
    chromiumPath ?? '',
    [
      '--headless=new',
      '--remote-debugging-port=0',
      '--enable-unsafe-extension-debugging',
      '--disable-features=DisableLoadExtensionCommandLineSwitch',
      `--user-data-dir=${profile}`,
      `--disable-extensions-except=${folder}`,
      `--load-extension=${folder}`,
      '--window-size=1300,900',
      `--force-device-scale-factor=${density}`,
      '--hide-scrollbars',
      '--no-sandbox',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      'about:blank',
    ],
    { stdio: 'ignore' },
  );
  const browser = await attach(profile, child);
  const [context] = browser.contexts();
  if (!context) throw new Error('the browser has no context');
  const session = await browser.newBrowserCDPSession();
  const errors: string[] = [];
  context.on('console', (message) => {
    if (message.type() === 'error') errors.push(`${message.page()?.url() ?? 'worker'}: ${message.text()}`);
  });
  context.on('weberror', (error) => errors.push(`${error.page()?.url()}: ${error.error().message}`));
  await context.route('https://**/*', async (route) => {
    const answer = pages(new URL(route.request().url()));
    if (answer === null) return route.fulfill({ status: 404, body: '' });
    return route.fulfill({ body: answer.body, contentType: answer.type ?? 'text/html; charset=utf-8' });
  });
  const id = await extensionId(context);
  await optionsShown(context);
  const extensionPage = async (path: string): Promise<Page> => {
    const page = await context.newPage();
    await page.goto(`chrome-extension://${id}/${path}`);
    return page;
  };
  let helper: Promise<Page> | null = null;
  const bare = (): Promise<Page> => (helper ??= extensionPage('manifest.json'));
  const tabOf = async (page: Page): Promise<number> => {
    const looking = await bare();
    await page.bringToFront();
    const [tab] = await looking.evaluate(() => chrome.tabs.query({ active: true }));
    if (!tab) throw new Error('no tab is in front');
    return tab.id;
  };
  return {
    context,
    id,
    errors,
    extensionPage,
    tabOf,
    async open(url, size) {
      const page = await context.newPage();
      if (size) await page.setViewportSize(size);
      await page.goto(url);
      await page.bringToFront();
      return page;
    },
    async press(page) {
      await page.bringToFront();
      await press(session, page, id);
    },
    async panel(page, query = '') {
      const tab = await tabOf(page);
      const panel = await context.newPage();
      await panel.setViewportSize({ width: 400, height: 860 });
      await panel.goto(`chrome-extension://${id}/sidepanel.html?tab=${tab}${query}`);
      await page.bringToFront();
      return panel;
    },
    badge: async (tab) => (await bare()).evaluate((tabId) => chrome.action.getBadgeText({ tabId }), tab),
    async command(name, tab) {
      const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'));
      await worker.evaluate(
        async ([command, tabId]) => {
          chrome.commands.onCommand.dispatch(command, await chrome.tabs.get(tabId));
        },
        [name, tab] as const,
      );
    },
    async allowHost(pattern) {
      const extensions = await context.newPage();
      await extensions.goto('chrome://extensions');
      await extensions.evaluate(([extension, host]) => chrome.developerPrivate.addHostPermission(extension, host), [
        id,
        pattern,
      ] as const);
      await extensions.close();
    },
    async registered() {
      const scripts = await (await bare()).evaluate(() => chrome.scripting.getRegisteredContentScripts());
      return scripts.flatMap(({ matches }) => matches ?? []);
    },
    async withdrawHosts() {
      const extensions = await context.newPage();
      await extensions.goto('chrome://extensions');
      await extensions.evaluate(
        (extensionId) => chrome.developerPrivate.updateExtensionConfiguration({ extensionId, hostAccess: 'ON_CLICK' }),
        id,
      );
      await extensions.close();
    },
    async killWorker() {
      const looking = await context.newCDPSession(await bare());
      await looking.send('ServiceWorker.enable');
      await looking.send('ServiceWorker.stopAllWorkers');
      await looking.detach();
    },
    inPopup: (expression) => inPopup(profile, expression),
    async close() {
      await browser.close().catch(() => null);
      child.kill('SIGKILL');
      await new Promise((done) => (child.exitCode === null ? child.once('exit', done) : done(null)));
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** The tab target of a page, which is not the target of its document, is what a button is pressed on. */
async function press(session: CDPSession, page: Page, id: string): Promise<void> {
  const own = await page.context().newCDPSession(page);
  const { targetInfo } = await own.send('Target.getTargetInfo');
  await own.detach();
  const send = session.send.bind(session) as unknown as (
    method: string,
    params: unknown,
  ) => Promise<{ targetInfos: { targetId: string; url: string; title: string; type: string }[] }>;
  const { targetInfos } = await send('Target.getTargets', { filter: [{ type: 'tab' }] });
  const tab = targetInfos.find(({ url }) => url === targetInfo.url);
  if (!tab) throw new Error(`no tab shows ${targetInfo.url}`);
  await send('Extensions.triggerAction', { id, targetId: tab.targetId });
}

async function attach(profile: string, child: ChildProcess): Promise<Browser> {
  const file = join(profile, 'DevToolsActivePort');
  for (let left = 200; ; left -= 1) {
    if (existsSync(file) && readFileSync(file, 'utf8').includes('\n')) break;
    if (left === 0 || child.exitCode !== null) throw new Error('Chromium did not start');
    await new Promise((next) => setTimeout(next, 50));
  }
  const [port] = readFileSync(file, 'utf8').split('\n');
  return chromium.connectOverCDP(`http://127.0.0.1:${port}`);
}

/** A popup is no tab, so it is spoken to directly. */
async function inPopup(profile: string, expression: string): Promise<unknown> {
  const [port] = readFileSync(join(profile, 'DevToolsActivePort'), 'utf8').split('\n');
  for (let left = 60; left > 0; left -= 1) {
    const response = await fetch(`http://127.0.0.1:${port}/json/list`);
    const targets = (await response.json()) as { url: string; webSocketDebuggerUrl: string }[];
    const popup = targets.find(({ url }) => url.endsWith('/popup.html'));
    if (popup) return evaluateIn(popup.webSocketDebuggerUrl, expression);
    await new Promise((next) => setTimeout(next, 50));
  }
  throw new Error('no popup opened');
}

function evaluateIn(address: string, expression: string): Promise<unknown> {
  const socket = new WebSocket(address);
  return new Promise((done, failed) => {
    const params = { expression, awaitPromise: true, returnByValue: true };
    socket.addEventListener('open', () => socket.send(JSON.stringify({ id: 1, method: 'Runtime.evaluate', params })));
    socket.addEventListener('error', () => failed(new Error('the popup does not answer')));
    socket.addEventListener('message', ({ data }) => {
      const message = JSON.parse(String(data)) as { id?: number; result?: { result?: { value?: unknown } } };
      if (message.id !== 1) return;
      socket.close();
      done(message.result?.result?.value);
    });
  });
}

/** After the installation the options open, in whatever empty tab there is; before that no tab is safe to use. */
async function optionsShown(context: BrowserContext): Promise<void> {
  for (let left = 100; left > 0; left -= 1) {
    if (context.pages().some((page) => page.url().endsWith('/options.html'))) return;
    await new Promise((next) => setTimeout(next, 50));
  }
}

async function extensionId(context: BrowserContext): Promise<string> {
  const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker', { timeout: 20_000 }));
  return new URL(worker.url()).host;
}

/** Test builds beside the ordinary ones: a permission that a person would be asked for is in the manifest. */
async function buildOf(build: Build['build'], pageCapture: boolean): Promise<string> {
  const folder = await builtExtension('chrome', build === 'hosts' ? 'e2e' : 'production');
  if (!pageCapture) return folder;
  const copy = `${folder}-page-capture`;
  rmSync(copy, { recursive: true, force: true });
  cpSync(folder, copy, { recursive: true });
  const manifest = JSON.parse(readFileSync(join(copy, 'manifest.json'), 'utf8')) as { permissions: string[] };
  manifest.permissions.push('pageCapture');
  writeFileSync(join(copy, 'manifest.json'), JSON.stringify(manifest));
  return copy;
}
