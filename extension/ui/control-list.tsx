import type { ControlRow } from '#shared/engine/report.ts';
import { ControlLine } from './control-row.tsx';
import type { Shown } from './shown.ts';

interface Props {
  readonly controls: readonly ControlRow[];
  readonly shown: Shown;
  /** Id of a control that is open from the start. */
  readonly open?: string | null;
}

/** Controls as lines; up and down move between them, Home and End to the ends. */
export function ControlList({ controls, shown, open = null }: Props) {
  return (
    <ul class="controls" onKeyDown={move}>
      {controls.map((control) => (
        <ControlLine
          key={`${shown.report.standard} ${control.id}`}
          control={control}
          shown={shown}
          open={control.id === open}
        />
      ))}
    </ul>
  );
}

function move(event: KeyboardEvent & { readonly currentTarget: HTMLUListElement }): void {
  const heads = [...event.currentTarget.querySelectorAll<HTMLButtonElement>('.control-head')];
  const at = heads.findIndex((head) => head === document.activeElement);
  if (at === -1) return;
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: heads.length - 1 }[event.key];
  if (to === undefined) return;
  event.preventDefault();
  heads[to]?.focus();
}
