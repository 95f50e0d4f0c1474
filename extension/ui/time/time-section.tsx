import { useSignal } from '@preact/signals';
import { requestOrigins } from '#extension/platform/permissions.ts';
import { database } from '#extension/store/database.ts';
import {
  dropTimeSettings,
  type TimeOutcome,
  type TimeSettings,
  timeOutcome,
  timeSettings,
} from '#extension/time/settings.ts';
import { stampNow } from '#extension/time/stamp.ts';
import { useAction } from '../use-action.ts';
import { liveOr, useLive } from '../live.ts';
import { ProblemNote } from '../problem-note.tsx';
import { moment } from '../when.ts';
import { TimeForm } from './time-form.tsx';
import { type Access, hostsOf, useAccess } from './use-access.ts';

interface Kept {
  readonly settings: TimeSettings | null;
  readonly outcome: TimeOutcome | null;
}

/** Who attests when the log was what it is; nobody, until a person says so. */
export function TimeSection() {
  const kept = liveOr(
    useLive('time', async (): Promise<Kept> => {
      const db = database();
      return { settings: await timeSettings(db), outcome: await timeOutcome(db) };
    }),
    null,
  );
  return (
    <section class="connection" id="time" aria-labelledby="time-title">
      <div class="connection-head">
        <h2 id="time-title">Time stamps</h2>
        {kept && (
          <span class={kept.settings === null ? 'dim' : 'status-conforming'}>
            {kept.settings === null ? 'Off' : 'On'}
          </span>
        )}
      </div>
      <p class="dim">
        An authority signs the digest of the log after each run and export (RFC 3161), and every reply is verified
        against the root that you pin. It shows that the log was there by that time, whatever this machine's clock said.
        The authority learns the digest and your network address, nothing else.
      </p>
      {kept?.settings === null && <TimeForm />}
      {kept?.settings && <On settings={kept.settings} outcome={kept.outcome} />}
    </section>
  );
}

function On({ settings, outcome }: { readonly settings: TimeSettings; readonly outcome: TimeOutcome | null }) {
  const round = useSignal(0);
  const action = useAction();
  const access = useAccess(settings.url, round.value);
  const host = new URL(settings.url).host;
  const grant = (): void => {
    // Asked before anything is awaited: the browser counts the click only until then.
    const granting = requestOrigins(hostsOf(settings.url));
    action.run(async () => {
      await granting;
      round.value += 1;
    });
  };
  return (
    <>
      <dl class="facts">
        <dt>Authority</dt>
        <dd>{settings.url}</dd>
        <dt>Browser access</dt>
        <dd>
          {access !== null && <AccessLine access={access} host={host} />}{' '}
          {access === 'askable' && (
            <button type="button" class="link" onClick={grant}>
              Grant it
            </button>
          )}
        </dd>
        <dt>Last</dt>
        <dd>
          {outcome === null && 'not asked yet'}
          {outcome?.size != null && (
            <span class="status-conforming">
              {moment(outcome.at)}: {outcome.size} entries stamped, and the reply verified
            </span>
          )}
          {outcome?.problem && <span class="status-gap">{moment(outcome.at)}: no stamp</span>}
        </dd>
      </dl>
      {outcome?.problem && <ProblemNote problem={outcome.problem} />}
      {outcome?.problem && access === 'foreign' && (
        <p class="note small">
          On the command line no browser is in the way:{' '}
          <code>annexa export package --timestamp {settings.url} --timestamp-roots ROOT.pem --out FILE.zip</code>
        </p>
      )}
      <div class="actions">
        <button
          type="button"
          class="button"
          disabled={action.busy}
          onClick={() => action.run(() => stampNow(database()))}
        >
          {action.busy ? 'Asking the authority' : 'Stamp now'}
        </button>
        <button
          type="button"
          class="button"
          disabled={action.busy}
          onClick={() => action.run(() => dropTimeSettings(database()))}
        >
          Turn off
        </button>
      </div>
      {action.problem && <ProblemNote problem={action.problem} />}
    </>
  );
}

function AccessLine({ access, host }: { readonly access: Access; readonly host: string }) {
  if (access === 'granted') return <>granted for {host}</>;
  if (access === 'askable') return <span class="status-gap">not granted for {host}: nothing gets through</span>;
  return (
    <span class="status-stale">
      this build may not ask for {host}: a stamp comes through only if that server lets other sites in (CORS)
    </span>
  );
}
