import { z } from '../schema.ts';
import type { BlobRef, Capture, Completeness, Evidence, Exchange, Instant, Scope, Sha256 } from './record.ts';

/**
 * Schemas of record.ts, for whatever comes back from storage or from another machine. Strict: a member
 * that this version does not know would otherwise be dropped and the record look whole.
 */

export const sha256: z.ZodMiniType<Sha256> = z.string().check(z.regex(/^[0-9a-f]{64}$/));

export const instant: z.ZodMiniType<Instant> = z.string().check(
  z.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
  z.refine((text) => !Number.isNaN(Date.parse(text))),
);

const text = z.string();
const count = z.int().check(z.nonnegative());
const optional = z.exactOptional;

export const scope: z.ZodMiniType<Scope> = z.strictObject({ system: text, tenant: text, region: optional(text) });

export const evidenceKind = z.enum([
  'config',
  'population',
  'log',
  'report',
  'sample',
  'document',
  'attestation',
  'capture',
]);

const blobRef: z.ZodMiniType<BlobRef> = z.strictObject({
  sha256,
  size: count,
  mediaType: text,
  role: z.enum(['response', 'request', 'screenshot', 'screenshot-annotated', 'page-text', 'page-html', 'document']),
  name: optional(text),
});

const exchange: z.ZodMiniType<Exchange> = z.strictObject({
  key: sha256,
  method: text,
  url: text,
  params: optional(z.record(text, z.unknown())),
  request: optional(blobRef),
  status: optional(z.int()),
  redirectedTo: optional(text),
  headers: optional(z.record(text, text)),
  requestId: optional(text),
  serverDate: optional(instant),
  skewMs: optional(z.int()),
  started: instant,
  finished: instant,
  attempts: count,
  response: optional(blobRef),
  failure: optional(z.enum(['network', 'tls', 'timeout', 'aborted'])),
  notModified: optional(z.literal(true)),
});

export const completeness: z.ZodMiniType<Completeness> = z.strictObject({
  complete: z.boolean(),
  pages: count,
  items: z.nullable(count),
  expected: z.nullable(count),
  note: optional(text),
});

const capture: z.ZodMiniType<Capture> = z.strictObject({
  page: z.nullable(text),
  recognised: z.enum(['address', 'person']),
  url: text,
  title: text,
  subject: z.record(text, text),
  claim: text,
  shows: evidenceKind,
  clock: z.strictObject({ zone: text, offsetMinutes: z.int() }),
  view: z.strictObject({ width: count, height: count, scale: count }),
  size: z.strictObject({ width: count, height: count }),
  artifacts: z.readonly(z.array(blobRef)),
  facts: z.strictObject({
    rows: z.nullable(count),
    total: z.nullable(count),
    atLeast: z.nullable(count),
    filter: z.nullable(z.strictObject({ active: z.boolean(), text })),
    more: z.nullable(z.boolean()),
    settings: z.record(text, z.nullable(z.union([text, z.boolean()]))),
    identity: z.record(text, z.nullable(text)),
  }),
  notes: z.readonly(z.array(text)),
});

export const evidence: z.ZodMiniType<Evidence> = z.strictObject({
  id: z.string().check(z.regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/)),
  kind: evidenceKind,
  collector: z.strictObject({
    id: text,
    version: text,
    host: z.enum(['cli', 'extension-chromium', 'extension-firefox']),
    runtime: text,
  }),
  run: z.strictObject({ id: text, trigger: z.enum(['manual', 'schedule', 'sample']) }),
  actor: z.strictObject({
    operator: text,
    principal: optional(z.strictObject({ system: text, id: text, via: text })),
  }),
  source: scope,
  time: z.strictObject({ started: instant, finished: instant }),
  completeness,
  exchanges: z.readonly(z.array(exchange)),
  redactions: z.readonly(z.array(z.strictObject({ rule: text, count }))),
  period: optional(z.strictObject({ from: instant, to: instant })),
  capture: optional(capture),
});
