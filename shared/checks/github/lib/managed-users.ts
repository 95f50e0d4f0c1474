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
