import type { StandardId } from '#shared/engine/report.ts';

/** Short names: the report carries the long ones, and a popup has no room for them. */
const EDITIONS: readonly { readonly id: StandardId; readonly name: string }[] = [
  { id: 'iso27001-2022', name: 'ISO 27001:2022' },
  { id: 'iso27001-2013', name: 'ISO 27001:2013' },
  { id: 'iso27001-2005', name: 'ISO 27001:2005' },
  { id: 'areas', name: 'Ten areas' },
];

interface Props {
  readonly value: StandardId;
  readonly choose: (standard: StandardId) => void;
}

export function StandardSelect({ value, choose }: Props) {
  return (
    <select
      class="select standard"
      aria-label="Standard"
      value={value}
      onChange={({ currentTarget }) => {
        const edition = EDITIONS.find(({ id }) => id === currentTarget.value);
        if (edition) choose(edition.id);
      }}
    >
      {EDITIONS.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </select>
  );
}
