import type { Answer } from '#shared/define.ts';
import type { Fact, Population, Unknown } from '#shared/evidence/fact.ts';
import type { Completeness } from '#shared/evidence/record.ts';
import type { Extent } from '#shared/evidence/slices.ts';
import { restsIn } from '../queries/lists.ts';
import { errorIn, replyTo } from './answers.ts';
import { pathOf, questionOf, unseenBy } from './refusal.ts';
import { isObject } from './view.ts';

/**
 * How much of what was asked for came back.
 *
 * A list inside an entry of these lists (environments of a repository, bypass actors of a ruleset) that was
 * not read to its end makes the evidence incomplete as the lists themselves do.
 *
 * @param main the population whose size stands for the whole
 * @param others further lists whose being cut makes the evidence incomplete
 * @param within what `cutsIn` found in the parts of lists of which only the extent is given
 */
export function completenessOf(
  answers: readonly Answer[],
  main: Listed | null,
  others: readonly Listed[] = [],
  within: ReadonlySet<string> = new Set(),
): Completeness {
  const all = main === null ? others : [main, ...others];
  const inside = new Set(all.flatMap((list) => [...cutsIn(list)]));
  const reasons = [...new Set([...lists(all), ...within, ...inside]), ...refusals(answers)];
  const note = reasons[0];
  return {
    complete: answers.length > 0 && note === undefined,
    pages: answers.length,
    items: main?.known ? ('items' in main.value ? main.value.items.length : main.value.count) : null,
    expected: main?.known ? main.value.expected : null,
    ...(note === undefined
      ? answers.length === 0
        ? { note: 'nothing was asked' }
        : {}
      : { note: reasons.length === 1 ? note : `${note} (and ${reasons.length - 1} more)` }),
  };
}

/** A list, or no more than how long it was and how it ended. */
type Listed = Fact<Population<unknown> | Extent>;

/** Why lists inside the entries of a list were not read to their end. */
export function cutsIn(list: Listed): ReadonlySet<string> {
  if (!list.known || !('items' in list.value)) return new Set();
  return new Set(list.value.items.flatMap((item) => cutWithin(item) ?? []).map(inWords));
}

function lists(populations: readonly Listed[]): string[] {
  return populations
    .map((list): Unknown | null => (list.known ? list.value.unseen : list))
    .filter((unseen) => unseen !== null)
    .map(inWords);
}

/** Why the first list inside a fact that was not read to its end was not; null when there is none. */
function cutWithin(fact: unknown): Unknown | null {
  if (typeof fact !== 'object' || fact === null) return null;
  if (isPopulation(fact) && fact.unseen !== null) return fact.unseen;
  // By name: a list of the values would be garbage, of every object of every fact.
  for (const name in fact) {
    const unseen = cutWithin((fact as Record<string, unknown>)[name]);
    if (unseen !== null) return unseen;
  }
  return null;
}

function isPopulation(value: object): value is Population<unknown> {
  return 'items' in value && 'complete' in value && 'unseen' in value;
}

/** Questions that no answer settled. One that was asked again, smaller, and then answered is settled. */
function refusals(answers: readonly Answer[]): string[] {
  const open = new Map<string, string | null>();
  for (const answer of answers) {
    const why = unsettled(answer);
    for (const question of keysOf(answer)) if (open.get(question) !== null) open.set(question, why);
  }
  return [...new Set([...open.values()].filter((why) => why !== null))];
}

/** Addresses that answer "there is none" with a refusal; elsewhere those words would be out of place. */
const SAYS_NO: readonly (readonly [at: RegExp, kinds: readonly string[]])[] = [
  [/\/protection$/, ['absent', 'plan']],
  [/\/code-scanning\/\S+$/, ['absent', 'off']],
  [/\/git\/trees\/\S+$/, ['void']],
];

function unsettled(answer: Answer): string | null {
  const reply = replyTo(answer);
  if (reply.kind !== 'answered') {
    const path = pathOf(answer.url);
    const settled = SAYS_NO.some(([at, kinds]) => at.test(path) && kinds.includes(reply.kind));
    return settled ? null : inWords(unseenBy(reply));
  }
  const error = errorIn(answer);
  return error === null ? null : `GitHub answered "${error}" to ${questionOf(answer)}`;
}

/** Questions asked of several nodes at once may be asked again of fewer. */
function keysOf(answer: Answer): string[] {
  const variables = answer.params?.['variables'];
  if (!isObject(variables)) return [pathOf(answer.url)];
  const { n: _size, ...rest } = variables;
  const rests: readonly object[] = restsIn(variables);
  return (rests.length === 0 ? [rest] : rests).map((asked) => `${questionOf(answer)} ${JSON.stringify(asked)}`);
}

function inWords(unseen: Unknown): string {
  return unseen.missing === undefined ? unseen.why : `${unseen.why}; needs ${unseen.missing}`;
}
