import type { Fact, Population, Unknown } from '#shared/evidence/fact.ts';
import { fail, pass, unavailable, type Verdict } from '#shared/evidence/outcome.ts';

/** How many faults a reason spells out; the lines of a check are never cut, its sentences are. */
const NAMED = 5;

/**
 * One verdict over a list: it fails as soon as one item is at fault, and passes only when every item
 * was seen and is in order. A list that was cut, or an item that could not be judged, is unavailable.
 *
 * @param fault what is wrong with an item, null when nothing is
 * @param none the verdict for a list that was seen whole and is empty
 */
export function everyOf<T>(
  list: Fact<Population<T>>,
  fault: (item: T) => Fact<string | null>,
  none: Verdict = pass('there are none'),
): Verdict {
  if (!list.known) return unavailable(list);
  const faults: string[] = [];
  let unseen: Unknown | null = list.value.unseen;
  for (const item of list.value.items) {
    const found = fault(item);
    if (!found.known) unseen ??= found;
    else if (found.value !== null) faults.push(found.value);
  }
  if (faults.length > 0) return fail(sentence(faults));
  if (unseen !== null) return unavailable(unseen);
  return list.value.items.length === 0 ? none : pass();
}

export function sentence(parts: readonly string[]): string {
  const named = parts.slice(0, NAMED).join('; ');
  return parts.length > NAMED ? `${named}; and ${parts.length - NAMED} more` : named;
}
