import { open, peek } from '../evidence/dsse.ts';
import type { Statement } from '../evidence/record.ts';
import type { SignatureCheck } from '../evidence/signer.ts';
import { parseStatement, predicateOf } from '../evidence/statement.ts';
import { Fault, Findings, reasonOf } from './findings.ts';
import { type Hashing, webHashing } from './hashing.ts';
import { Held } from './held.ts';
import * as layout from './layout.ts';
import type { PackageFiles } from './package-files.ts';
import { type PackagePredicate, PackagePredicate as PackageSchema } from './predicate.ts';
import type { TrustPolicy } from './trust-policy.ts';
import { NOT_PROVEN, type RecordLine, type TimestampLine, type Verdict } from './verdict.ts';
import { checkApprovals } from './verify-approvals.ts';
import { type Contents, keyEvents, readEntries } from './verify-entries.ts';
import { checkPolicy, KeyHistory, readKeys } from './verify-keys.ts';
import { type PackageLog, readLog } from './verify-log.ts';
import { type Bag, readBag, wholeFile } from './verify-manifest.ts';
import { checkPayload } from './verify-payload.ts';
import { checkCoverage, checkReferences } from './verify-references.ts';
import { checkTimestamps } from './verify-timestamps.ts';

export interface VerifyOptions {
  /** Whom the reader trusts; without it a sound package is `verified-self-asserted`. */
  readonly policy?: TrustPolicy;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** Web Crypto unless told, and so are `signatures`. */
  readonly hashing?: Hashing;
  readonly signatures?: SignatureCheck;
  readonly signal: AbortSignal;
}

/**
 * Verifies a package. Pure: reads only the files it is given, and nothing from outside.
 *
 * Never throws for anything the files hold; only for an aborted `signal`, with its reason.
 */
export async function verifyPackage(files: PackageFiles, options: VerifyOptions): Promise<Verdict> {
  const findings = new Findings();
  try {
    return await verify(files, options, findings);
  } catch (cause) {
    if (options.signal.aborted) throw cause;
    findings.wrong('', reasonOf(cause));
    return verdict(findings, {}, options);
  }
}

async function verify(files: PackageFiles, options: VerifyOptions, findings: Findings): Promise<Verdict> {
  const { signal, policy, hashing = webHashing, signatures } = options;
  const held = new Held();
  const bag = await readBag(files, hashing, findings);
  // Where names or manifests are wrong, what they say about the rest is worth nothing.
  if (bag === null || findings.problems.length > 0) return verdict(findings, {}, options);
  const blobs = await checkPayload(bag, hashing, held, findings, signal);
  // The bytes come first: a signature over what was changed can only say the same again, and less clearly.
  if (findings.problems.length > 0) return verdict(findings, {}, options);
  const keys = await readKeys(bag, findings);
  const told = await readStatement(bag, keys, hashing, findings);
  const log = told && (await readLog(bag, keys, told.predicate.origin, findings));
  if (told === null || log === null) return verdict(findings, {}, options);
  if (log.checkpoint.size !== told.predicate.size) {
    findings.wrong(layout.STATEMENT, 'it is about another size of the log than the checkpoint');
  }
  const source = { bag, keys, log, hashing, signatures, held };
  const contents = { entries: await readEntries(source, findings, signal), blobs };

  const history = new KeyHistory(keyEvents(contents.entries), keys, told.predicate.origin, findings);
  checkSigners(history, contents, log, told, findings);
  for (const keyid of keys.keys()) {
    if (!history.lines.some((line) => line.keyid === keyid && line.tier !== 'hardware-approval'))
      findings.wrong(layout.keyPath(keyid), 'no statement of the log names it');
  }
  await checkPolicy(bag, history.lines, told.predicate.origin, findings);
  const omitted = await checkCoverage(bag, contents, told.predicate, findings);
  const removed = checkReferences(contents, told.predicate, omitted, findings);
  const { counts } = told.predicate;
  if (
    counts.included !== contents.entries.length ||
    counts.omitted !== omitted.length ||
    counts.blobs !== contents.blobs.size
  ) {
    findings.wrong(layout.STATEMENT, 'the counts are not what the package holds');
  }
  const trusted = policy !== undefined && history.trust(policy, told.predicate.origin);
  if (policy !== undefined && !trusted)
    findings.wrong(layout.STATEMENT, 'the trust policy names none of the keys of this log');
  const approvals = await checkApprovals(contents.entries, log, history.lines, findings);
  const { timestamps, existedBy } = await checkTimestamps({ bag, contents, log, policy, now: options.now, findings });
  const records = linesOf(contents).map((line) => ({ ...line, ...existedBy(line.index) }));
  for (const { path, complete } of records) {
    if (complete === false) findings.note(`${path} says itself that it did not see everything.`);
  }
  return verdict(
    findings,
    { package: told.predicate, keys: history.lines, timestamps, approvals, records, removed, omitted },
    options,
  );
}

interface Told {
  readonly predicate: PackagePredicate;
  readonly keyid: string;
}

/** Step 3: the package statement is signed and its subjects are the two manifests; package.sha256 fits. */
async function readStatement(
  bag: Bag,
  keys: ReadonlyMap<string, Uint8Array>,
  hashing: Hashing,
  findings: Findings,
): Promise<Told | null> {
  const path = layout.STATEMENT;
  await checkSeals(bag, hashing, findings);
  const envelope = await wholeFile(bag.files, path, findings);
  if (envelope === null) return null;
  return findings.guard(path, async () => {
    const statement = parseStatement(await open(envelope, (keyid) => keys.get(keyid) ?? null));
    if (statement.predicateType !== layout.PACKAGE_TYPE) throw new Fault('it is not the statement of a package');
    const subjects = new Map(statement.subject.map(({ name, digest }) => [name, digest.sha256]));
    if (subjects.size !== 2 || subjects.get(layout.MANIFEST) !== (await hashing.whole(bag.manifest))) {
      throw new Fault('it signs another manifest');
    }
    if (subjects.get(layout.TAG_MANIFEST) !== (await hashing.whole(bag.tagManifest)))
      throw new Fault('it signs another tag manifest');
    return { predicate: packageOf(statement), keyid: peek(envelope).keyid };
  });
}

/** No signature covers a token's own bytes in full; the checksums at least show damage. */
async function checkSeals(bag: Bag, hashing: Hashing, findings: Findings): Promise<void> {
  const stamped = bag.files.has(layout.REPLY) || bag.files.has(layout.QUERY);
  const paths = [layout.STATEMENT, ...(stamped ? [layout.QUERY, layout.REPLY] : [])];
  let lines = '';
  for (const path of paths) {
    const bytes = await wholeFile(bag.files, path, findings);
    if (bytes !== null) lines += `${await hashing.whole(bytes)}  ${path}\n`;
  }
  const seals = await wholeFile(bag.files, layout.SEALS, findings);
  if (seals !== null && new TextDecoder().decode(seals) !== lines) {
    findings.wrong(layout.SEALS, 'its checksums are not those of the package statement and its time stamp');
  }
}

function packageOf(statement: Statement<unknown>): PackagePredicate {
  return predicateOf(statement, PackageSchema);
}

/** Step 4: each signature was made by a key that could sign then. */
function checkSigners(
  history: KeyHistory,
  { entries }: Contents,
  log: PackageLog,
  told: Told,
  findings: Findings,
): void {
  for (const { line, time } of entries) {
    const why = history.refusal(line.keyid, line.index, time);
    if (why !== null) findings.wrong(line.path, why);
  }
  for (const { path, keyid, size } of log.signers) {
    const why = history.refusal(keyid, size, null) && history.refusal(keyid, Math.max(0, size - 1), null);
    if (why !== null) findings.wrong(path, why);
  }
  const why = history.refusal(told.keyid, told.predicate.size, told.predicate.time);
  if (why !== null) findings.wrong(layout.STATEMENT, why);
}

function linesOf({ entries }: Contents): RecordLine[] {
  return entries.map(({ line }) => line).sort((a, b) => a.index - b.index);
}

type Parts = Partial<Pick<Verdict, 'package' | 'keys' | 'approvals' | 'records' | 'removed' | 'omitted'>> & {
  timestamps?: readonly TimestampLine[];
};

function verdict(findings: Findings, parts: Parts, { policy }: VerifyOptions): Verdict {
  const { problems, unseen, notes } = findings;
  const sound = policy === undefined ? 'verified-self-asserted' : 'verified';
  return {
    outcome: problems.length > 0 ? 'failed' : unseen.length > 0 ? 'incomplete' : sound,
    broken: problems[0] ?? null,
    problems,
    unseen,
    notes,
    package: parts.package ?? null,
    keys: parts.keys ?? [],
    timestamps: parts.timestamps ?? [],
    approvals: parts.approvals ?? [],
    records: parts.records ?? [],
    removed: parts.removed ?? [],
    omitted: parts.omitted ?? [],
    notProven: NOT_PROVEN,
  };
}
