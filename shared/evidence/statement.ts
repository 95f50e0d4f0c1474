import { IntegrityError } from '../errors/integrity-error.ts';
import { z } from '../schema.ts';
import { canonicalBytes, parseCanonical } from './canonical.ts';
import { PREDICATES } from './predicates.ts';
import type { Evidence, Sha256, Statement } from './record.ts';
import { evidence, sha256 } from './schema.ts';

export type Subject = Statement<unknown>['subject'][number];

const STATEMENT_TYPE = 'https://in-toto.io/Statement/v1';

const Wire = z.strictObject({
  _type: z.literal(STATEMENT_TYPE),
  subject: z.array(z.strictObject({ name: z.string(), digest: z.strictObject({ sha256 }) })),
  predicateType: z.string(),
  predicate: z.record(z.string(), z.unknown()),
});

export function statement<P>(predicateType: string, predicate: P, subjects: readonly Subject[]): Statement<P> {
  return { _type: STATEMENT_TYPE, subject: subjects, predicateType, predicate };
}

/** The payload of a statement's envelope. Throws an IntegrityError when its predicate does not fit its type. */
export function statementBytes(value: Statement<unknown>): Uint8Array {
  const bytes = canonicalBytes(value);
  parseStatement(bytes);
  return bytes;
}

/**
 * Reads verified payload bytes. A predicate of a type that this version knows must fit its schema; one
 * of another type is returned as it is. Throws an IntegrityError.
 */
export function parseStatement(payload: Uint8Array): Statement<unknown> {
  const parsed = Wire.safeParse(parseCanonical(payload));
  if (!parsed.success) throw malformed('It is not an in-toto statement', parsed.error);
  const schema = PREDICATES.get(parsed.data.predicateType);
  if (schema !== undefined) {
    const fit = schema.safeParse(parsed.data.predicate);
    if (!fit.success) throw malformed(`It is not a ${parsed.data.predicateType}`, fit.error);
    fitted.set(parsed.data, { schema, data: fit.data });
  }
  return parsed.data;
}

/** What a statement's predicate was found to be when it was read: nobody has to look twice. */
const fitted = new WeakMap<Statement<unknown>, { readonly schema: unknown; readonly data: unknown }>();

/** The predicate, when it is of this schema. Throws an IntegrityError. */
export function predicateOf<T>(value: Statement<unknown>, schema: z.ZodMiniType<T>): T {
  const known = fitted.get(value);
  if (known?.schema === schema) return known.data as T;
  const fit = schema.safeParse(value.predicate);
  if (!fit.success) throw malformed(`It is not a ${value.predicateType} as expected`, fit.error);
  return fit.data;
}

export function evidenceOf(value: Statement<unknown>): Evidence {
  return predicateOf(value, evidence);
}

/** Every artifact of a piece of evidence once, named by where it is kept. */
export function subjectsOf({ exchanges, capture }: Evidence): Subject[] {
  const digests = new Set<Sha256>();
  for (const { request, response } of exchanges) {
    if (request) digests.add(request.sha256);
    if (response) digests.add(response.sha256);
  }
  for (const { sha256: digest } of capture?.artifacts ?? []) digests.add(digest);
  return [...digests].map(blobSubject);
}

export function blobSubject(digest: Sha256): Subject {
  return { name: `blob:${digest}`, digest: { sha256: digest } };
}

/** A subject that is another statement, by the digest of its envelope. */
export function envelopeSubject(digest: Sha256): Subject {
  return { name: `envelope:${digest}`, digest: { sha256: digest } };
}

function malformed(what: string, error: z.core.$ZodError): IntegrityError {
  const [issue] = error.issues;
  const where = issue && issue.path.length > 0 ? ` at ${issue.path.join('.')}` : '';
  return new IntegrityError(
    `${what}: ${issue?.message ?? 'unknown form'}${where}.`,
    'Read it with the version that wrote it.',
    {
      cause: error,
    },
  );
}
