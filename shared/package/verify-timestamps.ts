import { utf8 } from '../evidence/bytes.ts';
import { digestNow, digestOf } from '../evidence/digest.ts';
import { TIMESTAMP_TYPE, Timestamp } from '../evidence/predicates.ts';
import { EVIDENCE_TYPE, type Instant } from '../evidence/record.ts';
import { predicateOf } from '../evidence/statement.ts';
import { Fault, type Findings } from './findings.ts';
import * as layout from './layout.ts';
import type { TrustPolicy } from './trust-policy.ts';
import type { TimestampLine } from './verdict.ts';
import type { Contents, SeenEntry } from './verify-entries.ts';
import type { PackageLog } from './verify-log.ts';
import { type Bag, wholeFile } from './verify-manifest.ts';

interface Input {
  readonly bag: Bag;
  readonly contents: Contents;
  readonly log: PackageLog;
  readonly policy: TrustPolicy | undefined;
  readonly now: number;
  readonly findings: Findings;
}

/** How far the clock that a record was made by may be ahead of an authority's. */
const SKEW_MS = 5 * 60_000;

export interface Times {
  readonly timestamps: readonly TimestampLine[];
  /** When the entry at a position existed at the latest, by the first token that covers it. */
  readonly existedBy: (index: number) => { readonly existedBy?: Instant };
}

/** Steps 6 and 8: every token holds, and no record was made after the first token that covers it. */
export async function checkTimestamps(input: Input): Promise<Times> {
  const { bag, contents, findings } = input;
  const timestamps: TimestampLine[] = [];
  for (const entry of contents.entries) {
    if (entry.line.predicateType !== TIMESTAMP_TYPE) continue;
    const line = await findings.guard(entry.line.path, () => checkpointToken(entry, input));
    if (line) timestamps.push(line);
  }
  if (bag.files.has(layout.REPLY)) {
    const line = await findings.guard(layout.REPLY, () => packageToken(input));
    if (line) timestamps.push(line);
  }
  if (timestamps.some(({ pinned }) => !pinned)) {
    findings.note('Time stamps were checked by their own certificates only: the trust policy pins no root for them.');
  }
  const covering = timestamps.filter(({ size }) => size !== null).sort((a, b) => (a.time < b.time ? -1 : 1));
  const existedBy = (index: number) => {
    const first = covering.find(({ size }) => size !== null && index < size);
    return first ? { existedBy: first.time } : {};
  };
  for (const { line } of contents.entries) {
    const { existedBy: by } = existedBy(line.index);
    if (line.predicateType !== EVIDENCE_TYPE || line.effective === undefined || by === undefined) continue;
    if (Date.parse(line.effective) > Date.parse(by) + SKEW_MS) {
      findings.wrong(
        line.path,
        `it says it was made at ${line.effective}, after the time stamp of ${by} that covers it`,
      );
    }
  }
  if (timestamps.length === 0)
    findings.note('Nothing in the package is time-stamped: times are those of the machine that collected.');
  return { timestamps, existedBy };
}

async function checkpointToken(entry: SeenEntry, input: Input): Promise<TimestampLine | null> {
  if (entry.statement === null) return null;
  const told = predicateOf(entry.statement, Timestamp);
  const note = input.log.notes.get(told.size);
  if (note === undefined || (await digestOf(note)) !== told.checkpoint)
    throw new Fault('the checkpoint it is over is not in the package');
  const [query, reply, ...more] = entry.subjects;
  if (query === undefined || reply === undefined || more.length > 0)
    throw new Fault('it does not have a query and a reply');
  // What is missing or removed was reported with the record's artifacts.
  if (!input.contents.blobs.has(query) || !input.contents.blobs.has(reply)) return null;
  return token(input, layout.blobPath(query), layout.blobPath(reply), utf8(note), told.size);
}

async function packageToken(input: Input): Promise<TimestampLine | null> {
  const statement = await wholeFile(input.bag.files, layout.STATEMENT, input.findings);
  return statement && token(input, layout.QUERY, layout.REPLY, statement, null);
}

async function token(input: Input, queryPath: string, replyPath: string, over: Uint8Array, size: number | null) {
  const { bag, findings, policy, now } = input;
  const query = await wholeFile(bag.files, queryPath, findings);
  const reply = await wholeFile(bag.files, replyPath, findings);
  if (query === null || reply === null) return null;
  const { verifyToken } = await import('../log/timestamp/token.ts');
  const request = { query, reply, hash: digestNow(over), now };
  const authorities = policy?.authorities ?? [];
  const own = await verifyToken({ ...request, roots: null, policies: null });
  for (const { name, roots, policies } of authorities) {
    try {
      const { time } = await verifyToken({ ...request, roots, policies: policies ?? null });
      return { size, time, authority: name, pinned: true };
    } catch {
      // Another authority of the policy may have issued it; when none did, it is refused below.
    }
  }
  if (authorities.length > 0) throw new Fault(`its authority "${own.authority}" is none that the trust policy names`);
  return { size, time: own.time, authority: own.authority, pinned: false };
}
