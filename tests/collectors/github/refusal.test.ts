import { describe, expect, it } from 'vitest';
import { permissionInWords } from '#collectors/github/read/permission.ts';
import { pathOf, replyOf } from '#collectors/github/read/refusal.ts';

const url = 'https://api.github.com/repos/acme/api/branches/main/protection';

const scans = 'https://api.github.com/repos/acme/api/code-scanning/analyses?per_page=1';
const secrets = 'https://api.github.com/repos/acme/api/secret-scanning/alerts';

function reply(
  status: number | undefined,
  message: string | null,
  headers: Record<string, string> = {},
  asked: string = url,
) {
  const answer = { method: 'GET', url: asked, headers, ...(status === undefined ? {} : { status }) };
  return replyOf(answer, message === null ? null : JSON.stringify({ message }), true);
}

describe('the decision table', () => {
  it.each([
    [404, 'Branch not protected', {}, 'absent'],
    [404, 'Branch not found', {}, 'void'],
    [404, 'Not Found', {}, 'refused'],
    [404, 'no analysis found', {}, 'absent', scans],
    [404, 'Secret scanning is disabled on this repository.', {}, 'off', secrets],
    [403, 'Advanced Security must be enabled for this repository to use code scanning.', {}, 'off', scans],
    [403, 'Upgrade to GitHub Pro or make this repository public to enable this feature.', {}, 'plan'],
    [403, 'Resource not accessible by personal access token', {}, 'refused'],
    [403, 'Resource not accessible by integration', {}, 'refused'],
    [403, 'API rate limit exceeded for user ID 1.', { 'x-ratelimit-remaining': '0' }, 'throttled'],
    [403, 'You have exceeded a secondary rate limit.', { 'retry-after': '60' }, 'throttled'],
    [429, 'Too many requests', {}, 'throttled'],
    [422, 'Only owners can use this filter.', {}, 'refused'],
    [401, 'Bad credentials', {}, 'unauthenticated'],
    [500, 'Server Error', {}, 'broken'],
    [undefined, null, {}, 'broken'],
  ])('%s "%s" is %s', (status, message, headers, kind, asked = url) => {
    expect(reply(status, message, headers, asked).kind).toBe(kind);
  });

  it.each([
    [404, 'Branch not protected', scans],
    [404, 'no analysis found', url],
    [404, 'Secret scanning is disabled on this repository.', url],
    [403, 'Code Security must be enabled for this repository to use code scanning.', url],
    [403, 'Dependabot alerts are disabled for this repository.', scans],
  ])('%s "%s" says nothing about something else', (status, message, asked) => {
    expect(reply(status, message, {}, asked).kind).toBe('refused');
  });

  it('needs both: the words of a fact with another status are none', () => {
    expect(reply(403, 'Branch not protected').kind).toBe('refused');
    expect(reply(404, 'Upgrade to GitHub Pro or make this repository public to enable this feature.').kind).toBe(
      'refused',
    );
  });

  it('names the permission of a fine-grained token', () => {
    expect(
      reply(403, 'Resource not accessible', { 'x-accepted-github-permissions': 'administration=read' }),
    ).toMatchObject({
      unknown: { missing: 'Administration: read (repository)' },
    });
  });

  it('names the scope of a classic token, and only of such', () => {
    const accepted = { 'x-accepted-oauth-scopes': 'admin:org, read:org' };
    expect(reply(404, 'Not Found', { ...accepted, 'x-oauth-scopes': 'repo' })).toMatchObject({
      unknown: { missing: 'scope admin:org or read:org' },
    });
    expect(reply(404, 'Not Found', accepted)).toMatchObject({
      unknown: expect.not.objectContaining({ missing: expect.anything() }),
    });
  });

  it('gives the address at which a token is authorised for single sign-on', () => {
    const headers = { 'x-github-sso': 'required; url=https://github.com/orgs/acme/sso?authorization_request=A' };
    expect(reply(403, 'Resource protected by organization SAML enforcement.', headers)).toMatchObject({
      unknown: { missing: expect.stringContaining('https://github.com/orgs/acme/sso?authorization_request=A') },
    });
  });

  it('recognises the IP allow list', () => {
    const message =
      'Although you appear to have the correct authorization credentials, the `acme` organization has an IP allow list enabled, and your IP address is not permitted to access this resource.';
    expect(reply(403, message)).toMatchObject({
      kind: 'refused',
      unknown: { missing: expect.stringContaining('IP allow list') },
    });
  });

  it('takes a body that is not JSON for no answer, whatever the status', () => {
    expect(replyOf({ method: 'GET', url, status: 200 }, null, false)).toMatchObject({ kind: 'broken' });
    expect(replyOf({ method: 'GET', url, status: 403 }, '<html>proxy</html>', true).kind).toBe('refused');
  });

  it('reads how long a limit lasts', () => {
    expect(reply(429, 'slow down', { 'retry-after': '17' })).toMatchObject({ waitSeconds: 17 });
    expect(reply(403, 'API rate limit exceeded', { 'x-ratelimit-remaining': '0' })).toMatchObject({
      waitSeconds: null,
    });
  });
});

describe('permissionInWords', () => {
  it.each([
    ['organization_administration=read', 'Administration: read (organization)'],
    ['members=read', 'Members: read (organization)'],
    ['contents=read,metadata=read', 'Contents: read (repository) and Metadata: read (repository)'],
    ['issues=read; pull_requests=read', 'issues: read (repository), or Pull requests: read (repository)'],
    ['', undefined],
    [undefined, undefined],
  ])('%j is %j', (header, words) => {
    expect(permissionInWords(header)).toBe(words);
  });
});

describe('pathOf', () => {
  it('is the same for github.com and for a server of its own', () => {
    expect(pathOf('https://api.github.com/orgs/acme/repos?page=2')).toBe('/orgs/acme/repos?page=2');
    expect(pathOf('https://ghe.example.com/api/v3/orgs/acme/repos?page=2')).toBe('/orgs/acme/repos?page=2');
  });
});
