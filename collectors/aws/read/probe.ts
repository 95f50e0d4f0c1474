import type { Probe } from '#shared/define.ts';
import type { Reply } from '../client/connection.ts';
import { actionOf } from './actions.ts';
import { isThrottle } from './codes.ts';

const DENIED = /^(AccessDenied|Unauthorized|Authorization|NotAuthorized|Forbidden)/;

/**
 * What a reply says about the permission for it. Only an answer shows that it is granted, or a refusal
 * that the service gives after it has checked the permission; `expected` lists those, by their code, or by
 * their message where the code is that of a missing permission.
 */
export function probed(api: string, reply: Reply<unknown> | null, expected: readonly (string | RegExp)[] = []): Probe {
  const permission = actionOf(api);
  if (reply === null) return { permission, verdict: 'unknown', note: `${api} needs something to be asked about` };
  if (reply.ok || expected.some((one) => isThis(one, reply))) return { permission, verdict: 'granted' };
  if (DENIED.test(reply.code)) {
    return { permission, verdict: 'refused', note: `AWS answered ${reply.code}; allow ${permission}` };
  }
  const why = isThrottle(reply.code) ? 'AWS is throttling' : `AWS answered ${reply.code}`;
  return { permission, verdict: 'unknown', note: why };
}

function isThis(expected: string | RegExp, { code, message }: Extract<Reply<unknown>, { ok: false }>): boolean {
  return typeof expected === 'string' ? expected === code : expected.test(message);
}
