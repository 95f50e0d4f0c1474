import { z } from '../schema.ts';
import { EVIDENCE_TYPE } from './record.ts';
import { completeness, evidence, evidenceKind, instant, scope, sha256 } from './schema.ts';

/**
 * What a statement can say. Opinions change and evidence must not, so each kind is a statement of its
 * own that points at others by digest.
 */

export const MAPPING_TYPE = 'urn:annexa:mapping:v1';
export const ASSESSMENT_TYPE = 'urn:annexa:assessment:v1';
export const REVIEW_TYPE = 'urn:annexa:review:v1';
export const EXCEPTION_TYPE = 'urn:annexa:exception:v1';
export const TOMBSTONE_TYPE = 'urn:annexa:tombstone:v1';
export const KEY_TYPE = 'urn:annexa:key:v1';
export const IMPORT_TYPE = 'urn:annexa:import:v1';
export const TIMESTAMP_TYPE = 'urn:annexa:timestamp:v1';
export const COMPARISON_TYPE = 'urn:annexa:comparison:v1';

const text = z.string().check(z.minLength(1));
const optional = z.exactOptional;
const count = z.int().check(z.nonnegative());
const control = z.strictObject({ standard: text, id: text });

/** Subjects: the envelopes of evidence. */
export const Mapping = z.strictObject({
  time: instant,
  by: z.strictObject({ kind: z.enum(['rule', 'person']), id: text, version: optional(text) }),
  controls: z.array(
    z.strictObject({
      standard: text,
      id: text,
      strength: z.enum(['direct', 'partial', 'supporting']),
      rationale: text,
    }),
  ),
});
export type Mapping = z.infer<typeof Mapping>;

/** Subjects: the envelopes of evidence it was judged on. */
export const Assessment = z.strictObject({
  time: instant,
  assessor: text,
  control,
  state: z.enum(['conforming', 'partial', 'gap', 'not-assessed']),
  findings: z.array(text),
  note: optional(text),
});
export type Assessment = z.infer<typeof Assessment>;

/** A WebAuthn assertion whose challenge is the SHA-256 of a checkpoint note; members are base64. */
export const Approval = z.strictObject({
  checkpoint: text,
  credential: text,
  publicKey: text,
  authenticatorData: text,
  clientDataJSON: text,
  signature: text,
});
export type Approval = z.infer<typeof Approval>;

/** Subjects: the envelopes that a person looked at. */
export const Review = z.strictObject({
  time: instant,
  reviewer: text,
  decision: z.enum(['approved', 'rejected']),
  control: optional(control),
  note: optional(text),
  approval: optional(Approval),
});
export type Review = z.infer<typeof Review>;

/** Subjects: evidence it rests on, or none. `withdrawn` ends an exception before its time. */
export const Exception = z.strictObject({
  id: text,
  time: instant,
  control,
  /** Ids of the subjects it is for; empty when it is for the whole control. */
  subjects: z.array(text),
  reason: text,
  owner: text,
  approvedBy: text,
  until: instant,
  withdrawn: optional(z.literal(true)),
});
export type Exception = z.infer<typeof Exception>;

/** Subjects: the blobs that were removed. */
export const Tombstone = z.strictObject({ time: instant, by: text, reason: text });
export type Tombstone = z.infer<typeof Tombstone>;

const tier = z.enum(['software', 'software-wrapped', 'hardware-approval']);

/**
 * The life of the keys of one log. No subjects. The first statement of a log enrols the key that signs
 * it; a rotation is signed by the old key and names the new one; a revocation is signed by a key that
 * is then still valid, and `since` says from when signatures of the revoked key count for nothing.
 * `approver` enrols the security key of a person, which signs approvals and never the log; `name` is
 * what the person is called here, `credential` the base64 of the WebAuthn credential id.
 */
export const KeyStatement = z.discriminatedUnion('action', [
  z.strictObject({ action: z.literal('enrol'), time: instant, origin: text, keyid: sha256, publicKey: text, tier }),
  z.strictObject({
    action: z.literal('rotate'),
    time: instant,
    origin: text,
    keyid: sha256,
    publicKey: text,
    tier,
    replaces: sha256,
    reason: text,
  }),
  z.strictObject({
    action: z.literal('revoke'),
    time: instant,
    origin: text,
    keyid: sha256,
    since: instant,
    reason: text,
  }),
  z.strictObject({
    action: z.literal('approver'),
    time: instant,
    origin: text,
    keyid: sha256,
    publicKey: text,
    tier: z.literal('hardware-approval'),
    name: text,
    credential: text,
  }),
]);
export type KeyStatement = z.infer<typeof KeyStatement>;

/** The part of an evidence row that survives a change of log. */
export const ForeignRow = z.strictObject({
  id: text,
  collector: text,
  kind: evidenceKind,
  scope,
  run: text,
  effective: instant,
  completeness,
});

/**
 * What was taken over from another log. `package`: the whole, subjects are its statement and the list
 * of its files. `record`: one piece of evidence, the first subject is the foreign envelope and the
 * others its artifacts. `statement`: what that log said of its evidence, the subject is the envelope.
 */
export const Import = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('package'),
    time: instant,
    by: text,
    origin: text,
    size: count,
    /** Base64 of the root that the package's checkpoint signs. */
    root: text,
    verdict: z.enum(['verified', 'verified-self-asserted', 'incomplete']),
    reader: text,
  }),
  z.strictObject({
    kind: z.literal('record'),
    /** Digest of the package statement. */
    package: sha256,
    origin: text,
    /** Position in the foreign log. */
    index: count,
    keyid: sha256,
    row: ForeignRow,
  }),
  z.strictObject({
    kind: z.literal('statement'),
    package: sha256,
    origin: text,
    index: count,
    keyid: sha256,
    type: text,
  }),
]);
export type Import = z.infer<typeof Import>;

/** An RFC 3161 token over the checkpoint for `size`. Subjects: the query and the reply, as blobs, in this order. */
export const Timestamp = z.strictObject({
  time: instant,
  size: count,
  /** SHA-256 of the checkpoint note. */
  checkpoint: sha256,
  authority: text,
});
export type Timestamp = z.infer<typeof Timestamp>;

const said = z.union([z.boolean(), z.int(), text]);

/**
 * What a page said and what the system's own interface said of the same thing. Subjects: the envelope
 * of the capture, then that of the collector's evidence.
 */
export const Comparison = z.strictObject({
  time: instant,
  collector: text,
  /** Between the picture and the answer, milliseconds. */
  apartMs: count,
  values: z.array(z.strictObject({ what: text, page: said, api: said, agrees: z.boolean() })),
  /** What could not be compared, since one side did not say it: "not seen on the page". */
  left: z.optional(z.array(z.strictObject({ what: text, why: text }))),
});
export type Comparison = z.infer<typeof Comparison>;

/** Schema of the predicate by predicate type. */
export const PREDICATES = new Map<string, z.ZodMiniType>([
  [EVIDENCE_TYPE, evidence],
  [MAPPING_TYPE, Mapping],
  [ASSESSMENT_TYPE, Assessment],
  [REVIEW_TYPE, Review],
  [EXCEPTION_TYPE, Exception],
  [TOMBSTONE_TYPE, Tombstone],
  [KEY_TYPE, KeyStatement],
  [IMPORT_TYPE, Import],
  [TIMESTAMP_TYPE, Timestamp],
  [COMPARISON_TYPE, Comparison],
]);
