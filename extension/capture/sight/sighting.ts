import { z } from '#shared/schema.ts';

/** What a page's script says unasked: that it is now somewhere else. Nothing it says is believed but that. */
export const sightingSchema = z.strictObject({ annexa: z.literal('sighting') });
