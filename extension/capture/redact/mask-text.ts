/** A secret in a text: from `start` to before `end`, and the rule that knows it. */
export interface Hit {
  readonly start: number;
  readonly end: number;
  readonly rule: string;
}

/** What stands for a secret, in pictures and in text; its length says nothing about the secret's. */
export const MASK = '████████';

/** The text with every hit replaced. */
export function masked(text: string, hits: readonly Hit[]): string {
  let result = '';
  let from = 0;
  for (const { start, end } of hits) {
    result += text.slice(from, start) + MASK;
    from = end;
  }
  return result + text.slice(from);
}
