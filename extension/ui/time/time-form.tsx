import { InputError } from '#shared/errors/input-error.ts';
import { AUTHORITIES } from '#shared/log/timestamp/authorities.ts';
import { requestOrigins } from '#extension/platform/permissions.ts';
import { database } from '#extension/store/database.ts';
import { setTimeSettings } from '#extension/time/settings.ts';
import { stampNow } from '#extension/time/stamp.ts';
import { textIn } from '../form-text.ts';
import { useAction } from '../use-action.ts';
import { ProblemNote } from '../problem-note.tsx';
import { hostsOf } from './use-access.ts';

/** Names an authority and pins its root; asks the browser for its host, and tries it. */
export function TimeForm() {
  const action = useAction();
  const submit = (event: SubmitEvent & { readonly currentTarget: HTMLFormElement }): void => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const url = textIn(form, 'url').trim();
    // Asked before anything is awaited: the browser counts the click only until then.
    const granting = requestOrigins(hostsOf(url));
    action.run(async () => {
      if (!(await granting)) {
        throw new InputError(
          `The browser did not grant access to ${new URL(url).host}.`,
          'Try again and allow it; nothing was turned on.',
        );
      }
      await setTimeSettings(database(), { url, roots: `${textIn(form, 'roots').trim()}\n` });
      if ((await database().log.count()) > 0) await stampNow(database());
    });
  };
  return (
    <form class="asking-form" aria-label="Time stamp authority" onSubmit={submit}>
      <div class="field">
        <label for="time-url">Address</label>
        <input
          id="time-url"
          name="url"
          type="url"
          class="field-input"
          list="time-authorities"
          placeholder="https://tsa.example/"
          required
          aria-describedby="time-url-hint"
        />
        <datalist id="time-authorities">
          {AUTHORITIES.map(({ name, url }) => (
            <option key={url} value={url}>
              {name}
            </option>
          ))}
        </datalist>
        <span id="time-url-hint" class="small dim">
          Of your own choice. The browser can be asked for {AUTHORITIES.map(({ name }) => name).join(', ')}; any other
          server has to let other sites in (CORS).
        </span>
      </div>
      <div class="field">
        <label for="time-roots">Root certificate</label>
        <textarea
          id="time-roots"
          name="roots"
          class="field-input pem"
          rows={4}
          spellcheck={false}
          required
          placeholder="-----BEGIN CERTIFICATE-----"
          aria-describedby="time-roots-hint"
        />
        <span id="time-roots-hint" class="small dim">
          PEM, from the authority itself. A reply that does not chain to it is refused.
        </span>
      </div>
      <div class="actions">
        <button type="submit" class="button primary" disabled={action.busy}>
          {action.busy ? 'Asking the authority' : 'Turn on'}
        </button>
      </div>
      {action.problem && <ProblemNote problem={action.problem} />}
    </form>
  );
}
