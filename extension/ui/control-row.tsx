import { useSignal } from '@preact/signals';
import type { ControlRow as Control } from '#shared/engine/report.ts';
import { STATUS_SIGNS } from '#shared/engine/status-words.ts';
import { ControlDetail } from './control-detail.tsx';
import type { Shown } from './shown.ts';
import { StatusMark } from './status-mark.tsx';
import { briefly } from './briefly.ts';

interface Props {
  readonly control: Control;
  readonly shown: Shown;
  readonly open?: boolean;
}

/** One control as a line that opens in place. */
export function ControlLine({ control, shown, open = false }: Props) {
  const opened = useSignal(open);
  const detail = `control-${control.id.replaceAll(/[^\w]/g, '-')}`;
  const brief = briefly(control, shown.now);
  return (
    <li class={opened.value ? 'control opened' : 'control'}>
      <h3>
        <button
          type="button"
          class="control-head"
          aria-expanded={opened.value}
          aria-controls={detail}
          data-control={control.id}
          onClick={() => {
            opened.value = !opened.value;
          }}
        >
          <StatusMark status={control.status} />
          <span class="control-id">{control.id}</span>
          <span class="control-title" title={control.title}>
            {control.title}
          </span>
          <span class={`control-status small status-${control.status}`}>{STATUS_SIGNS[control.status].word}</span>
          {!opened.value && (
            <span class="control-reason small dim" title={brief}>
              {brief}
            </span>
          )}
        </button>
      </h3>
      <div id={detail} hidden={!opened.value}>
        {opened.value && <ControlDetail control={control} shown={shown} />}
      </div>
    </li>
  );
}
