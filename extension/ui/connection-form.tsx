import { useSignal } from '@preact/signals';
import { send } from '#extension/platform/messages.ts';
import { coveredBy, offered, requestOrigins } from '#extension/platform/permissions.ts';
import type { Problem } from '#extension/store/model.ts';
import type { ConnectionForm, Field } from './connection-fields.ts';
import type { ProviderFacts } from './options-page.tsx';
import { ProblemNote } from './problem-note.tsx';

interface Props {
  readonly provider: ProviderFacts;
  readonly form: ConnectionForm;
  readonly connected: () => void;
}

/** Asks for a credential, asks the browser for the hosts, and has the system say what the credential is. */
export function ConnectionFormView({ provider, form, connected }: Props) {
  const busy = useSignal(false);
  const problem = useSignal<Problem | null>(null);

  const finish = async (element: HTMLFormElement, connecting: Promise<Problem | null>): Promise<void> => {
    problem.value = await connecting;
    busy.value = false;
    if (problem.value !== null) return;
    element.reset();
    connected();
  };

  const submit = (event: SubmitEvent & { readonly currentTarget: HTMLFormElement }): void => {
    event.preventDefault();
    const { currentTarget: element } = event;
    const input = typed(new FormData(element));
    const origins = originsOf(provider, form, input);
    // Before anything else: the browser only counts a click until the first wait.
    const asked = requestOrigins(origins);
    busy.value = true;
    problem.value = null;
    void finish(element, connect(asked, { provider: provider.id, input, origins, target: form.target(input) }));
  };

  return (
    <form class="connect" onSubmit={submit} autocomplete="off">
      {form.fields.map((field) => (
        <FieldRow key={field.name} id={`${provider.id}-${field.name}`} field={field} />
      ))}
      <p class="dim connect-least">
        {form.least}{' '}
        <a href={form.leastUrl} target="_blank" rel="noreferrer">
          How
          <span class="visually-hidden"> to get a read-only credential for {provider.title} (opens in a new tab)</span>
        </a>
      </p>
      {problem.value && <ProblemNote problem={problem.value} />}
      <div class="actions">
        <button type="submit" class="button primary" disabled={busy.value}>
          {busy.value ? 'Asking the system' : `Connect ${provider.title}`}
        </button>
      </div>
    </form>
  );
}

function FieldRow({ id, field }: { readonly id: string; readonly field: Field }) {
  const { name, label, hint, placeholder, secret, optional } = field;
  const input = {
    id,
    name,
    class: 'field-input',
    required: optional !== true,
    placeholder: placeholder ?? '',
    autocomplete: 'off',
    spellcheck: false,
    ...(hint === undefined ? {} : { 'aria-describedby': `${id}-hint` }),
  } as const;
  return (
    <div class="field">
      <label for={id}>
        {label}
        {optional === true && <span class="dim"> (optional)</span>}
      </label>
      {secret === true ? <input type="password" {...input} /> : <input type="text" {...input} />}
      {hint !== undefined && (
        <span id={`${id}-hint`} class="small dim">
          {hint}
        </span>
      )}
    </div>
  );
}

/** What was typed, without the fields that were left empty. */
function typed(data: FormData): Record<string, string> {
  const input: Record<string, string> = {};
  for (const [name, value] of data) if (typeof value === 'string' && value.trim() !== '') input[name] = value.trim();
  return input;
}

/**
 * The hosts to ask for: the provider's own, or that of another address. A host that the manifest does
 * not offer (a server of one's own) is reached under that server's own cross-origin rules.
 */
function originsOf(provider: ProviderFacts, form: ConnectionForm, input: Record<string, string>): readonly string[] {
  const address = input[form.address];
  if (address === undefined) return provider.hosts;
  return URL.canParse(address) ? coveredBy(offered(), address) : [];
}

async function connect(
  asked: Promise<boolean>,
  connection: Parameters<typeof send<'connection/check'>>[1],
): Promise<Problem | null> {
  try {
    if (!(await asked)) {
      return {
        message: `The browser did not grant access to ${connection.origins.join(', ')}.`,
        advice: 'Connect again and allow it; nothing was stored.',
      };
    }
    const reply = await send('connection/check', connection);
    return reply.ok ? null : reply.problem;
  } catch (cause) {
    return { message: cause instanceof Error ? cause.message : String(cause), advice: 'Try again.' };
  }
}
