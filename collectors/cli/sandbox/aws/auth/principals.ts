import { createHash, randomBytes } from 'node:crypto';
import type { PolicyDocument } from './policy.ts';

/** Someone who signs requests: an IAM user with an access key, or an assumed-role session. */
export interface Principal {
  readonly account: string;
  readonly arn: string;
  /** "AIDA…" for a user, "AROA…:session" for a session, the account id for root. */
  readonly userId: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  /** Identity policies, all evaluated together. */
  readonly policies: readonly PolicyDocument[];
  /** A session policy grants nothing by itself: what it leaves out is lost. */
  readonly sessionPolicy: PolicyDocument | null;
  readonly session: { readonly token: string; readonly expires: Date } | null;
}

export interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
}

/** Everyone the sandbox knows, by access key. */
export class Principals {
  readonly #byKey = new Map<string, Principal>();

  find(accessKeyId: string): Principal | undefined {
    return this.#byKey.get(accessKeyId);
  }

  /** Keys and secrets of IAM users follow from the names, so that a sandbox of the same seed has the same. */
  addUser(account: string, name: string, policies: readonly PolicyDocument[], seed: string): Principal {
    const digest = createHash('sha256').update(`${seed}/${account}/${name}`).digest();
    const principal: Principal = {
      account,
      arn: `arn:aws:iam::${account}:user/${name}`,
      userId: `AIDA${letters(digest.subarray(0, 17))}`,
      accessKeyId: `AKIA${letters(digest.subarray(2, 18))}`,
      secretAccessKey: digest.toString('base64').slice(0, 40),
      policies,
      sessionPolicy: null,
      session: null,
    };
    this.#byKey.set(principal.accessKeyId, principal);
    return principal;
  }

  addSession(options: {
    account: string;
    role: string;
    roleId: string;
    name: string;
    policies: readonly PolicyDocument[];
    sessionPolicy: PolicyDocument | null;
    expires: Date;
  }): Principal {
    const principal: Principal = {
      account: options.account,
      arn: `arn:aws:sts::${options.account}:assumed-role/${options.role}/${options.name}`,
      userId: `${options.roleId}:${options.name}`,
      accessKeyId: `ASIA${letters(randomBytes(16))}`,
      secretAccessKey: randomBytes(30).toString('base64'),
      policies: options.policies,
      sessionPolicy: options.sessionPolicy,
      session: { token: randomBytes(96).toString('base64'), expires: options.expires },
    };
    this.#byKey.set(principal.accessKeyId, principal);
    return principal;
  }

  replacePolicies(accessKeyId: string, policies: readonly PolicyDocument[]): void {
    const principal = this.#byKey.get(accessKeyId);
    if (!principal) throw new RangeError(`No principal signs with ${accessKeyId}`);
    this.#byKey.set(accessKeyId, { ...principal, policies });
  }
}

export function credentialsOf(principal: Principal): Credentials {
  return {
    accessKeyId: principal.accessKeyId,
    secretAccessKey: principal.secretAccessKey,
    ...(principal.session ? { sessionToken: principal.session.token } : {}),
  };
}

/** Unique ids and keys are written in the base 32 alphabet. */
export function letters(bytes: Uint8Array): string {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
  return [...bytes].map((byte) => alphabet.charAt(byte % 32)).join('');
}
