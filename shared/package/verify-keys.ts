import { bytesToHex } from '@noble/hashes/utils.js';
import { Approvers } from '../evidence/approvers.ts';
import { sameBytes, fromBase64, textOf } from '../evidence/bytes.ts';
import { digestNow, digestOf } from '../evidence/digest.ts';
import type { KeyStatement } from '../evidence/predicates.ts';
import { isEd25519 } from '../evidence/signer.ts';
import { Fault, type Findings } from './findings.ts';
import { keyPath, POLICY } from './layout.ts';
import { policyText, type TrustPolicy, trustPolicyOf } from './trust-policy.ts';
import type { KeyLine } from './verdict.ts';
import { type Bag, wholeFile } from './verify-manifest.ts';

/** Public keys of the package by id, each with the id that its bytes have. */
export async function readKeys(bag: Bag, findings: Findings): Promise<Map<string, Uint8Array>> {
  const keys = new Map<string, Uint8Array>();
  for (const path of bag.payload.keys()) {
    const [, keyid] = /^data\/keys\/([^/]+)\.pem$/.exec(path) ?? [];
    if (keyid === undefined) continue;
    const bytes = await wholeFile(bag.files, path, findings);
    if (bytes === null) continue;
    const key = await findings.guard(path, () => publicKeyOf(textOf(bytes)));
    if (key === null) continue;
    if (path !== keyPath(await digestOf(key))) findings.wrong(path, 'its name is not the digest of the key');
    else keys.set(keyid, key);
  }
  return keys;
}

/** A statement that enrols, replaces or revokes a key, where it stands in the log, and who signed it. */
export interface KeyEvent {
  readonly index: number;
  readonly path: string;
  readonly signedBy: string;
  readonly told: KeyStatement;
}

/** Which key could sign at which position. */
export class KeyHistory {
  readonly lines: KeyLine[] = [];
  readonly #spans = new Map<string, { from: number; to: number; revokedSince: string | null }>();

  /** Follows the key statements in log order; what breaks the chain is a problem. */
  constructor(events: readonly KeyEvent[], keys: ReadonlyMap<string, Uint8Array>, origin: string, findings: Findings) {
    const enrolled = new Map<string, Extract<KeyStatement, { tier: unknown }>>();
    const approvers = new Approvers();
    for (const { index, path, signedBy, told } of events) {
      if (told.origin !== origin) findings.wrong(path, `it is about keys of ${told.origin}`);
      approvers.hear(told);
      if (told.action === 'approver') {
        if (bytesToHex(digestNow(fromBase64(told.publicKey))) !== told.keyid)
          findings.wrong(path, 'the id of the security key is not its digest');
        continue;
      }
      if (told.action === 'revoke') {
        if (approvers.get(told.keyid) !== null) continue;
        const span = this.#spans.get(told.keyid);
        if (span === undefined) findings.wrong(path, 'it revokes a key that the log does not know');
        else Object.assign(span, { to: Math.min(span.to, index), revokedSince: told.since });
        if (signedBy === told.keyid) findings.wrong(path, 'a key cannot revoke itself');
        continue;
      }
      const key = keys.get(told.keyid);
      if (key === undefined || !isEd25519(key) || !sameBytes(key, fromBase64(told.publicKey))) {
        findings.wrong(path, 'the key it states is not in the package');
      }
      if (told.action === 'enrol') {
        if (index !== 0 || signedBy !== told.keyid)
          findings.wrong(path, 'only the first entry enrols a key, by its own signature');
      } else {
        const before = this.#spans.get(told.replaces);
        if (signedBy !== told.replaces || before === undefined || before.to < index) {
          findings.wrong(path, 'the key it replaces did not hand over');
        } else before.to = index;
      }
      if (!this.#spans.has(told.keyid)) this.#spans.set(told.keyid, { from: index, to: Infinity, revokedSince: null });
      enrolled.set(told.keyid, told);
    }
    if (!events.some(({ index, told }) => index === 0 && told.action === 'enrol')) {
      findings.wrong('', 'the log does not begin with the enrolment of a key');
    }
    for (const [keyid, { tier, time }] of enrolled) {
      const span = this.#spans.get(keyid);
      const state = span?.revokedSince ? 'revoked' : span?.to === Infinity ? 'current' : 'replaced';
      this.lines.push({ keyid, tier, state, since: time, trusted: false });
    }
    for (const { keyid, name, since, revokedSince } of approvers.all()) {
      const state = revokedSince === null ? 'current' : 'revoked';
      this.lines.push({ keyid, tier: 'hardware-approval', state, since, trusted: false, name });
    }
  }

  /** Why `keyid` could not sign entry `index`, stated to be made at `time`; null when it could. */
  refusal(keyid: string, index: number, time: string | null): string | null {
    const span = this.#spans.get(keyid);
    if (span === undefined || index < span.from) return `key ${keyid} was not enrolled`;
    if (index > span.to) return `key ${keyid} was replaced or revoked before it`;
    if (span.revokedSince !== null && time !== null && time >= span.revokedSince) {
      return `key ${keyid} is revoked since ${span.revokedSince}`;
    }
    return null;
  }

  /** Marks the keys that the policy names for this log. True when one of them, not revoked, is in the chain. */
  trust(policy: TrustPolicy, origin: string): boolean {
    const logs = policy.logs.filter((log) => log.origin === origin);
    const named = new Set(logs.flatMap(({ keys, approvers = [] }) => [...keys, ...approvers]));
    this.lines.forEach((line, at) => {
      this.lines[at] = { ...line, trusted: named.has(line.keyid) };
    });
    // A security key approves what the log says; it does not speak for the log.
    const signing = new Set(logs.flatMap(({ keys }) => keys));
    return this.lines.some(({ keyid, tier, state }) => {
      return signing.has(keyid) && tier !== 'hardware-approval' && state !== 'revoked';
    });
  }
}

/** A package hands its log's keys out as a policy: it names those that the log leaves, and no other. */
export async function checkPolicy(bag: Bag, lines: readonly KeyLine[], origin: string, findings: Findings) {
  if (!bag.payload.has(POLICY)) return;
  const bytes = await wholeFile(bag.files, POLICY, findings);
  if (bytes === null) return;
  const left = lines.map(({ keyid, tier, state, since }) => ({ keyid, tier, state, since, origin, foreign: false }));
  if (textOf(bytes) !== policyText(trustPolicyOf(origin, left)))
    findings.wrong(POLICY, 'it names other keys than the log leaves');
}

function publicKeyOf(pem: string): Uint8Array {
  const [, body] = /^-----BEGIN PUBLIC KEY-----\n([A-Za-z0-9+/=\n]+)\n-----END PUBLIC KEY-----\n$/.exec(pem) ?? [];
  if (body === undefined) throw new Fault('it is not a public key in PEM');
  return fromBase64(body.replaceAll('\n', ''));
}
