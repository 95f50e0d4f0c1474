import { useSignal } from '@preact/signals';
import { keysAfter } from '#shared/evidence/key-statements.ts';
import type { KeyStatement } from '#shared/evidence/predicates.ts';
import { policyText, trustPolicyOf } from '#shared/package/trust-policy.ts';
import { revokeKey } from '#extension/keys/change-key.ts';
import type { KeyFacts } from '#extension/keys/read-keys.ts';
import { database } from '#extension/store/database.ts';
import { day } from '../when.ts';
import { keysChanged } from './after-unlock.ts';
import { ReasonForm } from './reason-form.tsx';

interface Props {
  readonly facts: KeyFacts;
  readonly locked: boolean;
}

/** Every statement of the log about its keys, and what can still be said of them. */
export function KeyHistory({ facts: { told }, locked }: Props) {
  const revoking = useSignal<string | null>(null);
  if (told.length === 0) return null;
  const keys = keysAfter(told, false);
  const revocable = (each: KeyStatement): boolean => {
    const key = keys.find(({ keyid }) => keyid === each.keyid);
    if (each.action === 'revoke' || key === undefined || key.state === 'revoked') return false;
    return key.tier === 'hardware-approval' || key.state === 'replaced';
  };
  return (
    <details class="key-history">
      <summary>What the log says of its keys: {told.length}</summary>
      <ul>
        {told.map((each, at) => (
          <li key={`${at} ${each.keyid}`}>
            <span class="num">{day(each.time)}</span>
            <span>
              {sentence(each)} <code title={each.keyid}>{each.keyid.slice(0, 16)}…</code>
              {'tier' in each && <span class="dim"> ({each.tier})</span>}
              {'reason' in each && <span class="dim">: {each.reason}</span>}
              {!locked && revocable(each) && (
                <>
                  {' '}
                  <button
                    type="button"
                    class="link"
                    onClick={() => {
                      revoking.value = each.keyid;
                    }}
                  >
                    Revoke<span class="visually-hidden"> key {each.keyid}</span>
                  </button>
                </>
              )}
            </span>
          </li>
        ))}
      </ul>
      {revoking.value !== null && (
        <ReasonForm
          key={revoking.value}
          title="Revoke a key"
          say={`What key ${revoking.value.slice(0, 16)}… signed from that day on counts for nothing. It cannot be taken back.`}
          button="Revoke the key"
          since
          use={(reason, since) => revokeKey(database(), revoking.value ?? '', since, reason).then(keysChanged)}
          close={() => {
            revoking.value = null;
          }}
        />
      )}
      <p class="small">
        <button type="button" class="link" onClick={() => savePolicy(told)}>
          Save the trust policy
        </button>{' '}
        <span class="dim">
          for whoever verifies your packages. Hand it over by another way than the package: with it they verify under
          keys that you named.
        </span>
      </p>
    </details>
  );
}

function sentence(told: KeyStatement): string {
  if (told.action === 'enrol') return 'Begun with key';
  if (told.action === 'rotate') return 'Handed over to key';
  if (told.action === 'approver') return `${told.name} approves with security key`;
  return `Nothing counts from ${day(told.since)} on of key`;
}

function savePolicy(told: readonly KeyStatement[]): void {
  const policy = trustPolicyOf(told[0]?.origin ?? '', keysAfter(told, false));
  const url = URL.createObjectURL(new Blob([policyText(policy)], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = 'annexa-trust-policy.json';
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
