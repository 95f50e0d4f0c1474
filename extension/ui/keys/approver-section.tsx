import { TIER_WORDS } from '#shared/evidence/tier-words.ts';
import { openReport } from '#extension/platform/pages.ts';
import { day } from '../when.ts';
import { ApproverForm } from './approver-form.tsx';
import { useKeys } from './use-keys.ts';
import { useLocked } from './use-locked.ts';

/** The security keys that approve, and whose they are said to be. */
export function ApproverSection() {
  const facts = useKeys();
  const locked = useLocked();
  if (facts === null) return null;
  const { approvers } = facts;
  const words = TIER_WORDS['hardware-approval'];
  return (
    <section class="connection" id="approvers" aria-labelledby="approvers-title">
      <div class="connection-head">
        <h2 id="approvers-title">Approvers</h2>
        <span class="dim">{approvers.length === 0 ? 'None' : `${approvers.length} enrolled`}</span>
      </div>
      <p class="dim">
        A person approves what the log holds with a security key. It shows {words.shows}. It does not show {words.not}.
      </p>
      {approvers.length > 0 && (
        <ul class="ways">
          {approvers.map(({ keyid, name, since, revokedSince }) => (
            <li key={keyid}>
              <b>{name}</b>, enrolled {day(since)},{' '}
              <code title={keyid}>
                {keyid.slice(0, 16)}…<span class="visually-hidden"> {keyid}</span>
              </code>
              {revokedSince !== null && <span class="status-gap"> revoked from {day(revokedSince)} on</span>}
            </li>
          ))}
        </ul>
      )}
      {locked ? (
        <p class="note small">Locked: unlock the signing key above to enrol a security key.</p>
      ) : (
        <ApproverForm known={approvers} />
      )}
      <p class="small dim">
        Approving is done beside what is approved: in the{' '}
        <button type="button" class="link" onClick={() => void openReport()}>
          gap report
        </button>
        .
      </p>
    </section>
  );
}
