import { useSignal } from '@preact/signals';
import { useEffect, useId, useRef } from 'preact/hooks';
import { database } from '#extension/store/database.ts';
import type { Problem } from '#extension/store/model.ts';
import { problemOf } from '#extension/store/problem.ts';
import { ProblemNote } from '../problem-note.tsx';

interface Props {
  readonly database: string;
  /** SHA-256 of the artifact. */
  readonly digest: string;
  readonly removed: () => Promise<void>;
  readonly keep: () => void;
}

/** Asks why, and says what it means, before bytes go for good. */
export function RemovalForm({ database: name, digest, removed, keep }: Props) {
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const busy = useSignal(false);
  const problem = useSignal<Problem | null>(null);
  useEffect(() => field.current?.focus(), []);
  const remove = async (reason: string): Promise<void> => {
    busy.value = true;
    problem.value = null;
    try {
      const { removeArtifact } = await import('#extension/package/artifacts.ts');
      await removeArtifact(database(name), digest, reason);
      await removed();
    } catch (cause) {
      problem.value = problemOf(cause);
    } finally {
      busy.value = false;
    }
  };
  return (
    <form
      class="removal note"
      onSubmit={(event) => {
        event.preventDefault();
        if (field.current) void remove(field.current.value);
      }}
    >
      <label for={id}>Why it is removed</label>
      <input ref={field} id={id} class="field-input" required aria-describedby={`${id}-hint`} disabled={busy.value} />
      <span id={`${id}-hint`} class="dim">
        The bytes go for good. Their digest and this reason stay in the signed log, and everyone who gets a package
        reads them; packages made before still hold the bytes. What was judged on them is then not seen.
      </span>
      <span class="package-actions">
        <button type="submit" class="button" disabled={busy.value}>
          Remove for good
        </button>
        <button type="button" class="button" disabled={busy.value} onClick={keep}>
          Keep it
        </button>
      </span>
      {problem.value && <ProblemNote problem={problem.value} />}
    </form>
  );
}
