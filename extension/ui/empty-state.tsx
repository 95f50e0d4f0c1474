import { useSignal } from '@preact/signals';
import { send } from '#extension/platform/messages.ts';
import { openOptions } from '#extension/platform/pages.ts';
import type { Problem } from '#extension/store/model.ts';
import { ProblemNote } from './problem-note.tsx';

interface Props {
  /** Something is connected: then the way on is there already. */
  readonly connected: boolean;
  readonly reading: boolean;
}

export function EmptyState({ connected, reading }: Props) {
  const loading = useSignal(false);
  const problem = useSignal<Problem | null>(null);
  const explore = async (): Promise<void> => {
    loading.value = true;
    const reply = await send('sample/load', {});
    loading.value = false;
    problem.value = reply.ok ? null : reply.problem;
  };
  if (reading) {
    return (
      <section class="empty" aria-labelledby="empty-title">
        <h2 id="empty-title">The first report is on its way</h2>
        <p class="dim">
          It is here when every step has been read and judged. This page may be closed meanwhile; reading goes on.
        </p>
      </section>
    );
  }
  return (
    <section class="empty" aria-labelledby="empty-title">
      <h2 id="empty-title">{connected ? 'No report yet' : 'Nothing is connected yet'}</h2>
      <p class="dim">
        Annexa reads settings from your own systems, keeps what they answered in this browser, and shows which controls
        of ISO/IEC 27001 that covers and where the gaps are. Nothing is sent to anyone.
      </p>
      <div class="empty-actions">
        {!connected && (
          <button type="button" class="button primary" onClick={() => void openOptions()}>
            Connect a system
          </button>
        )}
        <button type="button" class="button" disabled={loading.value} onClick={() => void explore()}>
          {loading.value ? 'Loading the sample' : 'Explore with sample data'}
        </button>
      </div>
      {problem.value && <ProblemNote problem={problem.value} />}
    </section>
  );
}
