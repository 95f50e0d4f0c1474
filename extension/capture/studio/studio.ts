import type { Database } from '#extension/store/database.ts';
import { problemOf } from '#extension/store/problem.ts';
import type { Reply } from '#extension/platform/messages.ts';
import { masked } from '../redact/mask-text.ts';
import type { Hit } from '../redact/mask-text.ts';
import { type Source, sourcesOf } from '../compare/sources.ts';
import { maskArchive } from '../redact/mask-archive.ts';
import { scan } from '../redact/scan.ts';
import { consoleMatches } from '#extension/consoles/sightings.ts';
import { aboutPage } from './about.ts';
import { gapsAt } from './gaps-at.ts';
import type { Choice, Picture } from '../draft.ts';
import type { PageReading } from '#shared/define-recogniser.ts';
import { saveDraft } from './save.ts';
import { stitch } from './stitch.ts';

/** What is done to captures away from their page: where code loads lazily and pictures can be drawn. */
export interface Studio {
  /** Which page an address is, and how that page is read. Address and title come back without secrets. */
  about(url: string, title: string): Promise<AboutReply>;
  /** How many open gaps the page at an address could close. */
  gaps(url: string): Promise<number>;
  /** Match patterns of every console that is known. */
  matches(): Promise<readonly string[]>;
  scan(texts: readonly string[], emails: boolean): Promise<Hit[][]>;
  /** An MHTML file, a letter a byte, with the secrets in it masked by every rule. */
  maskArchive(archive: string, emails: boolean): Promise<string>;
  /** Puts a draft's frames together, after which it can be looked at. */
  finish(draft: string): Promise<Reply<null>>;
  save(draft: string): Promise<Reply<{ readonly entry: number }>>;
}

export interface AboutReply {
  readonly choice: Choice;
  readonly reading: PageReading | null;
  readonly sources: readonly Source[];
  readonly url: string;
  readonly title: string;
}

export function createStudio(db: Database): Studio {
  return {
    async about(url, title) {
      const { choice, reading } = await aboutPage(db, url);
      const [inUrl = [], inTitle = []] = await scan([url, title]);
      return {
        choice,
        reading,
        sources: sourcesOf(choice.page),
        url: masked(url, inUrl).replaceAll('█', '*'),
        title: masked(title, inTitle),
      };
    },
    gaps: (url) => gapsAt(db, url),
    matches: () => Promise.resolve([...new Set([...consoleMatches.values()].flat())]),
    scan: (texts, emails) => scan(texts, { emails }),
    maskArchive: maskedArchive,
    finish: (draft) =>
      replying(async () => {
        await finish(db, draft);
        return null;
      }),
    save: (draft) => replying(async () => ({ entry: await saveDraft(db, draft) })),
  };
}

async function finish(db: Database, id: string): Promise<void> {
  const draft = await db.drafts.get(id);
  if (!draft) return;
  const frames = await db.frames.where('draft').equals(id).toArray();
  const pictures: Picture[] = [];
  for (const page of Map.groupBy(frames, (frame) => frame.page).values()) {
    pictures.push(...(await stitch(page, pictures.length)));
  }
  await db.transaction('rw', [db.drafts, db.pictures], async () => {
    await db.pictures.where('draft').equals(id).delete();
    await db.pictures.bulkPut(pictures);
    await db.drafts.update(id, { state: 'taken', progress: null });
  });
}

async function maskedArchive(archive: string, emails: boolean): Promise<string> {
  const texts: string[] = [];
  maskArchive(archive, (text) => {
    texts.push(text);
    return [];
  });
  const found = await scan(texts, { emails });
  let at = 0;
  return maskArchive(archive, () => found[at++] ?? []);
}

async function replying<T>(action: () => Promise<T>): Promise<Reply<T>> {
  try {
    return { ok: true, value: await action() };
  } catch (cause) {
    return { ok: false, problem: problemOf(cause) };
  }
}
