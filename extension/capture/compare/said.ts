import type { Beside, PageFacts } from '#shared/define-recogniser.ts';

/** What one side says of a thing. */
export type Said = string | number | boolean;

const ON = new Set(['enabled', 'on', 'yes', 'required', 'active', 'true', 'always']);
const OFF = new Set(['disabled', 'off', 'no', 'not required', 'not enabled', 'inactive', 'false', 'none']);

/** "Enabled", "on" and true are one thing, however a side writes it. */
export function plain(said: Said): Said {
  if (typeof said !== 'string') return said;
  const text = said.trim().toLowerCase();
  if (ON.has(text)) return true;
  return OFF.has(text) ? false : text;
}

/**
 * What the page says, in the form that the fact has: of "14 characters" beside a number, the number.
 * `unseen`: it is not on the page. `unclear`: it is, in words that could mean either.
 */
export function saidByPage(
  facts: PageFacts | null,
  beside: Beside,
  api: Said,
): Said | { readonly not: 'unseen' | 'unclear' } {
  if (facts === null) return { not: 'unseen' };
  if (beside.setting === undefined) return countOf(facts, beside) ?? { not: 'unseen' };
  const shown = facts.settings[beside.setting] ?? null;
  if (shown === null || shown === '') return { not: 'unseen' };
  const named = Object.entries(beside.words ?? {}).find(([words]) => holds(String(shown), words));
  // These are the words of the fact, so that whatever else the fact says is a difference.
  if (named !== undefined) return plain(named[1]);
  const said = plain(shown);
  if (typeof said === 'boolean' || typeof api === 'boolean') {
    // A yes beside a number or a name does not say which.
    if (typeof said !== typeof api) return { not: 'unclear' };
    return beside.inverse === true ? said !== true : said;
  }
  if (typeof api === 'number') return numberIn(String(said)) ?? { not: 'unclear' };
  return beside.words === undefined ? said : { not: 'unclear' };
}

function holds(text: string, words: string): boolean {
  return text.toLowerCase().includes(words.toLowerCase());
}

function numberIn(text: string): number | null {
  const digits = /\d+/.exec(text)?.[0];
  return digits === undefined ? null : Number(digits);
}

/** How many entries there are in all: as the page says, else its rows where it has no further page. */
function countOf({ total, atLeast, rows, more, filter }: PageFacts, beside: Beside): number | null {
  if (filter?.active === true && !sameFilter(filter.text, beside.filter)) return null;
  if (beside.filter !== undefined && filter?.active !== true) return null;
  if (total !== null) return total;
  if (atLeast !== null || rows === null || more === true) return null;
  return more === false || beside.onePage === true ? rows : null;
}

function sameFilter(text: string, filter: string | undefined): boolean {
  return filter !== undefined && text.trim().toLowerCase().replace(/\s+/g, ' ') === filter.toLowerCase();
}
