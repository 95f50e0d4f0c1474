import { InputError } from '#shared/errors/input-error.ts';
import { z } from '#shared/schema.ts';

export interface GithubCredential {
  /** Organisation login. */
  readonly org: string;
  readonly token: string;
  /** REST root without a trailing slash: "https://api.github.com", "https://github.example.com/api/v3". */
  readonly baseUrl: string;
}

export const PUBLIC_API = 'https://api.github.com';

const handedOver = z.object({ org: z.string(), token: z.string(), baseUrl: z.optional(z.string()) });

/** https://docs.github.com/en/authentication/keeping-your-account-and-data-secure/about-authentication-to-github#githubs-token-formats */
const ISSUED = /^(gh[pous]_[A-Za-z0-9_.-]{20,}|github_pat_[A-Za-z0-9_]{20,}|[0-9a-f]{40})$/;
const LOGIN = /^[A-Za-z0-9](?:[A-Za-z0-9_-]{0,38})$/;

/** Parses `{ org, token, baseUrl? }`; throws an InputError that says which part is wrong and how it should look. */
export function parseGithubCredential(input: unknown): GithubCredential {
  const parsed = handedOver.safeParse(input);
  if (!parsed.success) {
    throw new InputError(
      'The GitHub connection needs an organisation and a token.',
      'Give the login of the organisation ("acme") and a token that may read it.',
    );
  }
  const baseUrl = parseBaseUrl(parsed.data.baseUrl);
  return { org: parseOrg(parsed.data.org), token: parseToken(parsed.data.token, baseUrl), baseUrl };
}

function parseOrg(raw: string): string {
  const org = raw.trim();
  if (LOGIN.test(org)) return org;
  const advice = 'Give only the login of the organisation, as it stands in its address: "acme".';
  if (org === '') throw new InputError('The GitHub organisation is empty.', advice);
  if (org.includes('/')) {
    throw new InputError(`"${org}" is a path or an address, not the login of an organisation.`, advice);
  }
  throw new InputError(`"${org}" cannot be the login of a GitHub organisation.`, advice);
}

function parseToken(raw: string, baseUrl: string): string {
  const token = raw.trim();
  const advice = 'Copy the token again, whole: it starts with "github_pat_", "ghp_", "gho_", "ghu_" or "ghs_".';
  if (token === '') throw new InputError('The GitHub token is empty.', advice);
  if (/^(bearer|token)\s/i.test(token)) {
    throw new InputError(
      'The GitHub token starts with the word of a header.',
      'Give the token alone, without "Bearer".',
    );
  }
  if (token.startsWith('ghr_')) {
    throw new InputError('That is a refresh token, which cannot read anything.', advice);
  }
  if (!/^[\x21-\x7e]+$/.test(token) || /["'`<>\\]/.test(token)) {
    throw new InputError('The GitHub token holds blanks, quotes or characters that no token has.', advice);
  }
  // Only github.com is known to issue nothing else; a server of one's own may hand out other shapes.
  if (baseUrl === PUBLIC_API && !ISSUED.test(token)) {
    throw new InputError('That does not have the shape of a GitHub token.', advice);
  }
  return token;
}

function parseBaseUrl(raw: string | undefined): string {
  if (raw === undefined || raw.trim() === '') return PUBLIC_API;
  const text = raw.trim();
  const advice = 'Give the address of the REST API, such as "https://github.example.com/api/v3".';
  let url: URL;
  try {
    url = new URL(text);
  } catch (cause) {
    throw new InputError(`"${text}" is not an address.`, advice, { cause });
  }
  if (url.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '') {
    throw new InputError('The GitHub address must hold no user name, query or fragment.', advice);
  }
  const loopback = isLoopback(url.hostname);
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && loopback)) {
    throw new InputError(`"${text}" is not https: a token would travel in the clear.`, advice);
  }
  if (url.hostname === 'github.com' || url.hostname === 'www.github.com') return PUBLIC_API;
  const path = url.pathname.replace(/\/+$/, '');
  // The web address of a server of one's own is what people have at hand; its REST API always lives at /api/v3.
  const isServer = path === '' && !loopback && !url.hostname.startsWith('api.');
  return `${url.origin}${isServer ? '/api/v3' : path}`;
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '[::1]' || /^127(\.\d{1,3}){3}$/.test(host);
}

/**
 * Where people look at what the API at `baseUrl` serves: "https://github.com", the host of a server of one's
 * own, and for data residency "https://acme.ghe.com", whose API is at "https://api.acme.ghe.com".
 */
export function webOf(baseUrl: string): string {
  const { protocol, host } = new URL(baseUrl);
  return `${protocol}//${host.replace(/^api\./, '')}`;
}

/** What evidence calls the organisation: its login, after the host when that is not github.com. */
export function tenantOf({ org, baseUrl }: Pick<GithubCredential, 'org' | 'baseUrl'>): string {
  const { hostname, host } = new URL(webOf(baseUrl));
  return hostname === 'github.com' || isLoopback(hostname) ? org : `${host}/${org}`;
}

/** GitHub Enterprise Server serves GraphQL beside `/api/v3`, not below it. */
export function graphqlUrlOf(baseUrl: string): string {
  return baseUrl.endsWith('/api/v3') ? `${baseUrl.slice(0, -'/v3'.length)}/graphql` : `${baseUrl}/graphql`;
}
