// @vitest-environment happy-dom
import { beforeEach, describe, expect, it } from 'vitest';
import { HINTS, hintOf } from '#extension/capture/sight/hint.ts';
import { forgetHost, HOSTABLE, ownHosts, saidHosts, sayHost } from '#extension/capture/sight/own-hosts.ts';
import { aboutPage } from '#extension/capture/studio/about.ts';
import { readPage } from '#extension/consoles/read-page.ts';
import { database } from '#extension/store/database.ts';

const db = database();
const SAML = 'https://tools.acme.example/gitlab/groups/it/-/saml';

beforeEach(async () => {
  await db.meta.clear();
  await db.connections.clear();
});

describe('a host that a person named', () => {
  it('is recognised from then on, until it is forgotten', async () => {
    expect(await aboutPage(db, SAML)).toMatchObject({ recognition: null, said: null, hosted: false });
    const said = { provider: 'gitlab', host: 'tools.acme.example/gitlab' };
    await sayHost(db, said);
    expect(await aboutPage(db, SAML)).toMatchObject({ recognition: { id: 'gitlab/group-saml' }, said, hosted: true });
    expect((await aboutPage(db, 'https://tools.acme.example/wiki')).said).toBeNull();
    await forgetHost(db, said.host);
    expect(await aboutPage(db, SAML)).toMatchObject({ recognition: null, said: null, hosted: false });
  });

  it('is one system at a time', async () => {
    await sayHost(db, { provider: 'gitlab', host: 'git.acme.example' });
    await sayHost(db, { provider: 'github', host: 'git.acme.example' });
    expect(await saidHosts(db)).toEqual([{ provider: 'github', host: 'git.acme.example' }]);
  });

  it('stands beside the hosts of connected systems', async () => {
    await sayHost(db, { provider: 'github', host: 'git.acme.example' });
    await db.connections.put({
      provider: 'github',
      origins: ['https://code.acme.example/*', 'https://*.acme.example/*'],
    } as never);
    expect(await ownHosts(db)).toEqual({ github: ['git.acme.example', 'code.acme.example'] });
  });
});

describe('what a page shows of the product that it is', () => {
  const hint = (head: string) => {
    const doc = new DOMParser().parseFromString(
      `<!doctype html><html><head>${head}</head><body></body></html>`,
      'text/html',
    );
    return hintOf(readPage(doc, HINTS));
  };

  it.each([
    [
      '<meta content="GitLab" property="og:site_name"><link href="/search/opensearch.xml" rel="search" title="Search GitLab">',
      'gitlab',
      '',
    ],
    [
      '<meta content="GitLab" property="og:site_name"><link href="/gitlab/search/opensearch.xml" rel="search">',
      'gitlab',
      '/gitlab',
    ],
    [
      '<meta content="GitLab" property="og:site_name"><link href="https://x.example/a/b/search/opensearch.xml" rel="search">',
      'gitlab',
      '/a/b',
    ],
    ['<meta name="ajs-context-path" content="/jira">', 'atlassian', '/jira'],
    ['<meta name="ajs-context-path" content="">', 'atlassian', ''],
    ['<meta name="hostname" content="github.acme.example">', 'github', ''],
    ['<link rel="shortcut icon" href="https://ok1static.oktacdn.com/assets/x.css">', 'okta', ''],
  ])('%s', (head, provider, root) => {
    expect(hint(head)).toEqual({ provider, root });
  });

  it('is nothing on other pages, and on pages that were not looked at', () => {
    expect(
      hint('<meta property="og:site_name" content="Intranet"><link rel="search" href="/search/opensearch.xml">'),
    ).toBeNull();
    expect(hintOf(null)).toBeNull();
  });

  it("is looked for where there are products on hosts of one's own", () => {
    expect(HOSTABLE).toEqual(['atlassian', 'github', 'gitlab', 'okta']);
  });
});
