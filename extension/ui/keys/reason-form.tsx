import { useId } from 'preact/hooks';
import { ProblemNote } from '../problem-note.tsx';
import { useAction } from './use-keys.ts';

interface Props {
  readonly title: string;
  readonly say: string;
  readonly button: string;
  /** Also asks for the day from which on. */
  readonly since?: boolean;
  readonly use: (reason: string, since: string) => Promise<void>;
  readonly close: () => void;
}

/** Asks why, which goes into the log, before something that cannot be taken back. */
export function ReasonForm({ title, say, button, since = false, use, close }: Props) {
  const id = useId();
  const action = useAction();
  return (
    <form
      class="key-form"
      aria-label={title}
      onSubmit={(event) => {
        event.preventDefault();
        const form = new FormData(event.currentTarget);
        const text = (name: string): string => {
          const value = form.get(name);
          return typeof value === 'string' ? value : '';
        };
        action.run(async () => use(text('reason'), `${text('since')}T00:00:00.000Z`), close);
      }}
    >
      <p>{say}</p>
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
      <div class="actions">
        <button type="submit" class="button primary" disabled={action.busy}>
          {button}
        </button>
        <button type="button" class="button" disabled={action.busy} onClick={close}>
          Leave it
        </button>
      </div>
      {action.problem && <ProblemNote problem={action.problem} />}
    </form>
  );
}
