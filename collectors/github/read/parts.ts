import type { Answer } from '#shared/define.ts';
import type { Fact, Population } from '#shared/evidence/fact.ts';
import type { Completeness } from '#shared/evidence/record.ts';
import { type Pages, sliced } from '#shared/evidence/slices.ts';
import { completenessOf, cutsIn } from './completeness.ts';

/**
 * The parts of evidence whose facts are one long list.
 *
 * @param factsOf facts about a slice of the list
 */
export function* partsOf<T, F>(
  answers: readonly Answer[],
  pages: Pages<T>,
  factsOf: (list: Fact<Population<T>>) => F,
): Generator<F, Completeness> {
  const within = new Set<string>();
  const slices = sliced(pages);
  let step = slices.next();
  for (; step.done !== true; step = slices.next()) {
    for (const why of cutsIn(step.value)) within.add(why);
    yield factsOf(step.value);
  }
  return completenessOf(answers, step.value, [], within);
}
