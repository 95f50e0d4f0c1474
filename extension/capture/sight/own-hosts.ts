import { sites } from '#extension/consoles/sightings.ts';
import type { Database } from '#extension/store/database.ts';

/** A product on a host of one's own: "example.com:8443/gitlab", below a path where it has not the whole host. */
export interface OwnHost {
  readonly provider: string;
  readonly host: string;
}

const KEY = 'own-hosts';

/** Systems that run on hosts of one's own. */
export const HOSTABLE: readonly string[] = [...sites].flatMap(([provider, { selfHosted }]) =>
  selfHosted === undefined ? [] : [provider],
);

/** Hosts of one's own by provider: what a person said, and what the connected systems are on. */
export async function ownHosts(db: Database): Promise<Record<string, string[]>> {
  const hosts: Record<string, string[]> = {};
  for (const { provider, host } of await saidHosts(db)) hosts[provider] = [...(hosts[provider] ?? []), host];
  for (const { provider, origins } of await db.connections.toArray()) {
    const named = origins.flatMap((pattern) => /^https?:\/\/([^/*]+)\//.exec(pattern)?.[1] ?? []);
    hosts[provider] = [...(hosts[provider] ?? []), ...named];
  }
  return hosts;
}

export async function saidHosts(db: Database): Promise<readonly OwnHost[]> {
  return ((await db.meta.get(KEY))?.value as readonly OwnHost[] | undefined) ?? [];
}

/** Remembers that a host is a system's; what was said of the same host before is forgotten. */
export async function sayHost(db: Database, said: OwnHost): Promise<void> {
  await db.transaction('rw', db.meta, async () => {
    const others = (await saidHosts(db)).filter(({ host }) => host !== said.host);
    await db.meta.put({ key: KEY, value: [...others, said] });
  });
}

export async function forgetHost(db: Database, gone: string): Promise<void> {
  await db.transaction('rw', db.meta, async () => {
    const rest = (await saidHosts(db)).filter(({ host }) => host !== gone);
    await db.meta.put({ key: KEY, value: rest });
  });
}
