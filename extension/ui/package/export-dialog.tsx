import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { packageName } from '#shared/package/layout.ts';
import { generator } from '#extension/platform/version.ts';
import { pickTarget } from '#extension/package/save-stream.ts';
import { database } from '#extension/store/database.ts';
import type { Problem } from '#extension/store/model.ts';
import { problemOf } from '#extension/store/problem.ts';
import { timeSettings } from '#extension/time/settings.ts';
import { UnlockForm } from '../keys/unlock-form.tsx';
import { useKeys } from '../keys/use-keys.ts';
import { useLocked } from '../keys/use-locked.ts';
import { liveOr, useLive } from '../live.ts';
import { ProblemNote } from '../problem-note.tsx';
import type { Shown } from '../shown.ts';
import { Dialog } from './dialog.tsx';
import { sizeText } from './size.ts';

interface Props {
  readonly shown: Shown | null;
  readonly close: () => void;
}

type Progress =
  | { readonly state: 'asked' }
  | { readonly state: 'writing'; readonly bytes: number }
  | { readonly state: 'written'; readonly bytes: number; readonly name: string };

/** All of the evidence or a part of it, as a package that can be checked without Annexa. */
export function ExportDialog({ shown, close }: Props) {
  const progress = useSignal<Progress>({ state: 'asked' });
  const problem = useSignal<Problem | null>(null);
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);
  const authority = liveOr(
    useLive('authority', () => timeSettings(database())),
    null,
  );
  const facts = useKeys();
  const locked = useLocked();
  if (shown === null) return null;

  const save = async (form: FormData): Promise<void> => {
    const abort = new AbortController();
    running.current = abort;
    const { signal } = abort;
    const time = new Date().toISOString();
    const name = `${packageName(time)}.zip`;
    problem.value = null;
    try {
      const target = await pickTarget(name);
      if (target === null) return;
      progress.value = { state: 'writing', bytes: 0 };
      const { exportPackage } = await import('#extension/package/export-package.ts');
      const stream = await exportPackage({
        db: database(shown.database),
        standard: shown.report.standard,
        controls: listed(form.get('controls')),
        from: text(form.get('from')),
        to: text(form.get('to')),
        organisation: text(form.get('organisation')),
        stamp: form.get('stamp') === null ? null : authority,
        time,
        generator: generator(),
        signal,
      });
      const bytes = await target.write(stream, { signal, progress: counter(progress) });
      progress.value = { state: 'written', bytes, name };
    } catch (cause) {
      progress.value = { state: 'asked' };
      if (!signal.aborted) problem.value = problemOf(cause);
    }
  };

  const writing = progress.value.state === 'writing';
  return (
    <Dialog title="Export package" close={close}>
      <p class="dim">
        One zip with the report, registers, the signed evidence and its proofs. Whoever gets it can check it offline: by
        the page verify.html in it, by the commands in its VERIFY.md, or with annexa verify.
      </p>
      {facts && locked && <UnlockForm facts={facts} />}
      <form
        class="package-form"
        onSubmit={(event) => {
          event.preventDefault();
          void save(new FormData(event.currentTarget));
        }}
      >
        <div class="field">
          <label for="package-controls">Controls</label>
          <input
            id="package-controls"
            name="controls"
            class="field-input"
            placeholder="all"
            aria-describedby="package-controls-hint"
          />
          <span id="package-controls-hint" class="small dim">
            Ids with commas, as this edition names them; all when empty.
          </span>
        </div>
        <div class="package-days">
          <div class="field">
            <label for="package-from">From day (UTC)</label>
            <input id="package-from" name="from" type="date" class="field-input" />
          </div>
          <div class="field">
            <label for="package-to">To day (UTC)</label>
            <input id="package-to" name="to" type="date" class="field-input" />
          </div>
        </div>
        <div class="field">
          <label for="package-organisation">Organisation</label>
          <input
            id="package-organisation"
            name="organisation"
            class="field-input"
            aria-describedby="package-organisation-hint"
          />
          <span id="package-organisation-hint" class="small dim">
            Whose evidence it is, as text in the package. May be left out.
          </span>
        </div>
        {authority !== null && (
          <label class="package-stamp">
            <input type="checkbox" name="stamp" checked /> Time-stamp it at {new URL(authority.url).host}
          </label>
        )}
        <p class="small dim">What a part leaves out is listed in it as left out.</p>
        <div class="package-actions">
          <button type="submit" class="button primary" disabled={writing || locked}>
            Save package
          </button>
          {writing && (
            <button type="button" class="button" onClick={() => running.current?.abort()}>
              Stop
            </button>
          )}
          <span role="status" class="small">
            <Said progress={progress.value} />
          </span>
        </div>
        {problem.value && <ProblemNote problem={problem.value} />}
      </form>
    </Dialog>
  );
}

function Said({ progress }: { readonly progress: Progress }) {
  if (progress.state === 'asked') return null;
  if (progress.state === 'writing') {
    return <>{progress.bytes === 0 ? 'Judging the evidence for its report' : `${sizeText(progress.bytes)} written`}</>;
  }
  return (
    <>
      Saved, {sizeText(progress.bytes)}. Check it with <code>annexa verify {progress.name}</code>
    </>
  );
}

/** A page that is drawn for each chunk of a large package would draw more than it writes. */
function counter(progress: { value: Progress }): (bytes: number) => void {
  let drawn = 0;
  return (bytes) => {
    if (bytes - drawn < 256_000) return;
    drawn = bytes;
    progress.value = { state: 'writing', bytes };
  };
}

function text(value: FormDataEntryValue | null): string | null {
  const typed = typeof value === 'string' ? value.trim() : '';
  return typed === '' ? null : typed;
}

function listed(value: FormDataEntryValue | null): readonly string[] | null {
  const ids = (text(value) ?? '').split(/[\s,;]+/).filter((id) => id !== '');
  return ids.length === 0 ? null : [...new Set(ids)];
}
