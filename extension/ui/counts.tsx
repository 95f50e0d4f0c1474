import type { Counts } from '#shared/engine/report.ts';
import type { Count } from './filter.ts';

const COUNTS: readonly { readonly key: Count; readonly word: string; readonly meaning: string }[] = [
  { key: 'covered', word: 'Covered', meaning: 'have evidence' },
  { key: 'current', word: 'Current', meaning: 'have evidence that is still fresh' },
  { key: 'conforming', word: 'Conforming', meaning: 'were judged to hold, on everything that exists' },
];

interface Props {
  readonly counts: Counts;
  readonly chosen: Count | null;
  readonly choose: (count: Count | null) => void;
}

/** Three counts side by side, never blended; each opens the list it counts. */
export function CountRow({ counts, chosen, choose }: Props) {
  return (
    <ul class="counts" aria-label="Counts of controls">
      {COUNTS.map(({ key, word, meaning }) => (
        <li key={key}>
          <button
            type="button"
            class="count"
            aria-pressed={chosen === key}
            title={`${counts[key]} of ${counts.applicable} controls ${meaning}`}
            onClick={() => choose(chosen === key ? null : key)}
          >
            <span class="small dim">{word}</span>
            <span class="count-number">
              {counts[key]}
              <span class="dim count-of"> / {counts.applicable}</span>
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}
