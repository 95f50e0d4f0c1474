import type { PageReading, RecogniserDefinition, SiteDefinition } from '#shared/define-recogniser.ts';
import { type RecogniseOptions, sight, sites } from './sightings.ts';

const files = import.meta.glob<RecogniserDefinition>(['./*/*.ts', '!./*/site.ts'], { eager: true, import: 'default' });

export interface ConsolePage extends Omit<RecogniserDefinition, 'sighting' | 'reads'> {
  /** The path below the consoles' folder: "aws/iam-users". */
  readonly id: string;
  readonly provider: string;
  /** The system's name: "AWS". */
  readonly system: string;
  readonly urls: readonly string[];
  readonly regional: boolean;
  /** Match patterns of the hosts it may be on: what a content script needs to be allowed. */
  readonly matches: readonly string[];
  /** What its rows are, one and many; null when it is no list. */
  readonly rows: readonly [one: string, many: string] | null;
  readonly reading: PageReading;
}

export interface Recognition extends ConsolePage {
  /** What the URL says the page is about. */
  readonly subject: Readonly<Record<string, string>>;
}

function matchesOf(site: SiteDefinition, urls: readonly string[]): string[] {
  const keys = new Set(urls.map((url) => /^([a-z]+)@/.exec(url)?.[1] ?? 'console'));
  return [...keys].flatMap((key) => site.hosts[key] ?? []).map((host) => `https://${host}/*`);
}

function readingOf(site: SiteDefinition, reads: RecogniserDefinition['reads']): PageReading {
  const list = reads?.rows === undefined ? null : { ...site.list, ...reads.list };
  return { list, settings: reads?.settings ?? {}, identity: site.identity };
}

function pageOf(path: string, recogniser: RecogniserDefinition): ConsolePage {
  const id = path.slice(2, -3);
  const provider = id.slice(0, id.indexOf('/'));
  const site = sites.get(provider);
  if (site === undefined) throw new Error(`extension/consoles/${provider} has no site.ts`);
  const { sighting, reads, ...rest } = recogniser;
  return {
    ...rest,
    id,
    provider,
    system: site.title,
    visible: [...recogniser.visible, ...site.visible],
    urls: sighting.urls,
    regional: sighting.regional ?? false,
    matches: matchesOf(site, sighting.urls),
    rows: reads?.rows ?? null,
    reading: readingOf(site, reads),
  };
}

/** Every console page that has a recogniser, by id. */
export const consolePages: ReadonlyMap<string, ConsolePage> = new Map(
  Object.entries(files)
    .map(([path, recogniser]) => {
      const page = pageOf(path, recogniser);
      return [page.id, page] as const;
    })
    .sort(([a], [b]) => (a < b ? -1 : 1)),
);

/** A recognised page with its subject, as a person corrected it or as `recognise` found it. */
export function recognitionOf(id: string, subject: Readonly<Record<string, string>>): Recognition | null {
  const page = consolePages.get(id);
  return page === undefined ? null : { ...page, subject };
}

/** The page that a URL is, with all that is known of it; null for an unknown URL or one that is no web address. */
export function recognise(url: string, options: RecogniseOptions = {}): Recognition | null {
  const seen = sight(url, options);
  return seen === null ? null : recognitionOf(seen.page, seen.subject);
}
