import type { Probe } from '#shared/define.ts';
import type { Asked, GithubConnection } from './connection.ts';

/** Asks one small question and says what its answer means for a permission. */
export async function probeGet(connection: GithubConnection, permission: string, path: string): Promise<Probe> {
  return verdictOn(permission, await connection.get(path));
}

export function verdictOn(permission: string, asked: Asked): Probe {
  if (asked.ok) return { permission, verdict: 'granted' };
  const note = asked.refusal === null ? {} : { note: noteOf(asked.refusal) };
  const refused = asked.status !== null && asked.status >= 400 && asked.status < 500;
  return { permission, verdict: refused ? 'refused' : 'unknown', ...note };
}

function noteOf({ why, missing }: { readonly why: string; readonly missing?: string }): string {
  return missing === undefined ? why : `${why}; needs ${missing}`;
}

/** A verdict read off one field: what a token may not see, GitHub leaves out. */
export function probeOf(permission: string, granted: boolean | null, note: string): Probe {
  if (granted === null) return { permission, verdict: 'unknown', note: UNTOLD };
  return granted ? { permission, verdict: 'granted' } : { permission, verdict: 'refused', note };
}

/** For what is judged on a repository or on the organisation, where the token is shown none. */
export const UNTOLD = 'GitHub shows this token nothing to judge it by';
