import type { AnyProvider, Permission } from '#shared/define.ts';
import { ConnectionCard } from './connection-card.tsx';
import { CONNECTION_FORMS } from './connection-fields.ts';
import { ApproverSection } from './keys/approver-section.tsx';
import { KeySection } from './keys/key-section.tsx';
import { liveOr } from './live.ts';
import { OperatorField } from './operator-field.tsx';
import { useReading } from './state.ts';
import { TimeSection } from './time/time-section.tsx';
import { openReport } from '#extension/platform/pages.ts';

/** What the options need to know of a provider: the registries are loaded by the page, not by its parts. */
export interface ProviderFacts {
  readonly id: string;
  readonly title: AnyProvider['title'];
  readonly hosts: AnyProvider['hosts'];
  /** Each once, of all its collectors. */
  readonly permissions: readonly Permission[];
}

/** What is read and with which rights; which key signs it, who approves it, and who attests the time. */
export function OptionsPage({ providers }: { readonly providers: readonly ProviderFacts[] }) {
  const { connections } = liveOr(useReading(), { connections: [] });
  return (
    <>
      <header class="top">
        <h1>Options</h1>
        <nav class="jump" aria-label="Pages">
          <a href="#keys">Signing key</a>
          <a href="#approvers">Approvers</a>
          <a href="#time">Time stamps</a>
          <button type="button" class="link" onClick={() => void openReport()}>
            Gap report
          </button>
        </nav>
      </header>
      <main class="options-main">
        <p class="dim">
          Annexa only reads. Credentials stay in this browser's memory until it closes; what the systems answered is
          kept in this browser. Nothing is sent to anyone else.
        </p>
        {CONNECTION_FORMS.map((form) => {
          const provider = providers.find(({ id }) => id === form.provider);
          const connection = connections.find((one) => one.provider === form.provider) ?? null;
          return (
            provider && <ConnectionCard key={provider.id} provider={provider} form={form} connection={connection} />
          );
        })}
        <OperatorField />
        <KeySection />
        <ApproverSection />
        <TimeSection />
      </main>
    </>
  );
}
