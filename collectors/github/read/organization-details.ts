import { type Fact, known } from '#shared/evidence/fact.ts';
import { oneOf } from './ruleset.ts';
import { View } from './view.ts';

export interface RunnerGroup {
  readonly name: Fact<string>;
  readonly reach: Fact<'all' | 'private' | 'selected'>;
  readonly servesPublic: Fact<boolean>;
}

export function runnerGroupOf(view: View): RunnerGroup {
  return {
    name: view.string('name'),
    reach: oneOf(view, 'visibility', ['all', 'private', 'selected']),
    servesPublic: view.boolean('allows_public_repositories'),
  };
}

export interface StoredSecret {
  readonly name: Fact<string>;
  readonly updatedAt: Fact<string>;
  readonly reach: Fact<'all' | 'private' | 'selected'>;
}

export function storedSecretOf(view: View): StoredSecret {
  return {
    name: view.string('name'),
    updatedAt: view.string('updated_at'),
    reach: oneOf(view, 'visibility', ['all', 'private', 'selected']),
  };
}

export interface AccessToken {
  readonly id: Fact<number>;
  readonly owner: Fact<string>;
  readonly name: Fact<string>;
  readonly reach: Fact<'all' | 'none' | 'subset'>;
  /** Null: it never expires. */
  readonly expiresAt: Fact<string | null>;
  readonly lastUsedAt: Fact<string | null>;
}

export function accessTokenOf(view: View): AccessToken {
  const owner = view.object('owner');
  return {
    id: view.number('id'),
    owner: owner instanceof View ? owner.string('login') : owner,
    name: view.string('token_name'),
    reach: oneOf(view, 'repository_selection', ['all', 'none', 'subset']),
    expiresAt: orNever(view, 'token_expires_at'),
    lastUsedAt: orNever(view, 'token_last_used_at'),
  };
}

/** Here null is a statement: the token has no expiry, or was never used. An absent field is not. */
function orNever(view: View, key: string): Fact<string | null> {
  return view.value[key] === null ? known(null) : view.string(key);
}

export interface PendingToken {
  readonly owner: Fact<string>;
  readonly createdAt: Fact<string>;
}

export function pendingTokenOf(view: View): PendingToken {
  const owner = view.object('owner');
  return { owner: owner instanceof View ? owner.string('login') : owner, createdAt: view.string('created_at') };
}
