import type { Fetch } from '../../define.ts';
import { ConnectionError } from '../../errors/connection-error.ts';
import { unshared, utf8 } from '../../evidence/bytes.ts';
import { digestNow, digestOf } from '../../evidence/digest.ts';
import { TIMESTAMP_TYPE, type Timestamp } from '../../evidence/predicates.ts';
import { blobSubject } from '../../evidence/statement.ts';
import type { LogEntry } from '../../evidence/store.ts';
import type { EvidenceWriter } from '../../evidence/writer.ts';
import { peekCheckpoint } from '../checkpoint.ts';
import { freshNonce, QUERY_TYPE, REPLY_TYPE, timestampQuery } from './query.ts';

export interface Authority {
  /** Where queries are posted to; http is common, as the reply is signed. */
  readonly url: string;
  /** Root certificates, PEM; a reply that does not chain to one is refused. Null accepts any chain. */
  readonly roots: readonly string[] | null;
  readonly fetch: Fetch;
  readonly signal: AbortSignal;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** A reply is a few kilobytes; more is not one. */
const MAX_REPLY = 1024 * 1024;
const TIMEOUT_MS = 20_000;

/**
 * Has the SHA-256 of `bytes` stamped (RFC 3161 section 3.4) and verifies what comes back.
 * Throws a ConnectionError when there is no reply, an IntegrityError when it does not hold.
 */
export async function stamp(
  bytes: Uint8Array,
  authority: Authority,
): Promise<{ query: Uint8Array; reply: Uint8Array }> {
  const hash = digestNow(bytes);
  const query = timestampQuery(hash, freshNonce());
  const reply = await ask(query, authority);
  const { verifyToken } = await import('./token.ts');
  await verifyToken({ query, reply, hash, roots: authority.roots, policies: null, now: authority.now() });
  return { query, reply };
}

/**
 * Signs a checkpoint, has it stamped and puts the token into the log. The statement about it is the
 * next entry, so the token covers everything before it.
 */
export async function stampCheckpoint(writer: EvidenceWriter, authority: Authority): Promise<LogEntry> {
  const note = utf8(await writer.checkpoint());
  const { size } = peekCheckpoint(new TextDecoder().decode(note));
  const { query, reply } = await stamp(note, authority);
  const subjects = [blobSubject(await writer.store.putBlob(query)), blobSubject(await writer.store.putBlob(reply))];
  const time = new Date(authority.now()).toISOString();
  const told: Timestamp = { time, size, checkpoint: await digestOf(note), authority: new URL(authority.url).host };
  return writer.append(TIMESTAMP_TYPE, told, subjects);
}

async function ask(query: Uint8Array, { url, fetch, signal }: Authority): Promise<Uint8Array> {
  const host = URL.canParse(url) ? new URL(url).host : url;
  let reply: Uint8Array;
  let answered: Response;
  try {
    answered = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': QUERY_TYPE, accept: REPLY_TYPE },
      body: unshared(query),
      credentials: 'omit',
      signal: AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]),
    });
    reply = new Uint8Array(await answered.arrayBuffer());
  } catch (cause) {
    if (signal.aborted) throw cause;
    throw new ConnectionError(`The time stamp authority ${host} cannot be reached.`, ADVICE, { cause });
  }
  if (!answered.ok || reply.length > MAX_REPLY) {
    throw new ConnectionError(`The time stamp authority ${host} answered ${answered.status}.`, ADVICE);
  }
  return reply;
}

const ADVICE = 'Check its address, or go on without a time stamp: it can be added to the same log later.';
