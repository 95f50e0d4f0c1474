import { useSignal } from '@preact/signals';
import { useId } from 'preact/hooks';
import { InputError } from '#shared/errors/input-error.ts';
import { MIN_PASSPHRASE, type Wanted } from '#extension/keys/protect.ts';
import { ProblemNote } from '../problem-note.tsx';
import { useAction } from './use-keys.ts';

interface Props {
  readonly title: string;
  readonly say: string;
  readonly button: string;
  readonly use: (wanted: Wanted) => Promise<void>;
  readonly close: () => void;
}

/** Chooses between a passkey and a passphrase. */
export function WayForm({ title, say, button, use, close }: Props) {
  const id = useId();
  const kind = useSignal<Wanted['kind']>('passkey');
  const action = useAction();
  return (
    <form
      class="key-form"
      aria-label={title}
      onSubmit={(event) => {
        event.preventDefault();
        const form = new FormData(event.currentTarget);
        action.run(async () => use(wantedOf(kind.value, form)), close);
      }}
    >
      <p>{say}</p>
      <fieldset class="choices">
        <legend class="visually-hidden">{title}</legend>
        <Choice
          kind="passkey"
          chosen={kind.value}
          choose={(chosen) => {
            kind.value = chosen;
            action.clear();
          }}
          title="Passkey"
          about="Your security key, phone or this computer's own unlock. It gives a secret that never leaves this browser (WebAuthn PRF); not every authenticator can."
        />
        <Choice
          kind="passphrase"
          chosen={kind.value}
          choose={(chosen) => {
            kind.value = chosen;
            action.clear();
          }}
          title="Passphrase"
          about={`At least ${MIN_PASSPHRASE} characters. Nobody can reset it.`}
        />
      </fieldset>
      {kind.value === 'passphrase' && (
        <>
          <div class="field">
            <label for={`${id}-new`}>New passphrase</label>
            <input
              id={`${id}-new`}
              name="passphrase"
              type="password"
              class="field-input"
              autocomplete="new-password"
              required
            />
          </div>
          <div class="field">
            <label for={`${id}-again`}>Once more</label>
            <input
              id={`${id}-again`}
              name="again"
              type="password"
              class="field-input"
              autocomplete="new-password"
              required
            />
          </div>
        </>
      )}
      <div class="actions">
        <button type="submit" class="button primary" disabled={action.busy}>
          {button}
        </button>
        <button type="button" class="button" disabled={action.busy} onClick={close}>
          Leave it
        </button>
        {action.busy && (
          <span class="small dim" role="status">
            {kind.value === 'passkey' ? 'Waiting for the authenticator' : 'Sealing the key'}
          </span>
        )}
      </div>
      {action.problem && <ProblemNote problem={action.problem} />}
    </form>
  );
}

interface ChoiceProps {
  readonly kind: Wanted['kind'];
  readonly chosen: Wanted['kind'];
  readonly choose: (kind: Wanted['kind']) => void;
  readonly title: string;
  readonly about: string;
}

function Choice({ kind, chosen, choose, title, about }: ChoiceProps) {
  const id = useId();
  return (
    <div class="choice">
      <input
        type="radio"
        id={id}
        name="kind"
        checked={kind === chosen}
        aria-describedby={`${id}-about`}
        onChange={() => choose(kind)}
      />
      <label for={id}>{title}</label>
      <span id={`${id}-about`} class="small dim">
        {about}
      </span>
    </div>
  );
}

function wantedOf(kind: Wanted['kind'], form: FormData): Wanted {
  if (kind === 'passkey') return { kind };
  const [passphrase, again] = [form.get('passphrase'), form.get('again')];
  if (typeof passphrase !== 'string' || passphrase !== again) {
    throw new InputError('The two passphrases are not the same.', 'Type it again.');
  }
  return { kind, passphrase };
}
