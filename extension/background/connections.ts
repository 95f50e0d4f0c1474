import { holdsOrigins, dropOrigins } from '#extension/platform/permissions.ts';
import { credential, forgetCredential, keepCredential } from '#extension/platform/secrets.ts';
import type { ConnectionInput, Reply } from '#extension/platform/messages.ts';
import { database } from '#extension/store/database.ts';
import type { Identification } from '#extension/store/model.ts';
import type { WorkClient } from './work.ts';

/** Looks at a credential with the system itself, and keeps it for the session when it is accepted. */
export async function connect(work: WorkClient, asked: ConnectionInput): Promise<Reply<Identification>> {
  const { provider, input, origins, target } = asked;
  const reply = await work.identify(provider, input);
  if (!reply.ok) return reply;
  await keepCredential(provider, input);
  await database().connections.put({
    ...reply.value,
    provider,
    target,
    origins,
    connected: new Date().toISOString(),
    permitted: await holdsOrigins(origins),
    credential: true,
  });
  return reply;
}

/** Forgets the credential and gives the host permission back. Evidence stays. */
export async function disconnect(work: WorkClient, provider: string): Promise<void> {
  const db = database();
  const connection = await db.connections.get(provider);
  await forgetCredential(provider);
  await db.connections.delete(provider);
  await work.abort(provider);
  if (connection) await dropOrigins(connection.origins);
}

/** Writes down, for the pages, which connections still have their permission and their credential. */
export async function refreshConnections(): Promise<void> {
  const db = database();
  for (const { provider, origins, permitted, credential: had } of await db.connections.toArray()) {
    const holds = await holdsOrigins(origins);
    const has = (await credential(provider)) !== undefined;
    if (holds !== permitted || has !== had)
      await db.connections.update(provider, { permitted: holds, credential: has });
  }
}
