import { InputError } from '#shared/errors/input-error.ts';
import { approvalChallenge } from '#shared/evidence/approval.ts';
import type { Approver } from '#shared/evidence/approvers.ts';
import { base64, fromBase64, unshared } from '#shared/evidence/bytes.ts';
import { digestOf } from '#shared/evidence/digest.ts';
import type { Approval } from '#shared/evidence/predicates.ts';
import { asked, bytesOf, PATIENCE_MS, random } from './ceremony.ts';

/** ES256 and EdDSA: what `verifyApproval` verifies. */
const ALGORITHMS = [-7, -8].map((alg) => ({ type: 'public-key' as const, alg }));

/** Makes a credential on a security key for approvals by a person of that name. Throws an InputError. */
export async function makeApprover(
  name: string,
  known: readonly Approver[],
): Promise<Omit<Approver, 'since' | 'revokedSince'>> {
  const made = await asked(
    () =>
      navigator.credentials.create({
        publicKey: {
          rp: { name: 'Annexa' },
          user: { id: random(16), name: `Annexa approvals: ${name}`, displayName: name },
          challenge: random(32),
          pubKeyCredParams: ALGORITHMS,
          excludeCredentials: known.map(({ credential }) => ({ type: 'public-key', id: fromBase64(credential) })),
          authenticatorSelection: { userVerification: 'preferred', residentKey: 'discouraged' },
          timeout: PATIENCE_MS,
        },
      }),
    'made',
  );
  const { response } = made;
  const spki = response instanceof AuthenticatorAttestationResponse ? response.getPublicKey() : null;
  if (spki === null) {
    throw new InputError('The authenticator gave no key that approvals can be verified with.', 'Use another one.');
  }
  const publicKey = new Uint8Array(spki);
  const credential = base64(new Uint8Array(made.rawId));
  return { keyid: await digestOf(publicKey), publicKey: base64(publicKey), credential, name };
}

/** Has the person approve a checkpoint with that key. Throws an InputError. */
export async function approveNote(note: string, { credential, publicKey }: Approver): Promise<Approval> {
  const used = await asked(
    () =>
      navigator.credentials.get({
        publicKey: {
          challenge: unshared(approvalChallenge(note)),
          allowCredentials: [{ type: 'public-key', id: fromBase64(credential) }],
          userVerification: 'preferred',
          timeout: PATIENCE_MS,
        },
      }),
    'used',
  );
  const { response } = used;
  if (!(response instanceof AuthenticatorAssertionResponse)) throw new Error('an assertion was asked for');
  return {
    checkpoint: note,
    credential,
    publicKey,
    authenticatorData: base64(bytesOf(response.authenticatorData)),
    clientDataJSON: base64(bytesOf(response.clientDataJSON)),
    signature: base64(bytesOf(response.signature)),
  };
}
