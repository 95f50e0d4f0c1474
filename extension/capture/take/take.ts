import { CaptureError } from '#shared/errors/capture-error.ts';
import type { PageFacts, PageReading } from '#shared/define-recogniser.ts';
import { browser } from '#extension/platform/browser.ts';
import type { Database } from '#extension/store/database.ts';
import { problemOf } from '#extension/store/problem.ts';
import type { Draft, TakeRequest } from '../draft.ts';
import type { Stand } from '../page/stand.ts';
import type { Studio } from '../studio/studio.ts';
import { snapshot } from './mhtml.ts';
import { masked } from '../redact/mask-text.ts';
import { framesNote, picturesNote } from '../notes.ts';
import { Look } from './look.ts';
import { PageClient } from './page-client.ts';
import { PagePictures } from './page-pictures.ts';
import { missingOf } from './places.ts';
import type { Target } from './shoot.ts';

const MOST_PAGES = 50;
const MOST_LOADING_MS = 10_000;

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
        showFrames: this.#request.showFrames,
        showPictures: this.#request.showPictures === true,
        list: reading?.list ?? null,
      });
      try {
        stand = await this.#pictures().take(pages);
        for (const note of missingOf(stand, stand)) this.#notes.add(note);
        const read = await this.#cleanFacts(await this.#page.facts(reading ?? NO_READING));
        rows += read.rows ?? 0;
        facts = pages === 0 ? read : { ...read, rows: read.rows === null ? null : rows };
        texts.push(...(await this.#clean([await this.#page.text()])));
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

  #pictures(): PagePictures {
    const { db, draft, studio, signal } = this.#work;
    const { boxes, emails } = this.#request;
    const look = new Look({ page: this.#page, studio, emails, signal });
    return new PagePictures({ db, draft: draft.id, target: this.#target, page: this.#page, look, boxes, signal });
  }

  /** What came up between the last look and the reading: nothing is kept that was not looked through. */
  async #clean(texts: readonly string[]): Promise<string[]> {
    const found = await this.#work.studio.scan(texts, this.#request.emails);
    for (const { rule } of found.flat()) this.#count(rule, 1);
    return texts.map((text, at) => masked(text, found[at] ?? []));
  }

  async #cleanFacts(facts: PageFacts): Promise<PageFacts> {
    const values = async <T>(of: Readonly<Record<string, T>>): Promise<Record<string, T>> => {
      const told = Object.entries(of);
      const clean = await this.#clean(told.map(([, value]) => (typeof value === 'string' ? value : '')));
      return Object.fromEntries(
        told.map(([key, value], at) => [key, typeof value === 'string' ? (clean[at] as T) : value]),
      );
    };
    const [filter = ''] = await this.#clean([facts.filter?.text ?? '']);
    return {
      ...facts,
      filter: facts.filter && { ...facts.filter, text: filter },
      settings: await values(facts.settings),
      identity: await values(facts.identity),
    };
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
}
