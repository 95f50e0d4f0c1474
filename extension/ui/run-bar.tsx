import { useSignal } from '@preact/signals';
import { send } from '#extension/platform/messages.ts';
import { openOptions } from '#extension/platform/pages.ts';
import type { Connection, Problem, Run, Step } from '#extension/store/model.ts';
import { Bar } from './bar.tsx';
import { LockedNote } from './keys/locked-note.tsx';
import { ProblemNote } from './problem-note.tsx';
import { ago } from './when.ts';

interface Props {
  readonly run: Run | null;
  readonly steps: readonly Step[];
  readonly connections: readonly Connection[];
  /** When the newest source was read, or null. */
  readonly read: string | null;
}

/** When it was read, and reading it now, step by step. */
export function RunBar({ run, steps, connections, read }: Props) {
  const problem = useSignal<Problem | null>(null);
  const going = run !== null && run.finished === null;
  const ready = connections.filter(({ permitted, credential }) => permitted && credential);
  const unready = connections.filter(({ permitted, credential }) => !permitted || !credential);
  const start = async (): Promise<void> => {
    const reply = await send('run/start', { providers: ready.map(({ provider }) => provider) });
    problem.value = reply.ok ? null : reply.problem;
  };
  return (
    <section class="run" aria-label="Reading">
      {going ? (
        <Going run={run} steps={steps} />
      ) : (
        <div class="run-line">
          <span class="small dim">{read === null ? 'Not read yet' : `Read ${ago(read, Date.now())}`}</span>
          {ready.length > 0 ? (
            <button type="button" class="button" onClick={() => void start()}>
              Read now
            </button>
          ) : (
            <button type="button" class="button" onClick={() => void openOptions()}>
              Connect
            </button>
          )}
        </div>
      )}
      <LockedNote waits={going ? 'The run waits for it.' : 'What is read meanwhile waits.'} />
      {unready.map(({ provider, target, permitted }) => (
        <p key={provider} class="note small">
          {permitted ? `The credential for ${target} is gone.` : `Access to ${target} was withdrawn.`}{' '}
          <button type="button" class="link" onClick={() => void openOptions()}>
            {permitted ? 'Enter it again' : 'Grant it again'}
          </button>
        </p>
      ))}
      {!going && run !== null && <Ended run={run} steps={steps} />}
      {problem.value && <ProblemNote problem={problem.value} />}
    </section>
  );
}

function Going({ run, steps }: { readonly run: Run; readonly steps: readonly Step[] }) {
  const ended = steps.filter(({ state }) => state === 'collected' || state === 'failed' || state === 'blocked');
  const current = steps.filter(({ state }) => state === 'running' || state === 'waiting');
  return (
    <>
      <div class="run-line">
        <span role="status" aria-live="polite">
          {run.state === 'planning' && 'Looking at what there is to read'}
          {run.state === 'collecting' && `Reading: ${ended.length} of ${steps.length} steps`}
          {run.state === 'evaluating' && 'Judging the evidence'}
        </span>
        <button type="button" class="button" onClick={() => void send('run/stop', { run: run.id })}>
          Stop
        </button>
      </div>
      <Bar
        label={`${ended.length} of ${steps.length} steps`}
        total={steps.length}
        parts={[{ value: ended.length, kind: 'done' }]}
      />
      <ul class="small dim">
        {current.map((step) => (
          <li key={step.id}>{stepText(step)}</li>
        ))}
      </ul>
    </>
  );
}

/** "GitHub: Members, 12 of 44 members" or what it waits for. */
export function stepText({ title, scope, state, progress, problem }: Step): string {
  const where = `${scope.tenant}${scope.region === undefined ? '' : ` ${scope.region}`}`;
  if (state === 'waiting') return `${title} (${where}) waits: ${problem?.message ?? 'a rate limit'}`;
  if (progress === null) return `${title} (${where})`;
  const of = progress.total === null ? '' : ` of ${progress.total}`;
  return `${title} (${where}): ${progress.done}${of} ${progress.what}`;
}

function Ended({ run, steps }: { readonly run: Run; readonly steps: readonly Step[] }) {
  const unread = steps.filter(({ state }) => state === 'failed' || state === 'blocked');
  if (run.problem) return <ProblemNote problem={run.problem} />;
  if (unread.length === 0 && run.left.length === 0) return null;
  return (
    <details class="note small">
      <summary>
        {unread.length} of {steps.length} steps ended without evidence
        {run.left.length > 0 && `, ${run.left.length} left out`}
      </summary>
      <ul>
        {unread.map(({ id, title, problem }) => (
          <li key={id}>
            {title}: {problem?.message} {problem?.advice}
          </li>
        ))}
        {run.left.map(({ what, why }) => (
          <li key={what}>
            {what}: {why}
          </li>
        ))}
      </ul>
    </details>
  );
}
