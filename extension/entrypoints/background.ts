import { defineBackground } from 'wxt/utils/define-background';
import { startBackground } from '#extension/background/start.ts';

/**
 * Chromium's worker is a file of its own, so that what it shares with the pages is cut to what it uses:
 * in a shared chunk, the sightings of console pages would bring the texts of their recognisers along.
 * Firefox's event page runs the collectors, which it imports when they are needed, and so is a module.
 */
export default defineBackground({ type: { firefox: 'module' }, main: startBackground });
