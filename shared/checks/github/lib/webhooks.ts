import type { Webhook } from '#collectors/github/read/organization.ts';
import type { Unknown } from '#shared/evidence/fact.ts';
import { fail, notApplicable, pass, type Subject, unavailable, type Verdict } from '#shared/evidence/outcome.ts';

/** Encrypted, certificate checked, signed: the same for an organisation and a repository. */
export function webhookVerdict({ active, encrypted, verifiesCertificate, secret }: Webhook): Verdict {
  if (active.known && !active.value) return notApplicable('switched off: it sends nothing');
  const parts = [
    { fact: encrypted, fault: 'sends without encryption' },
    { fact: verifiesCertificate, fault: 'does not check the certificate of the receiver' },
    { fact: secret, fault: 'has no secret, so the receiver cannot tell who sent' },
  ];
  let unseen: Unknown | null = null;
  const faults: string[] = [];
  for (const { fact, fault } of parts) {
    if (!fact.known) unseen ??= fact;
    else if (!fact.value) faults.push(fault);
  }
  if (faults.length > 0) return fail(`it ${faults.join(' and ')}`);
  return unseen === null ? pass() : unavailable(unseen);
}

export function webhookSubject({ id, address }: Webhook): Subject {
  const where = address.known ? address.value : 'an address that is not shown';
  return { type: 'webhook', id: id.known ? `${where} (${id.value})` : where };
}
