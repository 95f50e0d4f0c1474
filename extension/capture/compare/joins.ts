import type { AccountFacts } from '#collectors/aws/account.ts';
import type { IdentitiesFacts } from '#collectors/aws/identities.ts';
import type { PostureFacts } from '#collectors/aws/posture.ts';
import type { MembersFacts } from '#collectors/github/members.ts';
import type { OrganizationFacts } from '#collectors/github/organization.ts';
import type { PageFacts } from '#shared/define-recogniser.ts';
import type { Fact, Population } from '#shared/evidence/fact.ts';

export type Said = string | number | boolean;

/** One thing that a page and an API both say. Null: that side does not say it, so there is nothing to compare. */
export interface Join {
  readonly what: string;
  readonly collector: string;
  readonly page: (facts: PageFacts) => Said | null;
  readonly api: (facts: unknown) => Said | null;
}

// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- it ties a join to the facts of its collector
function join<F>(
  collector: string,
  what: string,
  page: (facts: PageFacts) => Said | null,
  api: (facts: F) => Said | null,
): Join {
  return { what, collector, page, api: (facts) => api(facts as F) };
}

function known<T>(fact: Fact<T>): T | null {
  return fact.known ? fact.value : null;
}

/** Its number, only when all of it was seen. */
function sizeOf(fact: Fact<Population<unknown>>): number | null {
  const list = known(fact);
  return list?.complete === true ? list.items.length : null;
}

const flag =
  (name: string) =>
  ({ settings }: PageFacts): boolean | null => {
    const value = settings[name];
    return typeof value === 'boolean' ? value : null;
  };

const word =
  (name: string) =>
  ({ settings }: PageFacts): string | null => {
    const value = settings[name];
    return typeof value === 'string' ? (/[a-z]+/i.exec(value)?.[0].toLowerCase() ?? null) : null;
  };

const number =
  (name: string) =>
  ({ settings }: PageFacts): number | null => {
    const value = settings[name];
    const digits = typeof value === 'string' ? /\d+/.exec(value)?.[0] : undefined;
    return digits === undefined ? null : Number(digits);
  };

const total = ({ total: all, filter }: PageFacts): number | null => (filter?.active === true ? null : all);

const ORGANIZATION = 'github/organization';
const ACCOUNT = 'aws/account';

/** By recogniser. A page that is not here is captured all the same; nothing is compared then. */
export const JOINS: Readonly<Record<string, readonly Join[]>> = {
  'github/authentication-security': [
    join(ORGANIZATION, 'two-factor authentication required', flag('twoFactor'), ({ settings }: OrganizationFacts) =>
      known(settings.twoFactorRequired),
    ),
  ],
  'github/member-privileges': [
    join(ORGANIZATION, 'base permission', word('basePermission'), ({ settings }: OrganizationFacts) =>
      known(settings.basePermission),
    ),
    join(ORGANIZATION, 'forking of private repositories', flag('forking'), ({ settings }: OrganizationFacts) =>
      known(settings.membersForkPrivate),
    ),
    join(ORGANIZATION, 'deletion by members', flag('deletion'), ({ settings }: OrganizationFacts) =>
      known(settings.membersDelete),
    ),
    join(ORGANIZATION, 'visibility changed by members', flag('visibility'), ({ settings }: OrganizationFacts) =>
      known(settings.membersChangeVisibility),
    ),
  ],
  'github/actions-permissions': [
    join(ORGANIZATION, 'actions pinned to a commit', flag('pinning'), ({ actions }: OrganizationFacts) =>
      known(actions.pinned),
    ),
    join(ORGANIZATION, 'pull requests approved by Actions', flag('canApprove'), ({ actions }: OrganizationFacts) =>
      known(actions.approvesPullRequests),
    ),
  ],
  'github/organisation-people': [
    join('github/members', 'number of members', total, ({ members }: MembersFacts) => sizeOf(members)),
  ],
  'aws/iam-dashboard': [
    join(ACCOUNT, 'MFA of the root user', flag('rootMfa'), ({ rootMfa }: AccountFacts) => known(rootMfa)),
    join(ACCOUNT, 'root user without access keys', flag('rootKeys'), ({ rootKeys }: AccountFacts) =>
      rootKeys.known ? !rootKeys.value : null,
    ),
  ],
  'aws/iam-password-policy': [
    join(ACCOUNT, 'shortest password', number('minimumLength'), ({ passwordPolicy }: AccountFacts) => {
      const policy = known(passwordPolicy);
      return policy === null ? null : known(policy.minimumLength);
    }),
  ],
  'aws/iam-users': [join('aws/identities', 'number of users', total, ({ users }: IdentitiesFacts) => sizeOf(users))],
  'aws/s3-account-public-access': [
    join(ACCOUNT, 'all public access blocked', flag('blockAll'), ({ publicAccessBlock }: AccountFacts) => {
      if (!publicAccessBlock.known) return null;
      return publicAccessBlock.value !== null && Object.values(publicAccessBlock.value).every(Boolean);
    }),
  ],
  'aws/ebs-encryption-default': [
    join('aws/posture', 'new volumes encrypted', flag('encryption'), ({ ebsEncryption }: PostureFacts) =>
      known(ebsEncryption),
    ),
  ],
};
