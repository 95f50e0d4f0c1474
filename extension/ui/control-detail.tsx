import { useContext } from 'preact/hooks';
import type { CheckResult, ControlRow } from '#shared/engine/report.ts';
import { CheckDetail } from './check-detail.tsx';
import { RecordDetail } from './record-detail.ts';
import type { Shown } from './shown.ts';
import { day, until } from './when.ts';

interface Props {
  readonly control: ControlRow;
  readonly shown: Shown;
}

/** What was found for a control, on what, when, by which evidence, and what closes it. */
export function ControlDetail({ control, shown }: Props) {
  const { checks, captures, missing, caution, wanted, via } = control;
  const { Captures, Acceptance } = useContext(RecordDetail) ?? {};
  // A reason that only repeats a check is told by the check itself, with its subjects.
  const reasons = control.reasons.filter((reason) => !checks.some(({ title }) => reason.includes(`${title}: `)));
  const holding = checks.filter(holds);
  const open = checks.filter((check) => !holds(check));
  return (
    <div class="detail">
      {reasons.length > 0 && (
        <ul class="reasons" aria-label="Why">
          {reasons.map((reason) => (
            <li key={reason}>{reason}</li>
          ))}
        </ul>
      )}
      {caution !== null && <p class="small dim">{caution}</p>}
      {shown.report.standard !== 'iso27001-2022' && via.length > 0 && (
        <p class="small dim">In ISO/IEC 27001:2022: {via.join(', ')}</p>
      )}
      {missing.length > 0 && (
        <p class="note small">
          More could be seen with{' '}
          {missing.map((permission, at) => (
            <span key={permission}>
              {at > 0 && ', '}
              <b>{permission}</b>
            </span>
          ))}
        </p>
      )}
      {Captures && captures.length > 0 && <Captures captures={captures} shown={shown} />}
      {open.length > 0 && (
        <ul class="checks" aria-label="Checks">
          {open.map((check) => (
            <CheckDetail key={check.id} check={check} shown={shown} />
          ))}
        </ul>
      )}
      {holding.length > 0 && (
        <details class="holding" open={open.length === 0}>
          <summary>
            {holding.length} {holding.length === 1 ? 'check holds' : 'checks hold'}
          </summary>
          <ul class="checks" aria-label="Checks that hold">
            {holding.map((check) => (
              <CheckDetail key={check.id} check={check} shown={shown} />
            ))}
          </ul>
        </details>
      )}
      {wanted !== '' && control.status !== 'conforming' && !reasons.some((reason) => reason.includes(wanted)) && (
        <p class="small">
          <span class="dim">{checks.length > 0 ? 'Also wanted: ' : 'Wanted: '}</span>
          {wanted}
        </p>
      )}
      {Acceptance && isForAcceptance(control, shown) && <Acceptance control={control} shown={shown} />}
      <p class="small dim">{restsOn(control, shown.now)}</p>
    </div>
  );
}

/** A risk is accepted for a control of the 2022 edition; the sample's log is signed by a key that is not here. */
function isForAcceptance({ status }: ControlRow, { report, sample }: Shown): boolean {
  return !sample && report.standard === 'iso27001-2022' && status !== 'conforming' && status !== 'excluded';
}

/** Everything of it was seen and is as it should be: there is nothing to do about it. */
function holds({ tally }: CheckResult): boolean {
  return tally.passed > 0 && tally.failed + tally.manual + tally.unavailable === 0;
}

function restsOn({ evidence, expires }: ControlRow, now: number): string {
  if (evidence === 0) return 'Rests on no evidence yet.';
  const records = `Rests on ${evidence} ${evidence === 1 ? 'record' : 'records'}`;
  if (expires === null) return `${records}.`;
  const expired = Date.parse(expires) < now;
  return expired ? `${records}; the first expired ${until(expires, now)}.` : `${records}, fresh until ${day(expires)}.`;
}
