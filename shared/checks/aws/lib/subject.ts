import type { Subject } from '#shared/evidence/outcome.ts';
import type { Scope } from '#shared/evidence/record.ts';

export function account(scope: Scope): Subject {
  return { type: 'AWS account', id: scope.tenant };
}

export function region(scope: Scope): Subject {
  return { type: 'region', id: `${scope.tenant}/${scope.region ?? 'global'}` };
}

export function where(scope: Scope): string {
  return scope.region === undefined ? `account ${scope.tenant}` : `${scope.region} of account ${scope.tenant}`;
}
