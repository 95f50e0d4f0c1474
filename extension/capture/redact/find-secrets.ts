import type { Hit } from './mask-text.ts';
import { EMAIL, RULES, type Rule } from './rules.ts';
import { rangeIn, variantsOf } from './variants.ts';

export interface FindOptions {
  readonly emails?: boolean;
}

/** What may be left of a mask when text is cut; nothing with it is looked at again. */
const MASKED = /█/;

/** Own rules only: quick, and the same in every context. */
export function findSecrets(text: string, { emails = false }: FindOptions = {}): Hit[] {
  const rules = emails ? [...RULES, EMAIL] : RULES;
  return merged(
    variantsOf(text).flatMap((variant) =>
      rules
        .filter(({ joined }) => joined === true || !variant.joinedOnly)
        .flatMap((rule) => hitsOf(rule, variant.text))
        .map(({ start, end, rule }) => ({ ...rangeIn(variant, start, end), rule })),
    ),
  );
}

function hitsOf({ id, pattern, accept }: Rule, text: string): Hit[] {
  const hits: Hit[] = [];
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    const [whole, secret = whole] = match;
    const start = match.index + whole.lastIndexOf(secret);
    // What was taken for a value may itself be, or hold, the word before one.
    const wrong = MASKED.test(secret) || accept?.(secret) === false;
    pattern.lastIndex = Math.max(match.index + 1, wrong ? 0 : start);
    if (wrong) continue;
    hits.push({ start, end: start + secret.length, rule: id });
  }
  return hits;
}

/** Sorted, without overlap; of two that overlap the earlier gives the name. */
export function merged(hits: readonly Hit[]): Hit[] {
  const result: Hit[] = [];
  for (const hit of [...hits].sort((a, b) => a.start - b.start || b.end - a.end)) {
    const last = result.at(-1);
    if (last && hit.start < last.end) result[result.length - 1] = { ...last, end: Math.max(last.end, hit.end) };
    else result.push(hit);
  }
  return result;
}
