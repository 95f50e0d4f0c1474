import type { Signal } from '@preact/signals';
import type { Line } from '#shared/engine/report.ts';

interface Props {
  /** Null while they are being read. */
  readonly lines: readonly Line[] | null;
  readonly all: Signal<boolean>;
}

const FIRST = 5;

const WORDS = {
  fail: 'fails',
  manual: 'look',
  unavailable: 'not seen',
  'not-applicable': 'not applicable',
  pass: 'holds',
};

/** The subjects of a check that do not simply hold: the first few, and all on demand. */
export function SubjectLines({ lines, all }: Props) {
  if (lines === null || lines.length === 0) return null;
  const shown = all.value ? lines : lines.slice(0, FIRST);
  return (
    <>
      <ul class="subjects small" aria-label="Subjects">
        {shown.map(({ subject, outcome, reason, missing, note, count, scope }) => (
          <li key={`${scope.tenant} ${scope.region ?? ''} ${subject.id} ${reason ?? ''}`}>
            {subject.url === undefined ? (
              <span class="subject">{subject.id}</span>
            ) : (
              <a class="subject" href={subject.url} target="_blank" rel="noreferrer">
                {subject.id}
              </a>
            )}
            {scope.region !== undefined && <span class="dim"> in {scope.region}</span>}
            {count > 1 && <span class="dim"> ({count})</span>}
            <span class="dim">
              {' '}
              {WORDS[outcome]}
              {reason !== undefined || note !== undefined ? `: ${reason ?? note}` : ''}
            </span>
            {missing !== undefined && <span> Needs {missing}.</span>}
          </li>
        ))}
      </ul>
      {lines.length > FIRST && (
        <button
          type="button"
          class="link small"
          aria-expanded={all.value}
          onClick={() => {
            all.value = !all.value;
          }}
        >
          {all.value ? `Show the first ${FIRST}` : `Show all ${lines.length}`}
        </button>
      )}
    </>
  );
}
