interface Props {
  /** What the bar says, for those who do not see it. */
  readonly label: string;
  readonly total: number;
  /** From the left; each drawn after the one before. */
  readonly parts: readonly { readonly value: number; readonly kind: 'conforming' | 'covered' | 'done' }[];
}

/** A stacked bar. Widths are shares of the total; what is left is the track. */
export function Bar({ label, total, parts }: Props) {
  let at = 0;
  return (
    <svg class="bar" width="100%" height="8" role="img" aria-label={label}>
      <rect class="bar-track" width="100%" height="8" rx="2" />
      {total > 0 &&
        parts.map(({ value, kind }) => {
          const x = at;
          const width = (100 * value) / total;
          at += width;
          return <rect key={kind} class={`bar-${kind}`} x={`${x}%`} width={`${width}%`} height="8" rx="2" />;
        })}
    </svg>
  );
}
