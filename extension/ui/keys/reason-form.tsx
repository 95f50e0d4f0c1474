import { useId } from 'preact/hooks';
import { textIn } from '../form-text.ts';
import { AskingForm, type AskingTexts } from '../asking-form.tsx';
import { useAction } from '../use-action.ts';

interface Props extends AskingTexts {
  /** Also asks for the day from which on. */
  readonly since?: boolean;
  /** `since` is the first instant of that day in UTC. */
  readonly use: (reason: string, since: string) => Promise<void>;
}

/** Asks why, which goes into the log, before something that cannot be taken back. */
export function ReasonForm({ since = false, use, ...texts }: Props) {
  const id = useId();
  return (
    <AskingForm
      {...texts}
      action={useAction()}
      use={(form) => use(textIn(form, 'reason'), `${textIn(form, 'since')}T00:00:00.000Z`)}
    >
      {since && (
        <div class="field">
          <label for={`${id}-since`}>From day (UTC) on</label>
          <input
            id={`${id}-since`}
            name="since"
            type="date"
            class="field-input"
            value={new Date().toISOString().slice(0, 10)}
            required
          />
        </div>
      )}
      <div class="field">
        <label for={`${id}-reason`}>Reason</label>
        <input id={`${id}-reason`} name="reason" class="field-input" required aria-describedby={`${id}-hint`} />
        <span id={`${id}-hint`} class="small dim">
          Stands in the log; whoever gets a package reads it.
        </span>
      </div>
    </AskingForm>
  );
}
