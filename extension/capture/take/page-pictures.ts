import { CaptureError } from '#shared/errors/capture-error.ts';
import type { Database } from '#extension/store/database.ts';
import type { Frame } from '../draft.ts';
import type { Box } from '../page/cover.ts';
import type { Stand } from '../page/stand.ts';
import type { Look } from './look.ts';
import type { PageClient } from './page-client.ts';
import { endOf, leftsOf, MOST_FRAMES } from './places.ts';
import { shoot, shootWhole, type Target, untilNearly } from './shoot.ts';

/** How often one picture is taken again because a secret came into view meanwhile. */
const MOST_RETAKES = 4;

interface Around {
  readonly db: Database;
  /** Id of the draft. */
  readonly draft: string;
  readonly target: Target;
  readonly page: PageClient;
  readonly look: Look;
  readonly boxes: readonly Box[];
  readonly signal: AbortSignal;
}

interface Shot {
  readonly page: number;
  readonly order: number;
  readonly at: Stand;
  /** One picture shows all of the page that the window scrolls. */
  readonly whole: boolean;
}

/** Pictures of all that a page shows, window by window, and its text along with them. */
export class PagePictures {
  readonly #db: Database;
  readonly #draft: string;
  readonly #target: Target;
  readonly #page: PageClient;
  readonly #look: Look;
  readonly #boxes: readonly Box[];
  readonly #signal: AbortSignal;

  constructor({ db, draft, target, page, look, boxes, signal }: Around) {
    this.#db = db;
    this.#draft = draft;
    this.#target = target;
    this.#page = page;
    this.#look = look;
    this.#boxes = boxes;
    this.#signal = signal;
  }

  /** `page` of a list, from 0. */
  async take(page: number): Promise<Stand> {
    await this.#look.mask();
    await this.#page.adopt();
    let stand = await this.#page.cover(this.#boxes);
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
        return stand;
      }
      top = Math.min(top + stand.view.height, endOf(stand));
      await this.#tell(stand);
    }
  }

  /** One picture of the window, with what is new on the page masked and read. */
  async #frame({ page, order, at, whole }: Shot): Promise<Stand> {
    await untilNearly();
    const before = await this.#look.mask();
    if (await this.#page.widen(await this.#page.stand())) {
      await this.#look.mask();
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
    let changed = false;
    for (let tries = MOST_RETAKES; ; tries -= 1) {
      this.#signal.throwIfAborted();
      const bytes =
        import.meta.env.FIREFOX && whole && !stand.inner
          ? await shootWhole(this.#target, { x: 0, y: 0, width: stand.window.width, height: stand.height })
          : await shoot(this.#target, this.#signal);
      const { hidden } = await this.#page.stand();
      if (hidden) {
        throw new CaptureError(
          'The page was hidden while it was captured.',
          'Stay on the page until the capture is done.',
          'hidden',
        );
      }
      const after = await this.#look.mask();
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

  async #keep({ page, order, bytes, stand }: { page: number; order: number; bytes: Uint8Array; stand: Stand }) {
    const { left, top, view, bars, window, scale, width, height } = stand;
    const draft = this.#draft;
    const frame: Frame = { draft, page, order, bytes, left, top, view, bars, window, scale, width, height };
    await this.#db.frames.put(frame);
  }

  async #tell({ top, height }: Stand): Promise<void> {
    const progress = `${Math.min(99, Math.round((100 * top) / Math.max(1, height)))} %`;
    await this.#db.drafts.update(this.#draft, { progress });
  }
}
