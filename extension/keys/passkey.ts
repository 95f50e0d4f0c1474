import { InputError } from '#shared/errors/input-error.ts';
import { base64, fromBase64 } from '#shared/evidence/bytes.ts';
import { asked, base64url, bytesOf, PATIENCE_MS, random } from './ceremony.ts';

/**
 * Passkeys that give a secret: the PRF extension of WebAuthn
 * (https://www.w3.org/TR/webauthn-3/#prf-extension). The same passkey gives the same 32 bytes for the
 * same input, and only after the person was verified.
 */

/** Names a passkey and the input of its PRF, both base64. */
export interface PasskeyRef {
  readonly credential: string;
  readonly salt: string;
}

/** ES256, EdDSA, RS256: whatever the authenticator likes, as its signature is not used. */
const ALGORITHMS = [-7, -8, -257].map((alg) => ({ type: 'public-key' as const, alg }));

/** Makes a passkey and asks it for its secret. Throws an InputError, also when it gives none. */
export async function makePasskey(): Promise<PasskeyRef & { readonly secret: Uint8Array }> {
  const salt = random(32);
  const made = await asked(
    () =>
      navigator.credentials.create({
        publicKey: {
          rp: { name: 'Annexa' },
          user: { id: random(16), name: 'Annexa signing key', displayName: 'Annexa signing key' },
          challenge: random(32),
          pubKeyCredParams: ALGORITHMS,
          authenticatorSelection: { userVerification: 'required', residentKey: 'preferred' },
          extensions: { prf: { eval: { first: salt } } },
          timeout: PATIENCE_MS,
        },
      }),
    'made',
  );
  const { prf } = made.getClientExtensionResults();
  const ref = { credential: base64(new Uint8Array(made.rawId)), salt: base64(salt) };
  if (prf?.enabled !== true) throw noSecret();
  const first = prf.results?.first;
  // Many authenticators give the secret only when they are used, not when the passkey is made.
  return { ...ref, secret: first === undefined ? (await usePasskey([ref])).secret : bytesOf(first) };
}

/** Has the person use one of these passkeys. Throws an InputError. */
export async function usePasskey(
  known: readonly PasskeyRef[],
): Promise<{ readonly credential: string; readonly secret: Uint8Array }> {
  const inputs = known.map(({ credential, salt }) => [base64url(credential), { first: fromBase64(salt) }] as const);
  const used = await asked(
    () =>
      navigator.credentials.get({
        publicKey: {
          challenge: random(32),
          allowCredentials: known.map(({ credential }) => ({ type: 'public-key', id: fromBase64(credential) })),
          userVerification: 'required',
          extensions: { prf: { evalByCredential: Object.fromEntries(inputs) } },
          timeout: PATIENCE_MS,
        },
      }),
    'used',
  );
  const first = used.getClientExtensionResults().prf?.results?.first;
  if (first === undefined) throw noSecret();
  return { credential: base64(new Uint8Array(used.rawId)), secret: bytesOf(first) };
}

function noSecret(): InputError {
  return new InputError(
    'This authenticator gives no secret to seal a key with (it has no WebAuthn PRF).',
    'Nothing was changed. Protect the key by a passphrase instead, or use another authenticator; the passkey that was just made can be deleted.',
  );
}
