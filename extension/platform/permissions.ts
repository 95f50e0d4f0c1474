import { browser } from './browser.ts';

/** Match patterns that the manifest lets us ask for, required and optional together. */
export function offered(): readonly string[] {
  const manifest = browser.runtime.getManifest() as {
    host_permissions?: string[];
    optional_host_permissions?: string[];
  };
  return [...(manifest.host_permissions ?? []), ...(manifest.optional_host_permissions ?? [])];
}

/**
 * Asks the person for access to hosts. Must be the first thing that a click handler does: after any
 * `await` the browser no longer counts the click.
 */
export function requestOrigins(origins: readonly string[]): Promise<boolean> {
  return origins.length === 0 ? Promise.resolve(true) : browser.permissions.request({ origins: [...origins] });
}

export function holdsOrigins(origins: readonly string[]): Promise<boolean> {
  return origins.length === 0 ? Promise.resolve(true) : browser.permissions.contains({ origins: [...origins] });
}

export async function dropOrigins(origins: readonly string[]): Promise<void> {
  // Hosts that a build requires cannot be given back; that is no reason to fail a disconnect.
  if (origins.length > 0) await browser.permissions.remove({ origins: [...origins] }).catch(() => false);
}

/** Parts of the offered patterns that cover a URL's host: `[]` when the manifest offers none. */
export function coveredBy(patterns: readonly string[], url: string): readonly string[] {
  const { protocol, hostname } = new URL(url);
  const covered = patterns.some((pattern) => {
    const found = /^(\*|https?):\/\/(\*\.)?([^/]+)\//.exec(pattern);
    if (!found) return false;
    const [, scheme, wild, host = ''] = found;
    if (scheme !== '*' && `${scheme}:` !== protocol) return false;
    return hostname === host || (wild !== undefined && hostname.endsWith(`.${host}`));
  });
  return covered ? [`${protocol}//${hostname}/*`] : [];
}
