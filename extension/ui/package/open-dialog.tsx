import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { Imported } from '#shared/package/import.ts';
import type { FoundFile } from '#shared/package/html/dropped.ts';
import type { PackageFiles } from '#shared/package/package-files.ts';
import type { TrustPolicy } from '#shared/package/trust-policy.ts';
import type { Verdict } from '#shared/package/verdict.ts';
import { send } from '#extension/platform/messages.ts';
import { generator } from '#extension/platform/version.ts';
import { database } from '#extension/store/database.ts';
import type { Problem } from '#extension/store/model.ts';
import { problemOf } from '#extension/store/problem.ts';
import { ProblemNote } from '../problem-note.tsx';
import { Dialog } from './dialog.tsx';
import { DropZone } from './drop-zone.tsx';
import { evidenceIn, VerdictView } from './verdict-view.tsx';

interface Props {
  /** The sample is what the pages show. */
  readonly sample: boolean;
  readonly close: () => void;
}

type Progress =
  | { readonly state: 'empty' }
  | { readonly state: 'checking' }
  | { readonly state: 'checked'; readonly files: PackageFiles; readonly verdict: Verdict }
  | { readonly state: 'importing'; readonly files: PackageFiles; readonly verdict: Verdict }
  | { readonly state: 'imported'; readonly verdict: Verdict; readonly done: Imported };

/** A package of another log: verified here, shown what came of it, and taken over when nothing failed. */
export function OpenDialog({ sample, close }: Props) {
  const progress = useSignal<Progress>({ state: 'empty' });
  const problem = useSignal<Problem | null>(null);
  const policy = useRef<TrustPolicy | null>(null);
  const found = useRef<readonly FoundFile[]>([]);
  const running = useRef(new AbortController());
  useEffect(() => () => running.current.abort(), []);

  const attempt = async (work: (signal: AbortSignal) => Promise<void>): Promise<void> => {
    running.current.abort();
    running.current = new AbortController();
    const { signal } = running.current;
    problem.value = null;
    try {
      await work(signal);
    } catch (cause) {
      if (signal.aborted) return;
      problem.value = problemOf(cause);
      progress.value = { state: 'empty' };
    }
  };

  const check = (): Promise<void> =>
    attempt(async (signal) => {
      progress.value = { state: 'checking' };
      const [{ packageOf }, { verifyPackage }] = await Promise.all([
        import('#shared/package/html/dropped.ts'),
        import('#shared/package/verify.ts'),
      ]);
      const files = await packageOf(found.current);
      const trusted = policy.current === null ? {} : { policy: policy.current };
      const verdict = await verifyPackage(files, { ...trusted, now: Date.now(), signal });
      progress.value = { state: 'checked', files, verdict };
    });

  const trust = (file: File | null): Promise<void> =>
    attempt(async () => {
      const { parseTrustPolicy } = await import('#shared/package/trust-policy.ts');
      policy.current = null;
      if (file !== null) policy.current = parseTrustPolicy(await file.text());
      if (found.current.length > 0) await check();
    });

  const take = (files: PackageFiles, verdict: Verdict): Promise<void> =>
    attempt(async (signal) => {
      progress.value = { state: 'importing', files, verdict };
      const { takeOver } = await import('#extension/package/take-over.ts');
      const done = await takeOver({ db: database(), files, verdict, reader: generator(), signal });
      // What was taken over is one's own to show; the sample would go on hiding it.
      if (sample) await send('sample/remove', {});
      const reply = await send('report/refresh', {});
      progress.value = { state: 'imported', verdict, done };
      if (!reply.ok) problem.value = reply.problem;
    });

  const now = progress.value;
  return (
    <Dialog title="Open a package" close={close}>
      <p class="dim">
        Evidence that was collected elsewhere, on the command line or in another browser. It is verified here first,
        asking nobody. What is taken over keeps its digests, signatures and keys, and is marked with the log it is from.
      </p>
      <DropZone
        busy={now.state === 'importing'}
        take={(files) => {
          found.current = files;
          void check();
        }}
        trust={(file) => void trust(file)}
        failed={(cause) => {
          problem.value = problemOf(cause);
        }}
      />
      {problem.value && <ProblemNote problem={problem.value} />}
      <div role="status">{now.state === 'checking' && <p>Checking. A large package takes a while.</p>}</div>
      {'verdict' in now && <VerdictView verdict={now.verdict} />}
      {(now.state === 'checked' || now.state === 'importing') && (
        <Taking verdict={now.verdict} busy={now.state === 'importing'} take={() => void take(now.files, now.verdict)} />
      )}
      {now.state === 'imported' && (
        <p class="note good" role="status">
          Took over {now.done.added} {now.done.added === 1 ? 'record' : 'records'} of log {now.done.origin}
          {now.done.known > 0 && `; ${now.done.known} were here already`}. The report shows them.
        </p>
      )}
    </Dialog>
  );
}

interface TakingProps {
  readonly verdict: Verdict;
  readonly busy: boolean;
  readonly take: () => void;
}

function Taking({ verdict, busy, take }: TakingProps) {
  if (verdict.outcome === 'failed') return <p class="note bad">Nothing was taken over.</p>;
  const count = evidenceIn(verdict);
  return (
    <div class="package-actions">
      <button type="button" class="button primary" disabled={busy} onClick={take}>
        Take over {count} {count === 1 ? 'record' : 'records'}
      </button>
      {busy && (
        <span role="status" class="small dim">
          Taking over and judging
        </span>
      )}
    </div>
  );
}
