import type { Answer } from '#shared/define.ts';
import type { Fact, Population, Unknown } from '#shared/evidence/fact.ts';
import type { Completeness } from '#shared/evidence/record.ts';
import { errorIn, replyTo } from './answers.ts';
import { pathOf, questionOf, unseenBy } from './refusal.ts';
import { isObject } from './view.ts';

/**
 * How much of what was asked for came back.
 *
 * @param main the population whose size stands for the whole
 * @param others further lists whose being cut makes the evidence incomplete
 */
export function completenessOf(
  answers: readonly Answer[],
  main: Fact<Population<unknown>> | null,
  others: readonly Fact<Population<unknown>>[] = [],
): Completeness {
  const reasons = [...lists(main === null ? others : [main, ...others]), ...refusals(answers)];
  const note = reasons[0];
  return {
    complete: answers.length > 0 && note === undefined,
    pages: answers.length,
    items: main?.known ? main.value.items.length : null,
    expected: main?.known ? main.value.expected : null,
    ...(note === undefined
      ? answers.length === 0
        ? { note: 'nothing was asked' }
        : {}
      : { note: reasons.length === 1 ? note : `${note} (and ${reasons.length - 1} more)` }),
  };
}

function lists(populations: readonly Fact<Population<unknown>>[]): string[] {
  return populations
    .map((list): Unknown | null => (list.known ? list.value.unseen : list))
    .filter((unseen) => unseen !== null)
    .map(inWords);
}

/** Questions that no answer settled. One that was asked again, smaller, and then answered is settled. */
function refusals(answers: readonly Answer[]): string[] {
  const open = new Map<string, string | null>();
  for (const answer of answers) {
    const question = keyOf(answer);
    const why = unsettled(answer);
    if (open.get(question) !== null) open.set(question, why);
  }
  return [...new Set([...open.values()].filter((why) => why !== null))];
}

/** Addresses that answer "there is none" with a refusal; elsewhere those words would be out of place. */
const SAYS_NO = /\/(protection|code-scanning\/\S+)$/;

function unsettled(answer: Answer): string | null {
  const reply = replyTo(answer);
  if (reply.kind !== 'answered') {
    return SAYS_NO.test(pathOf(answer.url)) && !('unknown' in reply) ? null : inWords(unseenBy(reply));
  }
  const error = errorIn(answer);
  return error === null ? null : `GitHub answered "${error}" to ${questionOf(answer)}`;
}

function keyOf(answer: Answer): string {
  const variables = answer.params?.['variables'];
  if (!isObject(variables)) return pathOf(answer.url);
  const { n: _size, ...rest } = variables;
  return `${questionOf(answer)} ${JSON.stringify(rest)}`;
}

function inWords(unseen: Unknown): string {
  return unseen.missing === undefined ? unseen.why : `${unseen.why}; needs ${unseen.missing}`;
}
