import { InputError } from '#shared/errors/input-error.ts';
import { base64, fromBase64 } from '#shared/evidence/bytes.ts';

/** What every question to an authenticator has in common. */

/** How long a person has, milliseconds. */
export const PATIENCE_MS = 120_000;

/** Asks for a credential; what the browser throws becomes an InputError that says what came of it. */
export async function asked(
  ask: () => Promise<Credential | null>,
  what: 'made' | 'used',
): Promise<PublicKeyCredential> {
  let answer: Credential | null;
  try {
    answer = await ask();
  } catch (cause) {
    throw refusal(cause, what);
  }
  if (!(answer instanceof PublicKeyCredential)) {
    throw new InputError('The browser gave no answer of an authenticator.', 'Try again; nothing was changed.');
  }
  return answer;
}

/** The browser does not tell a person's no from a key that is not there, so that no page can probe for keys. */
function refusal(cause: unknown, what: 'made' | 'used'): InputError {
  const name = cause instanceof Error ? cause.name : '';
  if (name === 'NotAllowedError' || name === 'AbortError') {
    const used = 'It was cancelled, took too long, or the passkey or security key that belongs here is not at hand.';
    return new InputError(
      what === 'used' ? used : 'It was cancelled or took too long; no passkey was made.',
      'Nothing was changed. Try again when you are ready.',
      { cause },
    );
  }
  if (name === 'InvalidStateError') {
    return new InputError('This authenticator is enrolled already.', 'Use another one.', { cause });
  }
  if (name === 'NotSupportedError' || name === 'SecurityError') {
    return new InputError(
      'This browser cannot use passkeys or security keys here.',
      'Use a passphrase, or another browser.',
      { cause },
    );
  }
  const text = cause instanceof Error ? cause.message : String(cause);
  return new InputError(`The authenticator could not be asked: ${text}.`, 'Try again; nothing was changed.', { cause });
}

export function random(bytes: number): Uint8Array<ArrayBuffer> {
  return crypto.getRandomValues(new Uint8Array(bytes));
}

export function bytesOf(value: BufferSource): Uint8Array {
  if (value instanceof ArrayBuffer) return new Uint8Array(value.slice(0));
  const { buffer, byteOffset, byteLength } = value as ArrayBufferView;
  return new Uint8Array(buffer, byteOffset, byteLength).slice();
}

/** base64url without padding, as WebAuthn names credentials (RFC 4648 section 5). */
export function base64url(text: string): string {
  return base64(fromBase64(text)).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}
