import { browser } from './browser.ts';

/** "annexa-extension 0.1.0", as packages and imports name what made them. */
export function generator(): string {
  return `annexa-extension ${browser.runtime.getManifest().version}`;
}
