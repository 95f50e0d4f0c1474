import { useSignal } from '@preact/signals';
import type { CheckResult } from '#shared/engine/report.ts';
import { database } from '#extension/store/database.ts';
import { liveOr, useLive } from './live.ts';
import type { Shown } from './shown.ts';
import { SubjectLines } from './subject-lines.tsx';
import { Records } from './records.tsx';

interface Props {
  readonly check: CheckResult;
  readonly shown: Shown;
}

/** How a check came out, in one word and one of the shapes that the statuses use. */
function verdict({ tally }: CheckResult): {
  readonly word: string;
  readonly status: 'gap' | 'not-assessed' | 'partial' | 'conforming';
} {
  if (tally.failed > 0) return { word: 'fails', status: 'gap' };
  if (tally.inspected === 0)
    return { word: tally.unavailable > 0 ? 'not seen' : 'nothing to inspect', status: 'not-assessed' };
  if (tally.manual > 0) return { word: 'look', status: 'partial' };
  if (tally.unavailable > 0) return { word: 'holds so far', status: 'partial' };
  return { word: 'holds', status: 'conforming' };
}

export function CheckDetail({ check, shown }: Props) {
  const all = useSignal(false);
  const { word, status } = verdict(check);
  const lines = liveOr(
    useLive(`${shown.database} ${check.id} ${shown.report.asOf}`, async () => {
      return (await database(shown.database).lines.get(check.id))?.lines ?? [];
    }),
    null,
  );
  const todo = check.tally.failed > 0 || check.tally.manual > 0;
  return (
    <li class="check">
      <p class="check-head">
        <span class={`check-word small status-${status}`}>{word}</span>
        <span>{check.title}</span>
      </p>
      <p class="check-summary">{check.summary}</p>
      <SubjectLines lines={lines} all={all} />
      {todo && (
        <p>
          {check.remedy.text}{' '}
          {check.remedy.url !== null && (
            <a href={check.remedy.url} target="_blank" rel="noreferrer">
              Fix it on {new URL(check.remedy.url).host}
              <span class="visually-hidden"> ({check.title}, opens in a new tab)</span>
            </a>
          )}
        </p>
      )}
      <p class="small dim">
        {capital(check.severity)} severity, {check.strength} evidence. {check.rationale}
      </p>
      {check.effective !== null && <Records check={check} effective={check.effective} shown={shown} />}
    </li>
  );
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
