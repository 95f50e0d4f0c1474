import type { EnterpriseFacts } from '#collectors/github/enterprise.ts';
import type { ActiveMember, MemberActivityFacts } from '#collectors/github/member-activity.ts';
import type { Enterprise } from '#collectors/github/read/enterprise.ts';
import type { SampledFiles } from '#collectors/github/read/files.ts';
import type { RepositoryFilesFacts } from '#collectors/github/repository-files.ts';
import { known, whole } from '#shared/evidence/fact.ts';

export function enterprise(patch: Partial<Enterprise> = {}): EnterpriseFacts {
  return {
    enterprise: known({
      slug: known('acme-inc'),
      url: known('https://github.com/enterprises/acme-inc'),
      twoFactorRequired: known(true),
      identityProvider: known('https://idp.example'),
      ...patch,
    }),
  };
}

export function activity(patch: Partial<ActiveMember> = {}): MemberActivityFacts {
  const member = { login: 'ann', role: known('member' as const), contributed: known(true), ...patch };
  return { since: known('2026-04-01T00:00:00Z'), members: known(whole([member])) };
}

export function files(patch: Partial<SampledFiles> = {}): RepositoryFilesFacts {
  const repository = { name: 'acme/api', binaries: known(whole<string>([])), ...patch };
  return { sample: known({ seed: 'acme files', drawn: 1, of: 1, repositories: [repository] }) };
}
