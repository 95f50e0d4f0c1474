/** An answer that says no, as GitHub words it. Thrown by whatever finds the reason, sent by the server. */
export class Refusal extends Error {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** Further members of the JSON body. */
  readonly more: Readonly<Record<string, unknown>>;

  constructor(
    status: number,
    message: string,
    headers: Readonly<Record<string, string>> = {},
    more: Readonly<Record<string, unknown>> = {},
  ) {
    super(message);
    this.name = 'Refusal';
    this.status = status;
    this.headers = headers;
    this.more = more;
  }
}

export const notFound = (): Refusal => new Refusal(404, 'Not Found');

export const badCredentials = (): Refusal => new Refusal(401, 'Bad credentials');

export const upgradeNeeded = (): Refusal =>
  new Refusal(403, 'Upgrade to GitHub Pro or make this repository public to enable this feature.');

/** `accepted` is the value of X-Accepted-GitHub-Permissions, which names what would have been enough. */
export function notAccessible(kind: 'fine-grained' | 'classic' | 'installation', accepted: string): Refusal {
  const who = kind === 'installation' ? 'integration' : 'personal access token';
  return new Refusal(403, `Resource not accessible by ${who}`, { 'x-accepted-github-permissions': accepted });
}

export function ssoRequired(organisation: string, base: string): Refusal {
  const url = `${base.replace(/\/api\/v3$/, '')}/orgs/${organisation}/sso?authorization_request=A4MERIDIAN`;
  return new Refusal(
    403,
    'Resource protected by organization SAML enforcement. You must grant your Personal Access token access to this organization.',
    { 'x-github-sso': `required; url=${url}` },
  );
}

export function outsideAllowList(organisation: string): Refusal {
  return new Refusal(
    403,
    `Although you appear to have the correct authorization credentials, the \`${organisation}\` organization has an IP allow list enabled, and your IP address is not permitted to access this resource.`,
  );
}

/** A list that exists only while the policy says "selected". */
export const notSelected = (what: string): Refusal => new Refusal(409, `The policy is not set to ${what}.`);
