import { useSignal } from '@preact/signals';
import { send } from '#extension/platform/messages.ts';
import { requestOrigins } from '#extension/platform/permissions.ts';
import type { Connection, Problem } from '#extension/store/model.ts';
import { ConnectionFormView } from './connection-form.tsx';
import type { ConnectionForm } from './connection-fields.ts';
import type { ProviderFacts } from './options-page.tsx';
import { ProblemNote } from './problem-note.tsx';
import { ProbeTable } from './probe-table.tsx';
import { moment } from './when.ts';

interface Props {
  readonly provider: ProviderFacts;
  readonly form: ConnectionForm;
  readonly connection: Connection | null;
}

/** One system: the form while it is not connected, what was found once it is. */
export function ConnectionCard({ provider, form, connection }: Props) {
  const again = useSignal(false);
  const ready = connection?.permitted === true && connection.credential;
  const title = `${provider.id}-title`;
  return (
    <section class="connection" aria-labelledby={title}>
      <div class="connection-head">
        <h2 id={title}>{provider.title}</h2>
        <span class={ready ? 'status-conforming' : 'dim'}>{stateOf(connection)}</span>
      </div>
      {connection && <Connected connection={connection} again={() => (again.value = true)} />}
      {(!connection || !connection.credential || again.value) && (
        <ConnectionFormView
          provider={provider}
          form={form}
          connected={() => {
            again.value = false;
          }}
        />
      )}
      <Needs permissions={provider.permissions} />
    </section>
  );
}

function stateOf(connection: Connection | null): string {
  if (!connection) return 'Not connected';
  if (!connection.permitted) return 'Access withdrawn';
  return connection.credential ? 'Connected' : 'Credential gone';
}

function Connected({ connection, again }: { readonly connection: Connection; readonly again: () => void }) {
  const problem = useSignal<Problem | null>(null);
  const { provider, target, principal, tenants, left, probes, connected, permitted, credential, origins } = connection;
  const read = async (): Promise<void> => {
    const reply = await send('run/start', { providers: [provider] });
    problem.value = reply.ok ? null : reply.problem;
  };
  return (
    <>
      <dl class="facts">
        <dt>Reads</dt>
        <dd>{target}</dd>
        <dt>As</dt>
        <dd>
          {principal.id} <span class="dim">({principal.via})</span>
        </dd>
        <dt>Covers</dt>
        <dd>{tenants.join(', ') || 'nothing'}</dd>
        {left.map(({ what, why }) => (
          <>
            <dt>Left out</dt>
            <dd>
              {what}: {why}
            </dd>
          </>
        ))}
        <dt>Checked</dt>
        <dd>{moment(connected)}</dd>
      </dl>
      {!permitted && (
        <p class="note bad" role="alert">
          The browser's permission for {origins.join(', ')} was withdrawn; nothing is read.{' '}
          <button type="button" class="link" onClick={() => void requestOrigins(origins)}>
            Grant it again
          </button>
        </p>
      )}
      {!credential && (
        <p class="note">The credential is gone, as it is whenever the browser closes. Enter it again below.</p>
      )}
      <ProbeTable probes={probes} />
      {problem.value && <ProblemNote problem={problem.value} />}
      <div class="actions">
        <button type="button" class="button primary" disabled={!permitted || !credential} onClick={() => void read()}>
          Read now
        </button>
        <button type="button" class="button" onClick={again}>
          Change
        </button>
        <button type="button" class="button" onClick={() => void send('connection/remove', { provider })}>
          Disconnect
        </button>
      </div>
    </>
  );
}

function Needs({ permissions }: { readonly permissions: ProviderFacts['permissions'] }) {
  return (
    <details class="needs">
      <summary>What it needs to read: {permissions.length} permissions</summary>
      <ul>
        {permissions.map(({ name, gives }) => (
          <li key={name}>
            <code>{name}</code> <span class="dim">{gives}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}
