import { resolve } from 'node:path';
import { defineWxtModule } from 'wxt/modules';
import { runnerImport } from 'vite';

/** A test build may not be asked for a permission, and talks to systems on loopback. */
const LOOPBACK = 'http://127.0.0.1/*';

/**
 * Derives the hosts of the manifest from the files that need them: each provider's `hosts`, each
 * console page's `matches` and the time stamp authorities that are offered. They are optional, so that the extension installs with access to nothing;
 * only a test build (`--mode e2e`) requires them.
 */
export default defineWxtModule({
  name: 'host-permissions',
  setup(wxt) {
    wxt.hook('build:manifestGenerated', async (_, manifest) => {
      const hosts = await derivedHosts(wxt.config.root);
      if (wxt.config.mode === 'e2e') manifest.host_permissions = [...hosts, LOOPBACK];
      else manifest.optional_host_permissions = hosts;
    });
  },
});

/** Match patterns, sorted, each once. */
export async function derivedHosts(root: string): Promise<string[]> {
  const load = async <T>(file: string): Promise<T> =>
    (await runnerImport<T>(resolve(root, file), { configFile: false, root, logLevel: 'error' })).module;
  const { providers } = await load<typeof import('../../collectors/registry.ts')>('collectors/registry.ts');
  const { consolePages } = await load<typeof import('../consoles/registry.ts')>('extension/consoles/registry.ts');
  const { AUTHORITY_HOSTS } = await load<typeof import('../../shared/log/timestamp/authorities.ts')>(
    'shared/log/timestamp/authorities.ts',
  );
  const hosts = [
    ...AUTHORITY_HOSTS,
    ...[...providers.values()].flatMap(({ hosts }) => hosts),
    ...[...consolePages.values()].flatMap(({ matches }) => matches),
  ];
  return [...new Set(hosts.map(originOf))].sort();
}

/** Permissions know hosts only; the path of a match pattern stays with its content script. */
function originOf(pattern: string): string {
  return pattern.replace(/^(\*|https?):\/\/([^/]+)\/.*$/, '$1://$2/*');
}
