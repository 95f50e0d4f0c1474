import type { Organisation } from '../organisation/organisation.ts';
import { mergedAt, mergedPull, pullCount, type MergedPull } from '../organisation/pulls.ts';
import type { Repository } from '../organisation/repository.ts';

interface PullIndex {
  readonly version: number;
  /** Milliseconds, ascending; `repository` and `place` run beside it. */
  readonly times: Float64Array;
  readonly repository: Int32Array;
  readonly place: Int32Array;
}

const kept = new WeakMap<Organisation, PullIndex>();

/**
 * When each pull request of the organisation was merged, in that order. Three numbers for each instead of the
 * pull request itself: a company with 20,000 repositories has a quarter of a million.
 */
function indexOf(organisation: Organisation): PullIndex {
  const known = kept.get(organisation);
  if (known?.version === organisation.version) return known;
  const rows: { readonly time: number; readonly repository: number; readonly place: number }[] = [];
  for (const repository of organisation.all())
    for (let place = 0; place < pullCount(repository); place++)
      rows.push({ time: mergedAt(organisation, repository, place), repository: repository.index, place });
  rows.sort((a, b) => a.time - b.time);
  const made = {
    version: organisation.version,
    times: Float64Array.from(rows, (row) => row.time),
    repository: Int32Array.from(rows, (row) => row.repository),
    place: Int32Array.from(rows, (row) => row.place),
  };
  kept.set(organisation, made);
  return made;
}

function firstAtOrAfter(times: Float64Array, moment: number): number {
  let low = 0;
  let high = times.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((times[middle] ?? 0) < moment) low = middle + 1;
    else high = middle;
  }
  return low;
}

export interface PlacedPull {
  readonly repository: Repository;
  readonly pull: MergedPull;
}

/** Places of the pull requests merged from `from` to before `to`, by time; `pullAt` makes one. */
export function mergedBetween(organisation: Organisation, from: number, to: number): readonly number[] {
  const { times } = indexOf(organisation);
  const start = firstAtOrAfter(times, from);
  return Array.from({ length: Math.max(0, firstAtOrAfter(times, to) - start) }, (_, at) => start + at);
}

export function repositoryAt(organisation: Organisation, position: number): number {
  return indexOf(organisation).repository[position] ?? 0;
}

export function pullAt(organisation: Organisation, position: number): PlacedPull {
  const index = indexOf(organisation);
  const repository = organisation.repository(index.repository[position] ?? 0);
  return { repository, pull: mergedPull(organisation, repository, index.place[position] ?? 0) };
}
