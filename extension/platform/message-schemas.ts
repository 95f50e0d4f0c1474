import { z } from '#shared/schema.ts';

/** Shapes of what arrives, by message. Apart from `messages.ts`, so that pages that only send stay small. */
const id = z.string().check(z.minLength(1), z.maxLength(400));
const nothing = z.record(z.string(), z.never());
const input = z.record(z.string(), z.unknown());

export const schemas = {
  nothing,
  start: z.object({ providers: z.array(id).check(z.maxLength(50)) }),
  run: z.object({ run: id }),
  provider: z.object({ provider: id }),
  connection: z.object({
    provider: id,
    input,
    origins: z.array(z.string().check(z.maxLength(300))).check(z.maxLength(50)),
    target: z.string().check(z.maxLength(300)),
  }),
  identify: z.object({ provider: id, input: z.unknown() }),
  plan: z.object({ run: id, credentials: input }),
  step: z.object({ step: id, credential: z.unknown() }),
  evaluate: z.object({ run: z.nullable(id) }),
  take: z.object({
    showPictures: z.optional(z.boolean()),
    tab: z.int(),
    save: z.boolean(),
    boxes: z.array(z.object({ x: z.number(), y: z.number(), width: z.number(), height: z.number() })),
    showFrames: z.boolean(),
    emails: z.boolean(),
    allPages: z.boolean(),
  }),
  draft: z.object({ draft: id }),
  tab: z.object({ tab: z.int() }),
  about: z.object({ url: z.string(), title: z.string() }),
  url: z.object({ url: z.string() }),
  archive: z.object({ archive: z.string(), emails: z.boolean() }),
  scan: z.object({ texts: z.array(z.string()), emails: z.boolean() }),
};
