import type { Database } from '#extension/store/database.ts';

/** Hosts that the connected systems are on, by provider: products that run on hosts of one's own. */
export async function ownHosts(db: Database): Promise<Record<string, string[]>> {
  const hosts: Record<string, string[]> = {};
  for (const { provider, origins } of await db.connections.toArray()) {
    hosts[provider] = origins.flatMap((pattern) => {
      const found = /^https?:\/\/([^/*]+)\//.exec(pattern);
      return found?.[1] === undefined ? [] : [found[1]];
    });
  }
  return hosts;
}
