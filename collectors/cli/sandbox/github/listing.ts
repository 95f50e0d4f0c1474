import type { Organisation } from '../organisation/organisation.ts';
import type { Repository } from '../organisation/repository.ts';
import type { Call } from './call.ts';
import type { Rows } from './pages.ts';
import type { Viewer } from './tokens.ts';

export type Order = 'created' | 'pushed' | 'full_name';

const orders = new WeakMap<Organisation, Map<string, { readonly version: number; readonly list: readonly number[] }>>();

/**
 * Indexes of all repositories in an order, cheapest first: names and creation follow the index alone, so no
 * repository is built for them. The list is kept until the organisation changes.
 */
export function ordered(organisation: Organisation, order: Order): readonly number[] {
  const kept = orders.get(organisation) ?? new Map();
  orders.set(organisation, kept);
  const known = kept.get(order);
  if (known?.version === organisation.version) return known.list;
  const list = Array.from({ length: organisation.repos }, (_, index) => index);
  if (order === 'full_name') {
    const names = list.map((index) => organisation.nameOf(index).toLowerCase());
    list.sort((a, b) => ((names[a] ?? '') < (names[b] ?? '') ? -1 : 1));
  } else if (order === 'pushed') {
    const pushed = list.map((index) => organisation.repository(index).pushedAt);
    list.sort((a, b) => ((pushed[a] ?? '') < (pushed[b] ?? '') ? -1 : 1));
  }
  kept.set(order, { version: organisation.version, list });
  return list;
}

/** Whether a viewer is shown every repository, which spares looking at each. */
function seesAll(viewer: Viewer): boolean {
  const { role, repositories } = viewer.rights;
  const everywhere = repositories === undefined || repositories === 'all';
  return everywhere && viewer.seesPublic && (role === undefined ? viewer.standing === 'owner' : role !== 'none');
}

const cache = new WeakMap<Organisation, Map<string, { readonly version: number; readonly list: readonly number[] }>>();

/** Indexes of the repositories that a viewer is shown and a filter lets through, in an order. */
export function visible(
  organisation: Organisation,
  viewer: Viewer,
  order: Order,
  filter: { readonly key: string; readonly keeps: (repository: Repository) => boolean } | null = null,
): readonly number[] {
  const all = ordered(organisation, order);
  if (filter === null && seesAll(viewer)) return all;
  const kept = cache.get(organisation) ?? new Map();
  cache.set(organisation, kept);
  const key = [viewer.token, order, filter?.key ?? ''].join('\u0000');
  const known = kept.get(key);
  if (known?.version === organisation.version) return known.list;
  const list = all.filter((index) => {
    const repository = organisation.repository(index);
    return viewer.sees(repository) && (filter === null || filter.keeps(repository));
  });
  kept.set(key, { version: organisation.version, list });
  return list;
}

const types: Readonly<Record<string, (repository: Repository) => boolean>> = {
  public: (repository) => repository.visibility === 'public',
  private: (repository) => repository.visibility !== 'public',
  forks: (repository) => repository.fork,
  sources: (repository) => !repository.fork,
};

/** The repositories of a listing call, by its `type`, `sort` and `direction`. */
export function listedRepositories(call: Call, shape: (call: Call, repository: Repository) => unknown): Rows {
  const sort = call.query.get('sort') ?? 'created';
  const order: Order = sort === 'full_name' ? 'full_name' : sort === 'created' ? 'created' : 'pushed';
  const direction = call.query.get('direction') ?? (order === 'full_name' ? 'asc' : 'desc');
  const type = call.query.get('type') ?? 'all';
  const keeps = types[type];
  const list = visible(call.organisation, call.viewer, order, keeps === undefined ? null : { key: type, keeps });
  const at = (index: number): number => list[direction === 'asc' ? index : list.length - 1 - index] ?? 0;
  return { total: list.length, at: (index) => shape(call, call.organisation.repository(at(index))) };
}
