import type { Organisation } from '../organisation/organisation.ts';
import { ordered } from './listing.ts';
import { mergedBetween, pullAt, repositoryAt, type PlacedPull } from './pull-index.ts';
import { Refusal } from './refusal.ts';
import type { Viewer } from './tokens.ts';

/** `name:value` terms of a search; free words are not needed for evidence and are refused. */
function terms(query: string): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const word of query.split(/\s+/).filter((part) => part !== '')) {
    const [, name, value] = /^(-?[a-z]+):(.+)$/.exec(word) ?? [];
    if (name === undefined || value === undefined)
      throw new Refusal(422, 'Validation Failed', {}, { errors: [`no term: ${word}`] });
    found.set(name, [...(found.get(name) ?? []), value]);
  }
  return found;
}

const day = 86_400_000;

/** First millisecond that a written moment means, and the first after it: a bare date means all of that day. */
function span(text: string): readonly [number, number] {
  const start = Date.parse(text);
  if (Number.isNaN(start)) throw new Refusal(422, 'Validation Failed', {}, { errors: [`no date: ${text}`] });
  return [start, start + (text.includes('T') ? 1000 : day)];
}

/** From and before of `a..b`, `>=a`, `>a`, `<=b`, `<b` or a day, milliseconds. */
function range(text: string): readonly [number, number] {
  const [, from, to] = /^(.+)\.\.(.+)$/.exec(text) ?? [];
  if (from !== undefined && to !== undefined)
    return [from === '*' ? 0 : span(from)[0], to === '*' ? Number.POSITIVE_INFINITY : span(to)[1]];
  const [, sign, moment] = /^(>=|<=|>|<)(.+)$/.exec(text) ?? [];
  if (sign === undefined || moment === undefined) return span(text);
  const [start, end] = span(moment);
  if (sign === '>=') return [start, Number.POSITIVE_INFINITY];
  if (sign === '>') return [end, Number.POSITIVE_INFINITY];
  return [0, sign === '<=' ? end : start];
}

export interface Found {
  readonly total: number;
  readonly at: (index: number) => PlacedPull;
}

const nothing: Found = {
  total: 0,
  at: () => {
    throw new Error('Nothing was found.');
  },
};

/** Merged pull requests that a search names; unless `sort` says otherwise, the newest first. */
export function searchedPulls(organisation: Organisation, viewer: Viewer, query: string): Found {
  const wanted = terms(query);
  const is = new Set([...(wanted.get('is') ?? []), ...(wanted.get('type') ?? [])]);
  const owners = [...(wanted.get('org') ?? []), ...(wanted.get('user') ?? [])];
  if (!is.has('pr') || is.has('open') || !viewer.seesPublic) return nothing;
  if (owners.length > 0 && !owners.includes(organisation.login)) return nothing;
  const bounds = (wanted.get('merged') ?? wanted.get('closed') ?? []).map(range);
  const from = Math.max(0, ...bounds.map(([start]) => start));
  const to = Math.min(Number.POSITIVE_INFINITY, ...bounds.map(([, end]) => end));
  const positions = kept(organisation, viewer, wanted, mergedBetween(organisation, from, to));
  const ascending = (wanted.get('sort') ?? []).some((sort) => sort.endsWith('-asc'));
  return {
    total: positions.length,
    at: (index) => pullAt(organisation, positions[ascending ? index : positions.length - 1 - index] ?? 0),
  };
}

/** What terms about the repository and the branch leave, and what the viewer is shown. */
function kept(
  organisation: Organisation,
  viewer: Viewer,
  wanted: ReadonlyMap<string, readonly string[]>,
  positions: readonly number[],
): readonly number[] {
  const names = wanted.get('repo')?.map((name) => (name.split('/')[1] ?? '').toLowerCase());
  const bases = wanted.get('base');
  const shown = new Map<number, boolean>();
  return positions.filter((position) => {
    const index = repositoryAt(organisation, position);
    if (names !== undefined && !names.includes(organisation.nameOf(index).toLowerCase())) return false;
    const sees = shown.get(index) ?? viewer.sees(organisation.repository(index));
    shown.set(index, sees);
    return sees && (bases === undefined || bases.includes(pullAt(organisation, position).pull.base));
  });
}

/** Repositories that a search names, by `archived`, `is` and `org`. */
export function searchedRepositories(organisation: Organisation, viewer: Viewer, query: string): readonly number[] {
  const wanted = terms(query);
  const archived = wanted.get('archived')?.[0];
  const visibility = (wanted.get('is') ?? []).find((each) => ['public', 'private', 'internal'].includes(each));
  return ordered(organisation, 'created').filter((index) => {
    const repository = organisation.repository(index);
    const fits = archived === undefined || String(repository.archivedAt !== null) === archived;
    return viewer.sees(repository) && fits && (visibility === undefined || repository.visibility === visibility);
  });
}
