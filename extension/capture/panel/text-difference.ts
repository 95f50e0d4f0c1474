/** A line of two texts set side by side: in both, only in the older, or only in the newer. */
export interface DifferenceLine {
  readonly kind: 'same' | 'gone' | 'new';
  readonly text: string;
}

/** Above this the comparison would take longer than a reader waits; lines are then compared as a set. */
const MOST_CELLS = 4_000_000;

/** What changed from one text to another, line by line: the longest common subsequence of their lines. */
export function textDifference(older: string, newer: string): DifferenceLine[] {
  const [a, b] = [older.split('\n'), newer.split('\n')];
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start += 1;
  let end = 0;
  while (end < a.length - start && end < b.length - start && a.at(-1 - end) === b.at(-1 - end)) end += 1;
  const same = (text: string): DifferenceLine => ({ kind: 'same', text });
  const middle = between(a.slice(start, a.length - end), b.slice(start, b.length - end));
  return [...a.slice(0, start).map(same), ...middle, ...a.slice(a.length - end).map(same)];
}

function between(a: readonly string[], b: readonly string[]): DifferenceLine[] {
  if (a.length * b.length > MOST_CELLS) return asSets(a, b);
  const width = b.length + 1;
  const lengths = new Uint32Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) {
      lengths[i * width + j] =
        a[i] === b[j]
          ? (lengths[(i + 1) * width + j + 1] ?? 0) + 1
          : Math.max(lengths[(i + 1) * width + j] ?? 0, lengths[i * width + j + 1] ?? 0);
    }
  }
  const lines: DifferenceLine[] = [];
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      lines.push({ kind: 'same', text: a[i] as string });
      i += 1;
      j += 1;
    } else if (
      j >= b.length ||
      (i < a.length && (lengths[(i + 1) * width + j] ?? 0) >= (lengths[i * width + j + 1] ?? 0))
    ) {
      lines.push({ kind: 'gone', text: a[i] as string });
      i += 1;
    } else {
      lines.push({ kind: 'new', text: b[j] as string });
      j += 1;
    }
  }
  return lines;
}

function asSets(a: readonly string[], b: readonly string[]): DifferenceLine[] {
  const [inA, inB] = [new Set(a), new Set(b)];
  return [
    ...a.map((text): DifferenceLine => ({ kind: inB.has(text) ? 'same' : 'gone', text })),
    ...b.filter((text) => !inA.has(text)).map((text): DifferenceLine => ({ kind: 'new', text })),
  ];
}
