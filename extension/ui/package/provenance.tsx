import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { ElsewhereException, ReportKey } from '#shared/engine/report.ts';
import { TIER_WORDS } from '#shared/evidence/tier-words.ts';
import type { TakenOver } from '#extension/package/taken-over.ts';
import { pickTarget } from '#extension/package/save-stream.ts';
import { database } from '#extension/store/database.ts';
import type { Problem } from '#extension/store/model.ts';
import { problemOf } from '#extension/store/problem.ts';
import { ProblemNote } from '../problem-note.tsx';
import type { Shown } from '../shown.ts';
import { day } from '../when.ts';

const VERDICTS: Record<TakenOver['verdict'], string> = {
  verified: 'verified',
  'verified-self-asserted': 'verified, self-asserted',
  incomplete: 'incomplete',
};

/** Whose logs the evidence is from, under which keys, and how well those are kept. */
export function Provenance({ shown }: { readonly shown: Shown }) {
  const { keys = [], elsewhere = [] } = shown.report;
  const packages = useTakenOver(shown);
  const own = keys.filter(({ foreign }) => !foreign);
  const origins = new Set([...keys.filter(({ foreign }) => foreign), ...packages].map(({ origin }) => origin));
  if (keys.length === 0) return null;
  return (
    <section class="provenance" aria-labelledby="provenance-title">
      <h2 id="provenance-title">Keys</h2>
      {own.map((key) => (
        <KeyLine key={key.keyid} told={key} />
      ))}
      {[...origins].map((origin) => (
        <section key={origin}>
          <h3 class="small dim">Taken over from log {origin}</h3>
          {keys
            .filter((key) => key.foreign && key.origin === origin)
            .map((key) => (
              <KeyLine key={key.keyid} told={key} />
            ))}
          {packages
            .filter((each) => each.origin === origin)
            .map((each) => (
              <PackageLine key={each.package} taken={each} database={shown.database} />
            ))}
        </section>
      ))}
      <Elsewhere exceptions={elsewhere} />
    </section>
  );
}

function KeyLine({ told: { keyid, tier, state, since, name } }: { readonly told: ReportKey }) {
  const words = TIER_WORDS[tier];
  return (
    <details class="small key-line">
      <summary>
        <span>
          {name === undefined ? 'Signed by key' : `Security key of ${name},`} <code>{keyid.slice(0, 8)}…</code> ({tier}
          {state !== 'current' && `, ${state}`})<span class="visually-hidden"> {keyid}</span>
        </span>
      </summary>
      <p class="dim">
        Since {day(since)}. It is kept {words.kept}. It shows {words.shows}. It does not show {words.not}.
      </p>
    </details>
  );
}

function Elsewhere({ exceptions }: { readonly exceptions: readonly ElsewhereException[] }) {
  if (exceptions.length === 0) return null;
  return (
    <details class="small">
      <summary>
        {exceptions.length} {exceptions.length === 1 ? 'exception' : 'exceptions'} of other logs, not applied
      </summary>
      <p class="dim">A risk is accepted by whoever carries it, so these change no status here.</p>
      <ul>
        {exceptions.map(({ origin, control, reason, approvedBy, until }) => (
          <li key={`${origin} ${control} ${until}`}>
            {control} until {day(until)}, approved by {approvedBy}: {reason} <span class="dim">(log {origin})</span>
          </li>
        ))}
      </ul>
    </details>
  );
}

function PackageLine({ taken, database: name }: { readonly taken: TakenOver; readonly database: string }) {
  const problem = useSignal<Problem | null>(null);
  const save = async (): Promise<void> => {
    problem.value = null;
    try {
      const target = await pickTarget(`${taken.package.slice(0, 12)}.zip`);
      if (target === null) return;
      const { handOn } = await import('#extension/package/export-package.ts');
      const { signal } = new AbortController();
      await target.write(await handOn(database(name), taken.package), { signal, progress: () => {} });
    } catch (cause) {
      problem.value = problemOf(cause);
    }
  };
  return (
    <div class="small">
      <span class="dim">
        Package of {taken.size} entries, {VERDICTS[taken.verdict]}, taken over {day(taken.time)} by {taken.by}.
      </span>{' '}
      <button type="button" class="link" onClick={() => void save()}>
        Save as it came<span class="visually-hidden">: package {taken.package}</span>
      </button>
      {problem.value && <ProblemNote problem={problem.value} />}
    </div>
  );
}

function useTakenOver(shown: Shown): readonly TakenOver[] {
  const found = useSignal<readonly TakenOver[]>([]);
  const foreign = (shown.report.keys ?? []).some((key) => key.foreign);
  useEffect(() => {
    let current = true;
    const read = async (): Promise<void> => {
      const { takenOver } = await import('#extension/package/taken-over.ts');
      const packages = await takenOver(database(shown.database));
      if (current) found.value = packages;
    };
    if (foreign) read().catch((cause: unknown) => console.error('Annexa: the taken over packages', cause));
    return () => {
      current = false;
    };
  }, [shown.database, shown.report.asOf, foreign]);
  return found.value;
}
