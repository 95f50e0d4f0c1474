import { useId } from 'preact/hooks';
import type { Approver } from '#shared/evidence/approvers.ts';
import { enrolApprover } from '#extension/keys/approve.ts';
import { database } from '#extension/store/database.ts';
import { textIn } from '../form-text.ts';
import { ProblemNote } from '../problem-note.tsx';
import { keysChanged } from './after-unlock.ts';
import { useAction } from '../use-action.ts';

interface Props {
  readonly known: readonly Approver[];
  readonly enrolled?: () => void;
}

/** Enrols the security key of a person, with the name that the log will give them. */
export function ApproverForm({ known, enrolled }: Props) {
  const id = useId();
  const action = useAction();
  return (
    <form
      class="asking-form"
      aria-label="Enrol a security key"
      onSubmit={(event) => {
        event.preventDefault();
        const form = event.currentTarget;
        const name = textIn(new FormData(form), 'name');
        action.run(
          () => enrolApprover(database(), name, known).then(keysChanged),
          () => {
            form.reset();
            enrolled?.();
          },
        );
      }}
    >
      <div class="field">
        <label for={id}>Name of the approver</label>
        <input id={id} name="name" class="field-input" required aria-describedby={`${id}-hint`} autocomplete="off" />
        <span id={`${id}-hint`} class="small dim">
          Stands in the log beside the key. The key proves that it was used; the name is what you say.
        </span>
      </div>
      <div class="actions">
        <button type="submit" class="button" disabled={action.busy}>
          Enrol a security key
        </button>
        {action.busy && (
          <span class="small dim" role="status">
            Waiting for the security key
          </span>
        )}
      </div>
      {action.problem && <ProblemNote problem={action.problem} />}
    </form>
  );
}
