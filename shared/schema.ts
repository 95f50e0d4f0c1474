import * as z from 'zod/mini';

/**
 * The schema library, configured once.
 *
 * Extension pages forbid `new Function`; the library's probe for it shows up as a content security
 * policy violation unless `jitless` is set before the first schema is built
 * (https://github.com/colinhacks/zod/issues/4461).
 */
z.config({ jitless: true });

export { z };
