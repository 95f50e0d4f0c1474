import { type Fact, known, type Population, whole } from '#shared/evidence/fact.ts';

/** The list was seen to its end, and there is nothing in it. */
export function isEmpty(list: Fact<Population<unknown>>): boolean {
  return list.known && list.value.complete && list.value.items.length === 0;
}

/** What hangs on an empty list: it cannot exist, so it is not asked for. */
export const none: Fact<Population<never>> = known(whole([]));
