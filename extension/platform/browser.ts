import polyfill from 'webextension-polyfill';

/**
 * The extension APIs, promised alike in Chromium and Firefox. The only import of the polyfill: all
 * other code takes `browser` from here.
 */
export const browser = polyfill;
