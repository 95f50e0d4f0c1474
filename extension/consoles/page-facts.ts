import type { PageFacts } from '#shared/define-recogniser.ts';
import { z } from '#shared/schema.ts';

const count = z.nullable(z.int().check(z.nonnegative()));
/** Pages are not trusted with our memory: what a page calls a setting is short. */
const text = z.string().check(z.maxLength(2000));

/** What a content script reports of a page, as it is parsed on arrival. */
export const pageFactsSchema = z.strictObject({
  rows: count,
  total: count,
  atLeast: count,
  filter: z.nullable(z.strictObject({ active: z.boolean(), text })),
  more: z.nullable(z.boolean()),
  settings: z.record(z.string(), z.nullable(z.union([text, z.boolean()]))),
  identity: z.record(z.string(), z.nullable(text)),
});

/** Throws a ZodError for anything but facts. */
export function parsePageFacts(input: unknown): PageFacts {
  return pageFactsSchema.parse(input);
}
