import { describe, expect, it } from 'vitest';
import { graphqlUrlOf, parseGithubCredential } from '#collectors/github/client/credential.ts';
import { InputError } from '#shared/errors/input-error.ts';

const TOKEN = `ghp_${'a'.repeat(36)}`;

describe('parseGithubCredential', () => {
  it.each([
    [undefined, 'https://api.github.com'],
    ['https://github.com/', 'https://api.github.com'],
    ['https://github.example.com', 'https://github.example.com/api/v3'],
    ['https://github.example.com/api/v3/', 'https://github.example.com/api/v3'],
    ['https://api.acme.ghe.com', 'https://api.acme.ghe.com'],
    ['http://127.0.0.1:8080/api/v3', 'http://127.0.0.1:8080/api/v3'],
    ['http://localhost:8080', 'http://localhost:8080'],
  ])('takes the address %j for %s', (baseUrl, expected) => {
    expect(parseGithubCredential({ org: ' acme ', token: TOKEN, ...(baseUrl && { baseUrl }) })).toEqual({
      org: 'acme',
      token: TOKEN,
      baseUrl: expected,
    });
  });

  it.each([
    [{ org: 'acme/api', token: TOKEN }, /path or an address/],
    [{ org: 'https://github.com/acme', token: TOKEN }, /path or an address/],
    [{ org: '', token: TOKEN }, /organisation is empty/],
    [{ org: 'ac me', token: TOKEN }, /cannot be the login/],
    [{ org: 'acme', token: '' }, /token is empty/],
    [{ org: 'acme', token: `Bearer ${TOKEN}` }, /word of a header/],
    [{ org: 'acme', token: `ghr_${'a'.repeat(36)}` }, /refresh token/],
    [{ org: 'acme', token: 'AKIAABCDEFGHIJKLMNOP' }, /shape of a GitHub token/],
    [{ org: 'acme', token: `"${TOKEN}"` }, /quotes/],
    [{ org: 'acme', token: TOKEN, baseUrl: 'http://github.example.com' }, /not https/],
    [{ org: 'acme', token: TOKEN, baseUrl: 'github.example.com' }, /not an address/],
    [{ org: 'acme', token: TOKEN, baseUrl: 'https://ann:secret@github.example.com' }, /no user name/],
    [{ org: 'acme' }, /needs an organisation and a token/],
    [null, /needs an organisation and a token/],
  ])('says what is wrong with %j', (input, message) => {
    const parse = () => parseGithubCredential(input);
    expect(parse).toThrow(InputError);
    expect(parse).toThrow(message);
  });

  it('never repeats a token in its message', () => {
    const secret = `AKIA${'S3CR3T'.repeat(4)}`;
    expect(() => parseGithubCredential({ org: 'acme', token: secret })).toThrow(
      expect.objectContaining({
        message: expect.not.stringContaining(secret),
        advice: expect.not.stringContaining(secret),
      }),
    );
  });
});

describe('graphqlUrlOf', () => {
  it.each([
    ['https://api.github.com', 'https://api.github.com/graphql'],
    ['https://github.example.com/api/v3', 'https://github.example.com/api/graphql'],
    ['https://api.acme.ghe.com', 'https://api.acme.ghe.com/graphql'],
  ])('finds GraphQL of %s', (base, graphql) => {
    expect(graphqlUrlOf(base)).toBe(graphql);
  });
});
