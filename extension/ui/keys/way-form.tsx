import { useSignal } from '@preact/signals';
import { useId } from 'preact/hooks';
import { InputError } from '#shared/errors/input-error.ts';
import { MIN_PASSPHRASE, type Wanted } from '#extension/keys/protect.ts';
import { textIn } from '../form-text.ts';
import { AskingForm, type AskingTexts } from '../asking-form.tsx';
import { useAction } from '../use-action.ts';

interface Props extends AskingTexts {
  readonly use: (wanted: Wanted) => Promise<void>;
}

/** Chooses between a passkey and a passphrase. */
export function WayForm({ use, ...texts }: Props) {
  const kind = useSignal<Wanted['kind']>('passkey');
  const action = useAction();
  const choose = (chosen: Wanted['kind']): void => {
    kind.value = chosen;
    action.clear();
  };
  return (
    <AskingForm
      {...texts}
      action={action}
      waiting={kind.value === 'passkey' ? 'Waiting for the authenticator' : 'Sealing the key'}
      use={async (form) => use(wantedOf(kind.value, form))}
    >
      <fieldset class="choices">
        <legend class="visually-hidden">{texts.title}</legend>
        <Choice
          kind="passkey"
          chosen={kind.value}
          choose={choose}
          title="Passkey"
          about="Your security key, phone or this computer's own unlock. It gives a secret that never leaves this browser (WebAuthn PRF); not every authenticator can."
        />
        <Choice
          kind="passphrase"
          chosen={kind.value}
          choose={choose}
          title="Passphrase"
          about={`At least ${MIN_PASSPHRASE} characters. Nobody can reset it.`}
        />
      </fieldset>
      {kind.value === 'passphrase' && (
        <>
          <NewPassphrase name="passphrase" label="New passphrase" />
          <NewPassphrase name="again" label="Once more" />
        </>
      )}
    </AskingForm>
  );
}

function NewPassphrase({ name, label }: { readonly name: string; readonly label: string }) {
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <input id={id} name={name} type="password" class="field-input" autocomplete="new-password" required />
    </div>
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
  const passphrase = textIn(form, 'passphrase');
  if (passphrase !== textIn(form, 'again')) {
    throw new InputError('The two passphrases are not the same.', 'Type it again.');
  }
  return { kind, passphrase };
}
