import { digestNow } from '#shared/evidence/digest.ts';

export interface Sample {
  /** What the draw was made from; whoever has the population can repeat it. */
  readonly seed: string;
  /** n of N. */
  readonly drawn: number;
  readonly of: number;
  readonly ids: readonly string[];
}

/** Sizes by population, in the range that auditors use for controls that act many times a day. */
const SIZES = [
  { upTo: 250, draw: 25 },
  { upTo: 1000, draw: 40 },
  { upTo: Number.POSITIVE_INFINITY, draw: 60 },
];

/**
 * Draws a sample that anybody can draw again: the ids with the smallest SHA-256 of seed and id. Nobody
 * picked it, and adding or leaving out one id does not move the others.
 */
export function sampleOf(ids: readonly string[], seed: string): Sample {
  const size = SIZES.find(({ upTo }) => ids.length <= upTo)?.draw ?? 0;
  const ranked = ids.map((id) => ({ id, rank: hex(digestNow(encoder.encode(`${seed}\n${id}`))) }));
  ranked.sort((a, b) => (a.rank < b.rank ? -1 : 1));
  const drawn = ranked.slice(0, size).map(({ id }) => id);
  return { seed, drawn: drawn.length, of: ids.length, ids: drawn };
}

const encoder = new TextEncoder();

function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
