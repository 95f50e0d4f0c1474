import { CaptureError } from '#shared/errors/capture-error.ts';
import type { PageReading } from '#shared/define-recogniser.ts';
import { browser } from '#extension/platform/browser.ts';
import type { Database } from '#extension/store/database.ts';
import { problemOf } from '#extension/store/problem.ts';
import type { Draft, Frame, TakeRequest } from '../draft.ts';
import type { Stand } from '../page/session.ts';
import type { Studio } from '../studio/studio.ts';
import { snapshot } from './mhtml.ts';
import { PageClient } from './page-client.ts';
import { shoot, shootWhole, type Target, untilNearly } from './shoot.ts';

/** More than this is no page that anyone reads; what is left out is said. */
const MOST_FRAMES = 160;
const MOST_PAGES = 50;
const MOST_LOADING_MS = 10_000;
/** How often one picture is taken again because a secret came into view meanwhile. */
const MOST_RETAKES = 4;

export interface TakeWork {
  readonly db: Database;
  readonly studio: Studio;
  readonly draft: Draft;
  readonly target: Target;
  /** How the page is read; null for a page that none knows. */
  readonly reading: PageReading | null;
  readonly signal: AbortSignal;
}

const NO_READING: PageReading = { list: null, settings: {}, identity: {} };

/**
 * Captures a page into its draft: masks, pictures, reads, and gives the page back as it was, whatever
 * happens. When it fails nothing is kept but the reason.
 */
export async function take(work: TakeWork): Promise<void> {
  const { db, draft } = work;
  try {
    await new Taking(work).run();
  } catch (cause) {
    await db.frames.where('draft').equals(draft.id).delete();
    await db.drafts.update(draft.id, { state: 'failed', problem: problemOf(cause), mhtml: null, text: '' });
    throw cause;
  }
}

class Taking {
  readonly #work: TakeWork;
  readonly #page: PageClient;
  readonly #request: TakeRequest;
  readonly #notes = new Set<string>();
  #rules = new Map<string, number>();
  #target: Target;

  constructor(work: TakeWork) {
    this.#work = work;
    this.#target = work.target;
    this.#page = new PageClient(work.target.tab);
    this.#request = work.draft.request;
  }

  async run(): Promise<void> {
    const { db, draft, reading } = this.#work;
    const texts: string[] = [];
    let mhtml: Uint8Array | null = null;
    let stand: Stand | null = null;
    let rows = 0;
    let facts = null;
    let pages = 0;
    for (;;) {
      await this.#page.begin({
        boxes: this.#request.boxes,
        showFrames: this.#request.showFrames,
        list: reading?.list ?? null,
      });
      try {
        stand = await this.#onePage(pages);
        const read = await this.#page.facts(reading ?? NO_READING);
        rows += read.rows ?? 0;
        facts = pages === 0 ? read : { ...read, rows: read.rows === null ? null : rows };
        texts.push(await this.#page.text());
        if (pages === 0 && !stand.coveredMedia) mhtml = await this.#snapshot();
        if (stand.coveredMedia) this.#notes.add('The saved page is left out: a box covers a picture in it.');
        for (const { rule, count } of await this.#page.counts()) {
          this.#rules.set(rule, (this.#rules.get(rule) ?? 0) + count);
        }
      } finally {
        await this.#page.end();
      }
      pages += 1;
      if (!(await this.#turn(pages))) break;
    }
    if (this.#request.boxes.length > 0) this.#rules.set('drawn-box', this.#request.boxes.length);
    await db.drafts.update(draft.id, {
      finished: new Date().toISOString(),
      view: { width: stand.window.width, height: stand.window.height, scale: Math.round(stand.scale * 100) },
      text: texts.length === 1 ? (texts[0] ?? '') : texts.map((text, at) => `Page ${at + 1}\n\n${text}`).join('\n\n'),
      mhtml,
      facts,
      pages,
      counts: [...this.#rules].map(([rule, count]) => ({ rule, count })),
      closedFrames: stand.closedFrames,
      notes: [...this.#notes],
    });
  }

  #snapshot(): Promise<Uint8Array | null> {
    const { studio } = this.#work;
    return snapshot(this.#target.tab, { studio, emails: this.#request.emails, notes: this.#notes });
  }

  /** The next page of the list, when all of them are wanted and there is one. */
  async #turn(pages: number): Promise<boolean> {
    const list = this.#work.reading?.list;
    if (!this.#request.allPages || !list) return false;
    if (pages >= MOST_PAGES) {
      this.#notes.add(`Stopped after ${MOST_PAGES} pages of the list.`);
      return false;
    }
    const turned = await this.#page.turn(list).catch((cause: unknown) => this.#loaded(cause));
    if (turned === 'stuck') this.#notes.add(`Page ${pages + 1} of the list did not come.`);
    return turned === 'turned';
  }

  /** A list whose next page is another document: it is there when the tab has loaded it. */
  async #loaded(cause: unknown): Promise<'turned' | 'stuck'> {
    const { tab, url } = this.#target;
    for (let left = MOST_LOADING_MS / 100; left > 0; left -= 1) {
      const now = await browser.tabs.get(tab);
      if (now.url !== undefined && new URL(now.url).origin !== new URL(url).origin) break;
      if (now.url !== undefined && now.url !== url && now.status === 'complete') {
        this.#target = { ...this.#target, url: now.url };
        return 'turned';
      }
      await new Promise((next) => setTimeout(next, 100));
    }
    if (cause instanceof CaptureError) return 'stuck';
    throw cause;
  }

  async #onePage(page: number): Promise<Stand> {
    await this.#maskNew();
    let stand = await this.#page.cover();
    if (stand.closedFrames > 0) this.#noteFrames(stand.closedFrames);
    if (stand.beyond > 0) this.#notes.add(`${stand.beyond} pixels at the right of the window are not in the picture.`);
    const end = (): number => Math.max(0, stand.height - stand.view.height);
    let top = 0;
    for (let order = 0; ; order += 1) {
      const first = order === 0;
      const last = top >= end();
      stand = await this.#page.goTo(top, first, last);
      const grown = last && top < end() - 1;
      if (grown) await this.#page.show(first, false);
      await untilNearly();
      const before = await this.#maskNew();
      const { bytes, changed } = await this.#picture(stand, first && last);
      if (first || before.any || changed) await this.#page.readText();
      stand = await this.#page.stand();
      await this.#keep({ page, order, bytes, stand });
      if (last && !grown) return stand;
      if (order + 1 >= MOST_FRAMES) {
        this.#notes.add(
          `Only the first ${Math.round(stand.top + stand.view.height)} of ${stand.height} pixels are in the picture.`,
        );
        return stand;
      }
      top = Math.min(top + stand.view.height, end());
      await this.#tell(stand);
    }
  }

  #noteFrames(count: number): void {
    const frames = count === 1 ? 'One frame' : `${count} frames`;
    this.#notes.add(
      this.#request.showFrames
        ? `${frames} of another origin could not be looked into for secrets; a person chose to show it.`
        : `${frames} of another origin could not be looked into, and is covered.`,
    );
  }

  /** A picture during which no secret came up; one during which one did is thrown away. */
  async #picture(stand: Stand, only: boolean): Promise<{ bytes: Uint8Array; changed: boolean }> {
    const { signal } = this.#work;
    const target = this.#target;
    let changed = false;
    for (let tries = MOST_RETAKES; ; tries -= 1) {
      signal.throwIfAborted();
      const whole = import.meta.env.FIREFOX && only && !stand.inner;
      const bytes = whole
        ? await shootWhole(target, { x: 0, y: 0, width: stand.window.width, height: stand.height })
        : await shoot(target, signal);
      const { hidden } = await this.#page.stand();
      if (hidden) {
        throw new CaptureError(
          'The page was hidden while it was captured.',
          'Stay on the page until the capture is done.',
        );
      }
      const after = await this.#maskNew();
      changed ||= after.any;
      if (!after.found) return { bytes, changed };
      if (tries === 0) {
        throw new CaptureError(
          'The page kept showing a secret while it was pictured, so nothing was saved.',
          'Hide the secret on the page, or wait until the page is quiet, and capture again.',
        );
      }
    }
  }

  /** Looks for secrets in all that has come up since the last look. */
  async #maskNew(): Promise<{ readonly any: boolean; readonly found: boolean }> {
    let any = false;
    let found = false;
    for (;;) {
      this.#work.signal.throwIfAborted();
      const { texts, done } = await this.#page.collect();
      if (texts.length > 0) {
        any = true;
        const hits = await this.#work.studio.scan(texts, this.#request.emails);
        if (hits.some((each) => each.length > 0)) {
          found = true;
          await this.#page.apply(hits);
        }
      }
      if (done) return { any, found };
    }
  }

  async #keep({ page, order, bytes, stand }: { page: number; order: number; bytes: Uint8Array; stand: Stand }) {
    const { top, view, window, height } = stand;
    const frame: Frame = { draft: this.#work.draft.id, page, order, bytes, top, view, window, height };
    await this.#work.db.frames.put(frame);
  }

  async #tell({ top, height }: Stand): Promise<void> {
    const progress = `${Math.min(99, Math.round((100 * top) / Math.max(1, height)))} %`;
    await this.#work.db.drafts.update(this.#work.draft.id, { progress });
  }
}
