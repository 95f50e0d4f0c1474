import type { ControlId, Mapping, Strength } from './define.ts';
import type { EvidenceKind } from './evidence/record.ts';

/**
 * A recogniser knows one console page: `extension/consoles/<provider>/<page>.ts`, whose path is its id.
 *
 * It comes in two parts, since they are needed in different places. The **sighting** is what the
 * worker keeps in memory to set a badge: URL shapes and controls. The **page** is what a person reads
 * and what a capture needs. The worker's bundle holds only the first, as the second is dropped from a
 * bundle that does not use it.
 *
 * A **URL shape** is text:
 *
 *     [host key@]/path/segments[#hash/segments][?name=value&…]
 *
 * - a segment is a literal, alternatives (`iam|iamv2`), a capture of one segment (`:organisation`;
 *   `:_` lets any pass), a capture of one or more (`:project+`, once a shape), or, last, `*` for
 *   further segments, which are read as name/value pairs;
 * - a parameter may stand in the query, in the hash or in pairs. `name=value` must be so, `name~word`
 *   must hold that word, `name=:key` is captured and must be there, `name=:key?` may be missing;
 *   parameters that a shape does not name do not matter;
 * - where a site routes by hash, a shape without one asks for an empty hash; elsewhere a hash is an
 *   anchor and ignored. Trailing slashes never matter.
 *
 * Of two shapes that fit, the one that asks for more parameters is meant.
 */
export interface Sighting<C extends ControlStrengths = ControlStrengths> {
  readonly urls: readonly string[];
  /** The page speaks for one region; otherwise a region in the URL is left out of the subject. */
  readonly regional?: boolean;
  readonly controls: C;
}

export type ControlStrengths = Readonly<Partial<Record<ControlId, Strength>>>;

/** `seen`: the URL shape was seen in the vendor's documents or in use. `likely`: put together from its neighbours. */
export type UrlConfidence = 'seen' | 'likely';

export interface PageDefinition<C extends ControlStrengths = ControlStrengths> {
  readonly title: string;
  readonly kind: EvidenceKind;
  readonly confidence: UrlConfidence;
  /** One sentence that a picture of this page can support. */
  readonly claim: string;
  /** For each control of the sighting, one line: what the page shows about it, and what it does not. */
  readonly rationale: { readonly [K in keyof C]: string };
  /** What has to be in the picture for an auditor to accept it. */
  readonly visible: readonly string[];
  /** The API calls that give the same fact; null where the system has none. */
  readonly api: string | null;
  /** Ids of collectors that read the same fact. */
  readonly collectors?: readonly string[];
  /** What can be read from the page itself. */
  readonly reads?: {
    /** It is a list of these, one and many: ["user", "users"]. */
    readonly rows?: readonly [one: string, many: string];
    /** Where this page's list differs from the site's. */
    readonly list?: Partial<ListReading>;
    readonly settings?: Readonly<Record<string, SettingReading>>;
  };
  /** What a collector reads from the system too, so that the two can be set side by side. */
  readonly beside?: readonly Beside[];
}

/** One thing that a page shows and that a collector reads from the system: data, so that there is one way to compare. */
export interface Beside {
  /** As it stands before a colon: "two-factor authentication required". */
  readonly what: string;
  /** Id of the collector: "github/organization". */
  readonly collector: string;
  /** Where the collector's facts have it, in the grammar of extension/capture/compare/fact-at.ts. */
  readonly fact: string;
  /** Name of one of the page's settings; without it, how many entries its list has in all. */
  readonly setting?: string;
  /** Words of the page by what the facts call it; the first that the page's text holds counts, in any case. */
  readonly words?: Readonly<Record<string, string | number | boolean>>;
  /** What a fact that is null means on the page: a policy that is not set, a log that goes nowhere. */
  readonly none?: string | number | boolean;
  /** The page says the opposite of the fact: "no access keys". */
  readonly inverse?: boolean;
  /** The list stands on one page however long it is, so that its rows are all there are. */
  readonly onePage?: boolean;
  /** The filter that the list opens with and that the fact has too; any other filter hides entries. */
  readonly filter?: string;
}

/** Text at the first element that `at` (CSS) finds, or of its attribute; `pattern`'s first group of it. */
export interface TextReading {
  readonly at: string;
  readonly attribute?: string;
  readonly pattern?: string;
}

/**
 * A setting is found by the label a person sees (one of several wordings, whole text, any case), and
 * its value is the state of the control or the text that belongs to that label; or directly by CSS.
 */
export type SettingReading = string | readonly string[] | TextReading;

/** How a console shows lists. Every part is CSS; what is not found is unknown. */
export interface ListReading {
  readonly table: string;
  /** Inside the table. */
  readonly row: string;
  /** The page is still loading while this is there: rows are then unknown. */
  readonly busy?: string;
  readonly total?: readonly TextReading[];
  /** Each is one active filter. */
  readonly filters?: string;
  /** Fields whose text narrows the list. */
  readonly search?: string;
  /** The control that leads to the next page of rows. */
  readonly next?: string;
}

/** All that a content script needs to read a page: data, so that it can be sent to it. */
export interface PageReading {
  readonly list: ListReading | null;
  readonly settings: Readonly<Record<string, SettingReading>>;
  readonly identity: Readonly<Record<string, TextReading>>;
}

/** What a page said. Null is unknown: not there, still loading, or not readable. */
export interface PageFacts {
  /** Rows present in the document. */
  readonly rows: number | null;
  /** How many the page says there are in all. */
  readonly total: number | null;
  /** The page says there are at least so many ("100+"), which is not a total. */
  readonly atLeast: number | null;
  readonly filter: { readonly active: boolean; readonly text: string } | null;
  /** There is a further page of rows. */
  readonly more: boolean | null;
  readonly settings: Readonly<Record<string, string | boolean | null>>;
  /** Who is signed in, and to what, by the page's own words. */
  readonly identity: Readonly<Record<string, string | null>>;
}

/** What a URL is made of, after a site's peculiarities have been taken out. */
export interface Route {
  readonly segments: readonly string[];
  readonly hash: readonly string[];
  readonly params: ReadonlyMap<string, string>;
  /** What host and parameters say about the subject: account, region, tenant. */
  readonly subject: Readonly<Record<string, string>>;
}

/** A console as a whole: `extension/consoles/<provider>/site.ts`. */
export interface SiteDefinition {
  readonly title: string;
  /** Hosts by key, `console` for the usual one: "github.com", or "*.slack.com" for any below. */
  readonly hosts: Readonly<Record<string, readonly string[]>>;
  /** The same product runs on hosts of one's own, which then serve the pages of this host key. */
  readonly selfHosted?: string;
  /** What is on every page of it, so that a host of one's own can be offered: a mark, and the path that it is below. */
  readonly sign?: { readonly at: TextReading; readonly root?: TextReading };
  readonly hash: 'route' | 'anchor';
  /** Literals are compared without regard to case. */
  readonly caseless?: boolean;
  /** First segments that are no owner, group or account, though a capture stands there. */
  readonly reserved?: readonly string[];
  /** The route of a URL on one of the hosts; null when this host or path is none of the console's. */
  route(url: URL): Route | null;
  /** What has to be in the picture on every page of this console, as auditors ask where it is. */
  readonly visible: readonly string[];
  readonly list: ListReading;
  readonly identity: Readonly<Record<string, TextReading>>;
}

export interface RecogniserDefinition extends Omit<PageDefinition, 'rationale'> {
  readonly sighting: Sighting;
  readonly controls: readonly Mapping[];
}

export function defineSite(site: SiteDefinition): SiteDefinition {
  return site;
}

/* @__NO_SIDE_EFFECTS__ */
export function defineSighting<const C extends ControlStrengths>(sighting: Sighting<C>): Sighting<C> {
  return sighting;
}

/* @__NO_SIDE_EFFECTS__ */
export function defineRecogniser<const C extends ControlStrengths>(
  sighting: Sighting<C>,
  page: PageDefinition<C>,
): RecogniserDefinition {
  const { rationale, ...rest } = page;
  const controls = (Object.keys(sighting.controls) as (keyof C & ControlId)[]).map((id) => ({
    id,
    strength: sighting.controls[id] as Strength,
    rationale: rationale[id],
  }));
  return { ...rest, sighting, controls };
}
