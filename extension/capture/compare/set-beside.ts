import type { Beside, PageFacts } from '#shared/define-recogniser.ts';
import type { Comparison } from '#shared/evidence/predicates.ts';
import { factAt } from './fact-at.ts';
import { plain, type Said, saidByPage } from './said.ts';

interface Sides {
  readonly values: Comparison['values'];
  readonly left: NonNullable<Comparison['left']>;
}

/** Sets what a page said beside the facts of one collector. What cannot be compared is left, with the reason. */
export function setBeside(
  facts: { readonly page: PageFacts | null; readonly api: unknown },
  subject: Readonly<Record<string, string>>,
  besides: readonly Beside[],
): Sides {
  const values: Sides['values'] = [];
  const left: Sides['left'] = [];
  for (const beside of besides) {
    const { what } = beside;
    const both = sidesOf(facts, subject, beside);
    if ('why' in both) left.push({ what, why: both.why });
    else values.push({ what, ...both, agrees: both.page === both.api });
  }
  return { values, left };
}

function sidesOf(
  facts: { readonly page: PageFacts | null; readonly api: unknown },
  subject: Readonly<Record<string, string>>,
  beside: Beside,
): { readonly page: Said; readonly api: Said } | { readonly why: string } {
  const found = factAt(facts.api, beside.fact, subject);
  if ('why' in found) {
    return { why: found.missing === undefined ? found.why : `${found.why}; needs ${found.missing}` };
  }
  const fact = found.said ?? beside.none;
  if (fact === undefined) return { why: 'the system has no value for it' };
  const api = plain(fact);
  const page = saidByPage(facts.page, beside, api);
  if (typeof page !== 'object') return known(beside, api) ? { page, api } : { why: `the system says "${String(api)}"` };
  return { why: page.not === 'unseen' ? 'not seen on the page' : 'the page words it in a way that cannot be told' };
}

/** Where the page's words are given, a text that none of them stands for is no value that a page can show. */
function known({ words, none }: Beside, api: Said): boolean {
  if (words === undefined || typeof api !== 'string') return true;
  return [...Object.values(words), ...(none === undefined ? [] : [none])].some((said) => plain(said) === api);
}
