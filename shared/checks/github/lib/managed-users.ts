import type { MembersFacts } from '#collectors/github/members.ts';
import { type Fact, known } from '#shared/evidence/fact.ts';
import { fail, judge, manual, type Verdict } from '#shared/evidence/outcome.ts';

/**
 * A user whom an enterprise manages: such a login ends in the short code of the enterprise behind an
 * underscore, which no other login can have. They sign in through the identity provider, which asks for
 * the second factor; only the one who set it up, "acme_admin", has a password here.
 *
 * Source: https://docs.github.com/en/enterprise-cloud@latest/admin/managing-iam/iam-configuration-reference/username-considerations-for-external-authentication
 */
export function isManaged(login: string): boolean {
  return login.includes('_') && !login.endsWith('_admin');
}

/** What it means that no second factor is required: nothing to those who sign in somewhere else. */
export function withoutRule(members: Fact<MembersFacts>, otherwise: string): Verdict {
  return judge(someoneSignsInHere(members), (someone) =>
    someone
      ? fail(otherwise)
      : manual('Show that the identity provider asks for a second factor: every member is a managed user.'),
  );
}

/** Whether some member is not a managed user. */
function someoneSignsInHere(input: Fact<MembersFacts>): Fact<boolean> {
  const members = input.known ? input.value.members : input;
  if (!members.known) return members;
  const { items, unseen } = members.value;
  if (items.some(({ login }) => !isManaged(login))) return known(true);
  return unseen ?? known(items.length === 0);
}
