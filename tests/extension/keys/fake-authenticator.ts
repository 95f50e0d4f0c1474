import { createHash, createHmac, randomBytes } from 'node:crypto';
import { vi } from 'vitest';

/** What an authenticator does with a question; the answers have the shape that a browser gives them. */
export interface FakeAuthenticator {
  /** Whether it has the PRF extension, and answers it already when a passkey is made. */
  prf: 'none' | 'when used' | 'at once';
  /** Has the person say no to the next question. */
  refuses: boolean;
  /** Credentials on it; delete one to lose it. */
  readonly keys: Map<string, CryptoKeyPair & { readonly seed: Buffer }>;
}

class FakeCredential {
  constructor(
    readonly rawId: ArrayBuffer,
    readonly response: unknown,
    readonly results: unknown,
  ) {}
  getClientExtensionResults() {
    return this.results;
  }
}
class FakeAttestation {
  constructor(readonly spki: ArrayBuffer | null) {}
  getPublicKey() {
    return this.spki;
  }
}
class FakeAssertion {
  constructor(
    readonly authenticatorData: ArrayBuffer,
    readonly clientDataJSON: ArrayBuffer,
    readonly signature: ArrayBuffer,
  ) {}
}

const P256 = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
const hex = (id: BufferSource): string => Buffer.from(id as Uint8Array).toString('hex');
const copy = (bytes: Uint8Array): ArrayBuffer => Uint8Array.from(bytes).buffer;

/** An authenticator for `navigator.credentials`, with keys of its own and the PRF of WebAuthn level 3. */
export function fakeAuthenticator(): FakeAuthenticator {
  const state: FakeAuthenticator = { prf: 'at once', refuses: false, keys: new Map() };
  const ask = (): void => {
    if (!state.refuses) return;
    state.refuses = false;
    throw new DOMException('The operation either timed out or was not allowed.', 'NotAllowedError');
  };
  const secretOf = (seed: Buffer, salt: BufferSource) => ({
    first: copy(
      createHmac('sha256', seed)
        .update(Buffer.from(salt as Uint8Array))
        .digest(),
    ),
  });
  const credentials = {
    async create({ publicKey }: { publicKey: PublicKeyCredentialCreationOptions }) {
      ask();
      if (publicKey.excludeCredentials?.some(({ id }) => state.keys.has(hex(id)))) {
        throw new DOMException('It is there already.', 'InvalidStateError');
      }
      const pair = await crypto.subtle.generateKey(P256, true, ['sign', 'verify']);
      const [id, seed] = [randomBytes(16), randomBytes(32)];
      state.keys.set(hex(id), { ...pair, seed });
      const input = publicKey.extensions?.prf?.eval?.first;
      const results = state.prf === 'at once' && input ? { results: secretOf(seed, input) } : {};
      const prf = input && state.prf !== 'none' ? { prf: { enabled: true, ...results } } : {};
      const spki = await crypto.subtle.exportKey('spki', pair.publicKey);
      return new FakeCredential(copy(id), new FakeAttestation(spki), prf);
    },
    async get({ publicKey }: { publicKey: PublicKeyCredentialRequestOptions }) {
      ask();
      const known = publicKey.allowCredentials?.find(({ id }) => state.keys.has(hex(id)));
      const key = known && state.keys.get(hex(known.id));
      if (!known || !key) throw new DOMException('No such key.', 'NotAllowedError');
      const id = Buffer.from(known.id as Uint8Array);
      const input = publicKey.extensions?.prf?.evalByCredential?.[id.toString('base64url')]?.first;
      const prf = input && state.prf !== 'none' ? { prf: { results: secretOf(key.seed, input) } } : {};
      const challenge = Buffer.from(publicKey.challenge as Uint8Array).toString('base64url');
      const client = Buffer.from(JSON.stringify({ type: 'webauthn.get', challenge, origin: 'chrome-extension://x' }));
      const data = Buffer.concat([createHash('sha256').update('x').digest(), Buffer.from([5, 0, 0, 0, 1])]);
      const message = Buffer.concat([data, createHash('sha256').update(client).digest()]);
      const raw = Buffer.from(await crypto.subtle.sign(P256, key.privateKey, Uint8Array.from(message)));
      const signature = derOf(raw);
      return new FakeCredential(copy(id), new FakeAssertion(copy(data), copy(client), copy(signature)), prf);
    },
  };
  vi.stubGlobal('PublicKeyCredential', FakeCredential);
  vi.stubGlobal('AuthenticatorAttestationResponse', FakeAttestation);
  vi.stubGlobal('AuthenticatorAssertionResponse', FakeAssertion);
  Object.defineProperty(navigator, 'credentials', { value: credentials, configurable: true });
  return state;
}

/** ECDSA-Sig-Value of RFC 3279 section 2.2.3. */
function derOf(raw: Buffer): Buffer {
  const integer = (part: Buffer): Buffer => {
    const digits = part.subarray(part.findIndex((byte) => byte !== 0));
    const value = (digits[0] ?? 0) >= 0x80 ? Buffer.concat([Buffer.of(0), digits]) : digits;
    return Buffer.concat([Buffer.of(2, value.length), value]);
  };
  const body = Buffer.concat([integer(raw.subarray(0, 32)), integer(raw.subarray(32))]);
  return Buffer.concat([Buffer.of(0x30, body.length), body]);
}
