import type { ListReading } from '#shared/define-recogniser.ts';

const LONGEST_MS = 8_000;

/** Presses "next" of a list and waits until its rows are others. "stuck" when they stay. */
export async function turnPage({ table, row, next, busy }: ListReading): Promise<'turned' | 'last' | 'stuck'> {
  const button = next === undefined ? null : document.querySelector(next);
  if (button === null || button.hasAttribute('disabled') || button.getAttribute('aria-disabled') === 'true')
    return 'last';
  const signature = (): string =>
    `${location.href}\n${[...document.querySelectorAll(`:is(${table}) :is(${row})`)].map(({ textContent }) => textContent).join('\n')}`;
  const before = signature();
  (button as HTMLElement).click();
  for (const until = performance.now() + LONGEST_MS; performance.now() < until; ) {
    await new Promise((done) => setTimeout(done, 60));
    const still = busy === undefined ? null : document.querySelector(busy);
    if (still === null && signature() !== before) return 'turned';
  }
  return 'stuck';
}
