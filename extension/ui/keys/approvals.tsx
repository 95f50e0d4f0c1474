import { useSignal } from '@preact/signals';
import type { ComponentType } from 'preact';
import type { Approved } from '#shared/evidence/approvers.ts';
import { database } from '#extension/store/database.ts';
import { liveOr, useLive } from '../live.ts';
import type { Shown } from '../shown.ts';
import { moment } from '../when.ts';

interface DialogProps {
  readonly shown: Shown;
  readonly close: () => void;
}

/** Who approved what is shown, when, and how much of the log that was. */
export function Approvals({ shown }: { readonly shown: Shown }) {
  const open = useSignal<{ readonly Dialog: ComponentType<DialogProps> } | null>(null);
  const size = liveOr(
    useLive(`log size ${shown.database}`, () => database(shown.database).log.count()),
    null,
  );
  const show = async (): Promise<void> => {
    const { ApproveDialog } = await import('./approve-dialog.tsx');
    open.value = { Dialog: ApproveDialog };
  };
  const { approvals } = shown.report;
  if (approvals === undefined) return null;
  const Dialog = open.value?.Dialog;
  return (
    <section class="approvals" aria-labelledby="approvals-title">
      <h2 id="approvals-title">Approved by</h2>
      {approvals.length === 0 ? (
        <p class="small dim">Nobody has approved this log with a security key.</p>
      ) : (
        <ul>
          {approvals.toReversed().map((approval) => (
            <ApprovalLine key={`${approval.size} ${approval.time}`} approval={approval} size={size} />
          ))}
        </ul>
      )}
      {!shown.sample && (
        <button type="button" class="button" onClick={() => void show()}>
          Approve
        </button>
      )}
      {Dialog && (
        <Dialog
          shown={shown}
          close={() => {
            open.value = null;
          }}
        />
      )}
    </section>
  );
}

const STANDINGS: Record<Approved['standing'], string | null> = {
  enrolled: null,
  unknown: 'The log did not know this security key: only the approval itself names the person.',
  revoked: 'The security key is revoked: this counts for nothing.',
};

function ApprovalLine({ approval, size }: { readonly approval: Approved; readonly size: number | null }) {
  const { reviewer, decision, time, keyid, verified, standing } = approval;
  const warning = STANDINGS[standing];
  return (
    <li>
      <span>
        <b>{reviewer}</b> {decision === 'rejected' && <span class="status-gap">rejected</span>} {moment(time)}
      </span>
      <span class="small dim">
        The first {approval.size} entries{size !== null && ` of ${size}`}; security key{' '}
        <code title={keyid}>
          {keyid.slice(0, 8)}…<span class="visually-hidden"> {keyid}</span>
        </code>
        , {verified ? 'person verified' : 'touch only'}
      </span>
      {warning !== null && <span class="small status-gap">{warning}</span>}
    </li>
  );
}
