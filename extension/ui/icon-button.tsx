/** Line icons on a 16 × 16 grid. */
const ICONS = {
  report: 'M3.5 1.75h6l3 3v9.5h-9zM9.5 1.75v3h3M6 8h4M6 10.75h4',
  beside: 'M1.75 2.75h12.5v10.5H1.75zM9.75 2.75v10.5',
  connections:
    'M2 4.5h6.5M12.5 4.5H14M2 11.5h1.5M7.5 11.5H14M10.5 2.5a2 2 0 1 1 0 4 2 2 0 0 1 0-4zM5.5 9.5a2 2 0 1 1 0 4 2 2 0 0 1 0-4z',
};

interface Props {
  readonly icon: keyof typeof ICONS;
  readonly label: string;
  readonly press: () => void;
}

export function IconButton({ icon, label, press }: Props) {
  return (
    <button type="button" class="icon-button" aria-label={label} title={label} onClick={press}>
      <svg viewBox="0 0 16 16" aria-hidden="true">
        <path d={ICONS[icon]} fill="none" stroke="currentColor" stroke-width="1.5" stroke-linejoin="round" />
      </svg>
    </button>
  );
}
