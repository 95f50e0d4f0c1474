import { useSignal } from '@preact/signals';
import { approveNow } from '#extension/keys/approve.ts';
import { database } from '#extension/store/database.ts';
import { liveOr, useLive } from '../live.ts';
import { Dialog } from '../package/dialog.tsx';
import { ProblemNote } from '../problem-note.tsx';
import type { Shown } from '../shown.ts';
import { moment } from '../when.ts';
import { keysChanged } from './after-unlock.ts';
import { ApproverForm } from './approver-form.tsx';
import { UnlockForm } from './unlock-form.tsx';
import { useAction } from '../use-action.ts';
import { useKeys } from './use-keys.ts';
import { useLocked } from './use-locked.ts';

interface Props {
  readonly shown: Shown;
  readonly close: () => void;
}

/** A person reads what it is that they approve, and touches their security key. */
export function ApproveDialog({ shown, close }: Props) {
  const facts = useKeys();
  const locked = useLocked();
  const action = useAction();
  const chosen = useSignal<string | null>(null);
  const done = useSignal<{ readonly name: string; readonly size: number } | null>(null);
  const held = liveOr(
    useLive('held', async () => ({
      entries: await database().log.count(),
      records: await database().evidence.count(),
    })),
    null,
  );
  const { report } = shown;
  const approvers = (facts?.approvers ?? []).filter(({ revokedSince }) => revokedSince === null);
  const approver = approvers.find(({ keyid }) => keyid === chosen.value) ?? approvers[0];
  const approve = (): void => {
    if (approver === undefined || held === null) return;
    const { name } = approver;
    action.run(
      () => approveNow(database(), approver).then(keysChanged),
      () => {
        done.value = { name, size: held.entries };
      },
    );
  };
  return (
    <Dialog title="Approve what the log holds" close={close}>
      <p class="dim">
        The security key signs the checkpoint of the log as it is now. Whoever gets a package sees who approved, when,
        and how much; what is collected afterwards is not covered.
      </p>
      <dl class="facts">
        <dt>Log</dt>
        <dd>{held === null ? '' : `${held.entries} entries, ${held.records} of them evidence`}</dd>
        <dt>Report</dt>
        <dd>
          {report.standardTitle}, as of {moment(report.asOf)}: {report.counts.conforming} of {report.counts.applicable}{' '}
          controls conforming, {report.counts.covered} covered
        </dd>
      </dl>
      {facts && locked && <UnlockForm facts={facts} />}
      {facts && !locked && (
        <>
          {approvers.length > 0 && (
            <fieldset class="choices">
              <legend>Who approves</legend>
              {approvers.map(({ keyid, name }) => (
                <div key={keyid} class="choice">
                  <input
                    type="radio"
                    id={`approver-${keyid}`}
                    name="approver"
                    checked={keyid === approver?.keyid}
                    onChange={() => {
                      chosen.value = keyid;
                    }}
                  />
                  <label for={`approver-${keyid}`}>{name}</label>
                  <span class="small dim">
                    security key <code>{keyid.slice(0, 16)}…</code>
                  </span>
                </div>
              ))}
            </fieldset>
          )}
          <div class="package-actions">
            <button
              type="button"
              class="button primary"
              disabled={approver === undefined || action.busy}
              onClick={approve}
            >
              Approve with security key
            </button>
            <span role="status" class="small">
              {action.busy && <span class="dim">Waiting for the security key</span>}
              {done.value && `Approved by ${done.value.name}: the first ${done.value.size} entries.`}
            </span>
          </div>
          {action.problem && <ProblemNote problem={action.problem} />}
          <details class="key-history" open={approvers.length === 0}>
            <summary>Somebody else approves</summary>
            <ApproverForm known={facts.approvers} />
          </details>
        </>
      )}
    </Dialog>
  );
}
