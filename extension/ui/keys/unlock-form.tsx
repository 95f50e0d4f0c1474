import { useId } from 'preact/hooks';
import { unlockKey, type Wanted } from '#extension/keys/protect.ts';
import type { KeyFacts } from '#extension/keys/read-keys.ts';
import { database } from '#extension/store/database.ts';
import { textIn } from '../form-text.ts';
import { ProblemNote } from '../problem-note.tsx';
import { afterUnlock } from './after-unlock.ts';
import { useAction } from '../use-action.ts';

/** Opens the signing key, by whichever ways were set up. */
export function UnlockForm({ facts }: { readonly facts: KeyFacts }) {
  const id = useId();
  const action = useAction();
  const has = (kind: Wanted['kind']): boolean => facts.ways.some((way) => way.kind === kind);
  const unlock = (wanted: Wanted): void => {
    action.run(async () => {
      await unlockKey(database(), wanted);
      await afterUnlock();
    });
  };
  return (
    <form
      class="asking-form"
      aria-label="Unlock the signing key"
      onSubmit={(event) => {
        event.preventDefault();
        const passphrase = textIn(new FormData(event.currentTarget), 'passphrase');
        event.currentTarget.reset();
        unlock({ kind: 'passphrase', passphrase });
      }}
    >
      <p>
        <b>Locked: unlock to sign.</b>{' '}
        <span class="dim">It stays open until the browser closes or you lock it. What is waiting is kept.</span>
      </p>
      {has('passphrase') && (
        <div class="field">
          <label for={id}>Passphrase</label>
          <input
            id={id}
            name="passphrase"
            type="password"
            class="field-input"
            autocomplete="current-password"
            required
          />
        </div>
      )}
      <div class="actions">
        {has('passphrase') && (
          <button type="submit" class="button primary" disabled={action.busy}>
            Unlock
          </button>
        )}
        {has('passkey') && (
          <button
            type="button"
            class={has('passphrase') ? 'button' : 'button primary'}
            disabled={action.busy}
            onClick={() => unlock({ kind: 'passkey' })}
          >
            Unlock with passkey
          </button>
        )}
        {action.busy && <span class="small dim">Opening the key</span>}
      </div>
      {action.problem && <ProblemNote problem={action.problem} />}
    </form>
  );
}
