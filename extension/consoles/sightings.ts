import type { ControlStrengths, Sighting, SiteDefinition } from '#shared/define-recogniser.ts';
import { matchShape, parseShape, type Shape } from './shape.ts';

/**
 * Which page a URL is, and no more: what the worker holds. The pages' texts are not reached from here,
 * so a bundle that imports only this file does not carry them.
 */

const siteFiles = import.meta.glob<SiteDefinition>('./*/site.ts', { eager: true, import: 'default' });
const sightingFiles = import.meta.glob<Sighting>(['./*/*.ts', '!./*/site.ts'], { eager: true, import: 'sighting' });

/**
 * Hosts of one's own, by provider id, with the path that the product is below where it has not the
 * whole host: `{ github: ['github.example.com'], gitlab: ['example.com:8443/gitlab'] }`.
 */
export interface RecogniseOptions {
  readonly hosts?: Readonly<Record<string, readonly string[]>>;
}

export interface Sight {
  /** Id of the recogniser: "aws/iam-users". */
  readonly page: string;
  readonly provider: string;
  /** Account, region, organisation, repository, resource: what the URL says of them. */
  readonly subject: Readonly<Record<string, string>>;
  readonly controls: ControlStrengths;
}

interface Candidate {
  readonly page: string;
  readonly sighting: Sighting;
  readonly shape: Shape;
}

interface Place {
  readonly provider: string;
  readonly site: SiteDefinition;
  readonly candidates: readonly Candidate[];
}

export const sites: ReadonlyMap<string, SiteDefinition> = new Map(
  Object.entries(siteFiles).map(([path, site]) => [path.split('/')[1] as string, site]),
);

/** Match patterns of each provider's consoles: the hosts that are asked for when a person connects one. */
export const consoleMatches: ReadonlyMap<string, readonly string[]> = new Map(
  [...sites].map(([provider, site]) => [
    provider,
    Object.values(site.hosts)
      .flat()
      .map((host) => `https://${host}/*`),
  ]),
);

export const sightings: ReadonlyMap<string, Sighting> = new Map(
  Object.entries(sightingFiles)
    .map(([path, sighting]) => [path.slice(2, -3), sighting] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1)),
);

function candidatesOf(provider: string, site: SiteDefinition, host: string): Candidate[] {
  return [...sightings]
    .filter(([page]) => page.startsWith(`${provider}/`))
    .flatMap(([page, sighting]) =>
      sighting.urls.map((text) => ({ page, sighting, shape: parseShape(text, site.caseless) })),
    )
    .filter(({ shape }) => shape.host === host)
    .sort((a, b) => b.shape.weight - a.shape.weight);
}

function buildIndex(): { places: Map<string, Place[]>; own: Map<string, Place> } {
  const places = new Map<string, Place[]>();
  const own = new Map<string, Place>();
  for (const [provider, site] of sites) {
    for (const [key, hosts] of Object.entries(site.hosts)) {
      const place: Place = { provider, site, candidates: candidatesOf(provider, site, key) };
      for (const host of hosts) places.set(host, [...(places.get(host) ?? []), place]);
      if (site.selfHosted === key) own.set(provider, place);
    }
  }
  return { places, own };
}

const index = buildIndex();

interface Placed {
  readonly place: Place;
  /** As it would be without the path that the product is below. */
  readonly url: URL;
}

/** The places that a URL belongs to: a host of one's own, the host as it is named, or the nearest "*." above it. */
function placesAt(url: URL, options: RecogniseOptions): Placed[] {
  const own = Object.entries(options.hosts ?? {}).flatMap(([provider, hosts]): Placed[] => {
    const place = index.own.get(provider);
    const below = place && hosts.map((host) => withoutPrefix(url, host)).find((found) => found !== null);
    return place && below ? [{ place, url: below }] : [];
  });
  if (own.length > 0) return own;
  const { host } = url;
  const exact = index.places.get(host);
  if (exact !== undefined) return exact.map((place) => ({ place, url }));
  for (let at = host.indexOf('.'); at >= 0; at = host.indexOf('.', at + 1)) {
    const found = index.places.get(`*${host.slice(at)}`);
    if (found !== undefined) return found.map((place) => ({ place, url }));
  }
  return [];
}

/** The URL below "host[:port][/path]"; null when it is elsewhere. */
function withoutPrefix(url: URL, own: string): URL | null {
  const [host = '', ...path] = own.replace(/\/+$/, '').split('/');
  if (url.host !== host.toLowerCase()) return null;
  if (path.length === 0) return url;
  const prefix = `/${path.join('/')}`;
  if (url.pathname !== prefix && !url.pathname.startsWith(`${prefix}/`)) return null;
  const below = new URL(url);
  below.pathname = url.pathname.slice(prefix.length) || '/';
  return below;
}

function parse(url: string): URL | null {
  if (!URL.canParse(url)) return null;
  const parsed = new URL(url);
  return parsed.protocol === 'https:' || parsed.protocol === 'http:' ? parsed : null;
}

/**
 * Every page that a URL fits, the one that is meant first. More than one only where a page is a
 * narrower form of another (the owners among an organisation's people).
 */
export function sightAll(url: string, options: RecogniseOptions = {}): Sight[] {
  const parsed = parse(url);
  if (parsed === null) return [];
  const sights = new Map<string, { readonly sight: Sight; readonly weight: number }>();
  for (const { place, url: at } of placesAt(parsed, options)) {
    const { provider, site, candidates } = place;
    const route = site.route(at);
    if (route === null) continue;
    for (const { page, sighting, shape } of candidates) {
      if (sights.has(page)) continue;
      const subject = matchShape(shape, route, site);
      if (subject === null) continue;
      if (!sighting.regional) delete subject['region'];
      sights.set(page, { sight: { page, provider, subject, controls: sighting.controls }, weight: shape.weight });
    }
  }
  return [...sights.values()].sort((a, b) => b.weight - a.weight).map(({ sight }) => sight);
}

/** Whether a URL is on a host of a known console, one's own included. */
export function isHosted(url: string, options: RecogniseOptions = {}): boolean {
  const parsed = parse(url);
  return parsed !== null && placesAt(parsed, options).length > 0;
}

/** The page that a URL is; null for one that no recogniser knows. */
export function sight(url: string, options: RecogniseOptions = {}): Sight | null {
  return sightAll(url, options)[0] ?? null;
}
