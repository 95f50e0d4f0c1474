import { useSignal } from '@preact/signals';
import type { ControlRow as Control } from '#shared/engine/report.ts';
import { STATUS_SIGNS } from '#shared/engine/status-words.ts';
import { ControlDetail } from './control-detail.tsx';
import type { Shown } from './shown.ts';
import { StatusMark } from './status-mark.tsx';
import { until } from './when.ts';

interface Props {
  readonly control: Control;
  readonly shown: Shown;
  readonly open?: boolean;
}

const SOON_MS = 14 * 86_400_000;

/** One control as a line that opens in place. */
export function ControlLine({ control, shown, open = false }: Props) {
  const opened = useSignal(open);
  const detail = `control-${control.id.replaceAll(/[^\w]/g, '-')}`;
  const [first] = control.reasons;
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
            <span class="control-reason small dim" title={first}>
              {summary(control, shown.now) ?? first}
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

/** A conforming control has nothing wrong to say, so it says until when. */
function summary(control: Control, now: number): string | null {
  if (control.status !== 'conforming' || control.expires === null) return null;
  const soon = Date.parse(control.expires) - now < SOON_MS;
  return soon ? `expires ${until(control.expires, now)}` : null;
}
