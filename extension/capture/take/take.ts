import { CaptureError } from '#shared/errors/capture-error.ts';
import type { PageReading } from '#shared/define-recogniser.ts';
import { browser } from '#extension/platform/browser.ts';
import type { Database } from '#extension/store/database.ts';
import { problemOf } from '#extension/store/problem.ts';
import type { Draft, Frame, TakeRequest } from '../draft.ts';
import type { Stand } from '../page/stand.ts';
import type { Studio } from '../studio/studio.ts';
import { snapshot } from './mhtml.ts';
import { framesNote, picturesNote } from '../notes.ts';
import type { FrameClient } from './frame-client.ts';
import { PageClient } from './page-client.ts';
import { endOf, leftsOf, missingOf, MOST_FRAMES } from './places.ts';
import { shoot, shootWhole, type Target, untilNearly } from './shoot.ts';

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

interface Shot {
  readonly page: number;
  readonly order: number;
  readonly at: Stand;
  /** One picture shows all of the page that the window scrolls. */
  readonly whole: boolean;
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
        showFrames: this.#request.showFrames,
        showPictures: this.#request.showPictures === true,
        list: reading?.list ?? null,
      });
      try {
        stand = await this.#onePage(pages);
        const read = await this.#page.facts(reading ?? NO_READING);
        rows += read.rows ?? 0;
        facts = pages === 0 ? read : { ...read, rows: read.rows === null ? null : rows };
        texts.push(await this.#page.text());
        if (pages === 0) mhtml = await this.#snapshot(stand);
        for (const { rule, count } of await this.#page.counts()) this.#count(rule, count);
        this.#unread(stand);
      } finally {
        await this.#page.end();
      }
      pages += 1;
      if (!(await this.#turn(pages))) break;
    }
    this.#count('drawn-box', this.#request.boxes.length);
    await db.drafts.update(draft.id, {
      finished: new Date().toISOString(),
      view: { width: stand.window.width, height: stand.window.height, scale: Math.round(stand.scale * 100) },
      text: texts.length === 1 ? (texts[0] ?? '') : texts.map((text, at) => `Page ${at + 1}\n\n${text}`).join('\n\n'),
      mhtml,
      facts,
      pages,
      counts: [...this.#rules].map(([rule, count]) => ({ rule, count })),
      closedFrames: stand.closedFrames,
      unscannedPictures: stand.pictures,
      notes: [...this.#notes],
    });
  }

  #count(rule: string, count: number): void {
    if (count > 0) this.#rules.set(rule, (this.#rules.get(rule) ?? 0) + count);
  }

  /** What nobody could look into is said, and counted where it is covered. */
  #unread({ closedFrames, pictures }: Stand): void {
    const { showFrames, showPictures = false } = this.#request;
    if (closedFrames > 0) this.#notes.add(framesNote(closedFrames, showFrames));
    if (pictures > 0) this.#notes.add(picturesNote(pictures, showPictures));
    if (!showFrames) this.#count('frame-not-read', closedFrames);
    if (!showPictures) this.#count('picture-not-scanned', pictures);
  }

  async #snapshot({ coveredMedia }: Stand): Promise<Uint8Array | null> {
    if (coveredMedia) {
      this.#notes.add('The saved page is left out: a box covers a picture in it.');
      return null;
    }
    const { emails, showPictures = false } = this.#request;
    const keep = { documents: await this.#page.documents(), pictures: showPictures };
    return snapshot(this.#target.tab, { studio: this.#work.studio, emails, keep, notes: this.#notes });
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
    await this.#page.adopt();
    let stand = await this.#page.cover(this.#request.boxes);
    for (let order = 0, top = 0; ; ) {
      const lefts = leftsOf(stand);
      const lastRow = top >= endOf(stand);
      let grown = false;
      for (const [column, left] of lefts.entries()) {
        // What belongs to the start or the end of the window stands at the left of the whole picture.
        const [first, last] = [order === 0, lastRow && column === 0];
        stand = await this.#page.goTo({ left, top }, first, last, !(first && last) || lefts.length > 1);
        if (last && top < endOf(stand)) {
          grown = true;
          await this.#page.show(first, false);
        }
        stand = await this.#frame({ page, order, at: stand, whole: first && last && lefts.length === 1 });
        order += 1;
        if (order >= MOST_FRAMES) break;
      }
      if ((lastRow && !grown) || order >= MOST_FRAMES) {
        for (const note of missingOf(stand, stand)) this.#notes.add(note);
        return stand;
      }
      top = Math.min(top + stand.view.height, endOf(stand));
      await this.#tell(stand);
    }
  }

  /** One picture of the window, with what is new on the page masked and read. */
  async #frame({ page, order, at, whole }: Shot): Promise<Stand> {
    await untilNearly();
    const before = await this.#maskNew();
    if (await this.#page.widen(await this.#page.stand())) {
      await this.#maskNew();
      await this.#page.adopt();
      await this.#page.drawn();
    } else if (before.found) await this.#page.drawn();
    const { bytes, changed } = await this.#picture(at, whole);
    if (order === 0 || before.any || changed) await this.#page.readText();
    const stand = await this.#page.stand();
    await this.#keep({ page, order, bytes, stand });
    return stand;
  }

  /** A picture during which no secret came up; one during which one did is thrown away. */
  async #picture(stand: Stand, whole: boolean): Promise<{ bytes: Uint8Array; changed: boolean }> {
    const { signal } = this.#work;
    const target = this.#target;
    let changed = false;
    for (let tries = MOST_RETAKES; ; tries -= 1) {
      signal.throwIfAborted();
      const bytes = import.meta.env.FIREFOX && whole && !stand.inner
        ? await shootWhole(target, { x: 0, y: 0, width: stand.window.width, height: stand.height })
        : await shoot(target, signal);
      const { hidden } = await this.#page.stand();
      if (hidden) {
        throw new CaptureError(
          'The page was hidden while it was captured.',
          'Stay on the page until the capture is done.',
          'hidden',
        );
      }
      const after = await this.#maskNew();
      changed ||= after.any;
      if (!after.found) return { bytes, changed };
      await this.#page.drawn();
      if (tries === 0) {
        throw new CaptureError(
          'The page kept showing a secret while it was pictured, so nothing was saved.',
          'Hide the secret on the page, or wait until the page is quiet, and capture again.',
          'secret',
        );
      }
    }
  }

  /** Looks for secrets in all that has come up since the last look. */
  async #maskNew(): Promise<{ readonly any: boolean; readonly found: boolean }> {
    let [any, found] = [false, false];
    for (const frame of this.#page.frames) {
      try {
        const seen = await this.#maskFrame(frame);
        any ||= seen.any;
        found ||= seen.found;
      } catch (cause) {
        await this.#page.lose(frame, cause);
        [any, found] = [true, true];
      }
    }
    return { any, found };
  }

  /** What came up and cannot be looked into counts as found: it may be in the picture that was just taken. */
  async #maskFrame(frame: FrameClient): Promise<{ readonly any: boolean; readonly found: boolean }> {
    let [any, found] = [false, false];
    for (;;) {
      this.#work.signal.throwIfAborted();
      const { texts, done, covered } = await frame.collect();
      found ||= covered > 0;
      if (texts.length > 0) {
        any = true;
        const hits = await this.#work.studio.scan(texts, this.#request.emails);
        if (hits.some((each) => each.length > 0)) {
          found = true;
          await frame.apply(hits);
          // The first look took the text as it was; what was masked is looked at until nothing is left.
          continue;
        }
      }
      if (done) return { any, found };
    }
  }

  async #keep({ page, order, bytes, stand }: { page: number; order: number; bytes: Uint8Array; stand: Stand }) {
    const { left, top, view, bars, window, width, height } = stand;
    const { id: draft } = this.#work.draft;
    const frame: Frame = { draft, page, order, bytes, left, top, view, bars, window, width, height };
    await this.#work.db.frames.put(frame);
  }

  async #tell({ top, height }: Stand): Promise<void> {
    const progress = `${Math.min(99, Math.round((100 * top) / Math.max(1, height)))} %`;
    await this.#work.db.drafts.update(this.#work.draft.id, { progress });
  }
}
