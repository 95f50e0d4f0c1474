import type { Page } from 'playwright-core';
import type { CaptureBrowser } from './capture-browser.ts';
import { blobInPage, newestOf, type StoredStatement, statementsInPage } from './stored-log.ts';

/** What tests do with captures and read of what is stored. */

export interface Taken {
  readonly ok: boolean;
  readonly problem?: { readonly message: string; readonly advice: string | null };
  readonly value?: { readonly draft: string };
  /** From the press to the answer, milliseconds. */
  readonly ms: number;
}

export interface TakeOptions {
  readonly save?: boolean;
  readonly emails?: boolean;
  readonly allPages?: boolean;
  readonly showFrames?: boolean;
  readonly showPictures?: boolean;
  readonly boxes?: readonly { x: number; y: number; width: number; height: number }[];
}

/** Captures a tab as the panel and the command do. `from` is a page of the extension. */
export function capture(from: Page, tab: number, options: TakeOptions = {}): Promise<Taken> {
  const request = { tab, save: true, emails: false, allPages: false, showFrames: false, boxes: [], ...options };
  return from.evaluate(async (data) => {
    const begun = performance.now();
    const message = { id: 1, type: 'capture/take', timestamp: Date.now(), data };
    const { res, err } = (await chrome.runtime.sendMessage(message)) as { res: Taken; err?: unknown };
    if (err) throw new Error(JSON.stringify(err));
    return { ...res, ms: performance.now() - begun };
  }, request);
}

export interface Artifact {
  readonly role: string;
  readonly name: string;
  readonly sha256: string;
  readonly size: number;
}

export interface SavedRecord {
  readonly id: string;
  readonly kind: string;
  readonly collector: { readonly id: string };
  readonly source: { readonly system: string; readonly tenant: string; readonly region?: string };
  readonly time: { readonly started: string; readonly finished: string };
  readonly completeness: {
    readonly complete: boolean;
    readonly pages: number;
    readonly items: number | null;
    readonly expected: number | null;
    readonly note?: string;
  };
  readonly redactions: readonly { readonly rule: string; readonly count: number }[];
  readonly capture: {
    readonly page: string | null;
    readonly url: string;
    readonly title: string;
    readonly shows: string;
    readonly size: { readonly width: number; readonly height: number };
    readonly view: { readonly width: number; readonly height: number; readonly scale: number };
    readonly artifacts: readonly Artifact[];
    readonly notes: readonly string[];
    readonly facts: { readonly rows: number | null; readonly total: number | null };
  };
}

/** Statements of the log, in order. */
export function statements(from: Page): Promise<StoredStatement[]> {
  return from.evaluate(statementsInPage);
}

/** The record of the newest capture. */
export async function newest(from: Page): Promise<SavedRecord> {
  return newestOf(await statements(from)) as SavedRecord;
}

export async function blob(from: Page, sha256: string): Promise<Buffer> {
  return Buffer.from(await from.evaluate(blobInPage, sha256), 'base64');
}

export async function artifact(from: Page, { capture: { artifacts } }: SavedRecord, role: string): Promise<Buffer> {
  const found = artifacts.find((each) => each.role === role);
  if (!found) throw new Error(`the capture has no ${role}`);
  return blob(from, found.sha256);
}

/** Share of the pixels that differ by more than a shade, of the higher picture; sizes that differ count. */
export async function difference(from: Page, a: Buffer, b: Buffer): Promise<{ share: number; sizes: string }> {
  return from.evaluate(
    async ([first = '', second = '']) => {
      const load = async (text: string) => {
        const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
        return createImageBitmap(new Blob([bytes], { type: 'image/png' }));
      };
      const [x, y] = [await load(first), await load(second)];
      const pixels = (image: ImageBitmap, top: number, height: number) => {
        const canvas = new OffscreenCanvas(image.width, height);
        const context = canvas.getContext('2d', { willReadFrequently: true });
        context?.drawImage(image, 0, -top);
        return context?.getImageData(0, 0, image.width, height).data ?? new Uint8ClampedArray();
      };
      const height = Math.min(x.height, y.height);
      let wrong = Math.abs(x.height - y.height) * x.width;
      if (x.width !== y.width) wrong = Number.MAX_SAFE_INTEGER;
      for (let top = 0; top < height && x.width === y.width; top += 1000) {
        const part = Math.min(1000, height - top);
        const [p, q] = [pixels(x, top, part), pixels(y, top, part)];
        for (let at = 0; at < p.length; at += 4) {
          const far = [0, 1, 2].some((each) => Math.abs((p[at + each] ?? 0) - (q[at + each] ?? 0)) > 12);
          if (far) wrong += 1;
        }
      }
      const share = wrong / (Math.max(x.height, y.height) * x.width);
      return { share, sizes: `${x.width}x${x.height} and ${y.width}x${y.height}` };
    },
    [a.toString('base64'), b.toString('base64')],
  );
}

/** All that a capture must leave as it was. */
export function stateOf(page: Page): Promise<string> {
  return page.evaluate(() => {
    const scrolled = [...document.querySelectorAll('*')]
      .filter(({ scrollTop, scrollLeft }) => scrollTop !== 0 || scrollLeft !== 0)
      .map((element) => `${element.localName}#${element.id} ${element.scrollTop},${element.scrollLeft}`);
    const values = [...document.querySelectorAll('input, textarea')].map((field) => (field as HTMLInputElement).value);
    return JSON.stringify({
      window: [scrollX, scrollY],
      scrolled,
      focus: document.activeElement?.id ?? null,
      sheets: document.adoptedStyleSheets.length,
      values,
      html: document.documentElement.outerHTML,
    });
  });
}

export async function pressed(browser: CaptureBrowser, page: Page): Promise<number> {
  await browser.press(page);
  return browser.tabOf(page);
}
