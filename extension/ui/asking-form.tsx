import type { ComponentChildren } from 'preact';
import { ProblemNote } from './problem-note.tsx';
import type { Action } from './use-action.ts';

/** How something that the log will state is asked for. */
export interface AskingTexts {
  readonly title: string;
  readonly say: string;
  readonly button: string;
  readonly close: () => void;
}

interface Props extends AskingTexts {
  readonly action: Action;
  /** Said while it is at work. */
  readonly waiting?: string;
  readonly use: (form: FormData) => Promise<void>;
  readonly children: ComponentChildren;
}

/** One statement: what it does, its fields, the button that makes it, and the way out. */
export function AskingForm({ title, say, button, close, action, waiting, use, children }: Props) {
  return (
    <form
      class="asking-form"
      aria-label={title}
      onSubmit={(event) => {
        event.preventDefault();
        const form = new FormData(event.currentTarget);
        action.run(async () => use(form), close);
      }}
    >
      <p>{say}</p>
      {children}
      <div class="actions">
        <button type="submit" class="button primary" disabled={action.busy}>
          {button}
        </button>
        <button type="button" class="button" disabled={action.busy} onClick={close}>
          Leave it
        </button>
        {action.busy && waiting !== undefined && (
          <span class="small dim" role="status">
            {waiting}
          </span>
        )}
      </div>
      {action.problem && <ProblemNote problem={action.problem} />}
    </form>
  );
}
