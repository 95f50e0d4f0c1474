import type { RecogniseOptions } from '#extension/consoles/sightings.ts';

/** The same page at another address, and what that address says besides. */
export interface Variant {
  readonly url: string;
  readonly subject: Readonly<Record<string, string>>;
}

/** Hosts of one's own that the variants use. */
export const ownHosts: RecogniseOptions = {
  hosts: {
    github: ['github.acme.example'],
    gitlab: ['git.acme.example:8443', 'code.acme.example/gitlab'],
    atlassian: ['jira.acme.example', 'tools.acme.example/jira'],
    okta: ['id.acme.example'],
  },
};

function edited(url: string, edit: (url: URL) => void): string {
  const copy = new URL(url);
  edit(copy);
  return copy.href;
}

const host = (name: string) => (url: string) => edited(url, (copy) => void (copy.host = name));
/** On a host that the product has only a path of. */
const below = (name: string, path: string) => (url: string) =>
  edited(host(name)(url), (copy) => void (copy.pathname = `${path}${copy.pathname}`));
const slash = (url: string) =>
  edited(url, (copy) => void (copy.pathname = copy.pathname.endsWith('/') ? copy.pathname : `${copy.pathname}/`));
const param = (name: string, value: string) => (url: string) =>
  edited(url, (copy) => copy.searchParams.append(name, value));
/** Parameters in the other order; the first is put last. */
const rotated = (url: string) =>
  edited(url, (copy) => {
    const [first, ...rest] = copy.search.slice(1).split('&');
    copy.search = [...rest, first].join('&');
  });

function awsHash(url: string): string {
  return edited(url, (copy) => {
    if (/^#\/\w/.test(copy.hash)) copy.hash += '?search=ann&page=2';
    else if (/^#\w+:$/.test(copy.hash)) copy.hash += 'search=web;sort=desc:name';
  });
}

function aws(url: string): Variant[] {
  const region = param('region', 'eu-west-1');
  return [
    { url: host('eu-west-1.console.aws.amazon.com')(region(url)), subject: { region: 'eu-west-1' } },
    { url: host('us-east-1.console.aws.amazon.com')(region(url)), subject: { region: 'eu-west-1' } },
    { url: region(param('skipRegion', 'true')(url)), subject: { region: 'eu-west-1' } },
    {
      url: host('123456789012-ab12cd34.eu-west-1.console.aws.amazon.com')(region(url)),
      subject: { account: '123456789012', region: 'eu-west-1' },
    },
    { url: host('us-gov-west-1.console.amazonaws-us-gov.com')(url), subject: { region: 'us-gov-west-1' } },
    { url: host('cn-north-1.console.amazonaws.cn')(url), subject: { region: 'cn-north-1' } },
    { url: slash(url), subject: {} },
    { url: awsHash(url), subject: {} },
  ];
}

function portal(url: string): Variant[] {
  if (!url.includes('#view/')) {
    return url.includes('microsoft.com/') && !url.includes('#')
      ? [
          {
            url: param('tid', '6e9e7b0c-1f3d-4a53-b0f1-4f6c2b9a7d10')(url),
            subject: { tenant: '6e9e7b0c-1f3d-4a53-b0f1-4f6c2b9a7d10' },
          },
        ]
      : [{ url, subject: {} }];
  }
  const tenant = { tenant: 'acme.onmicrosoft.com' };
  return [
    { url: host('portal.azure.com')(url), subject: {} },
    { url: url.replace('#view/', '?feature.msaljs=true#view/'), subject: {} },
    { url: url.replace('#view/', '#@acme.onmicrosoft.com/view/'), subject: tenant },
    { url: url.replace('#view/', 'acme.onmicrosoft.com#view/'), subject: tenant },
    { url: url.replace('#view/', '#blade/'), subject: {} },
    { url: url.replace(/#view\/[^/]+\/[^/]+/, (blade) => blade.toLowerCase()), subject: {} },
    { url: `${url}/fromNav/Identity`, subject: {} },
    { url: `${url}/`, subject: {} },
  ];
}

/** Other addresses of a page, by provider: other hosts, other order, what a person clicked meanwhile. */
export const variantsOf: Readonly<Record<string, (url: string) => Variant[]>> = {
  aws,
  entra: portal,
  azure: portal,
  github: (url) =>
    [
      slash,
      param('page', '2'),
      rotated,
      (at: string) => `${at}#start-of-content`,
      host('acme.ghe.com'),
      host('github.acme.example'),
    ].map((edit) => ({ url: edit(url), subject: {} })),
  gitlab: (url) =>
    [
      slash,
      param('page', '2'),
      rotated,
      (at: string) => `${at}#js-general`,
      host('git.acme.example:8443'),
      below('code.acme.example', '/gitlab'),
    ].map((edit) => ({ url: edit(url), subject: {} })),
  gcp: (url) => [
    { url: param('authuser', '1')(url), subject: {} },
    { url: param('organizationId', '123456')(url), subject: { organisation: '123456' } },
    { url: url.replace('google.com/', 'google.com/u/1/'), subject: {} },
    { url: url.replace('?', ';tab=all?'), subject: {} },
    { url: slash(url), subject: {} },
  ],
  'google-workspace': (url) => [
    { url: url.replace('google.com/', 'google.com/u/1/'), subject: {} },
    { url: param('authuser', '1')(url), subject: {} },
    { url: param('ou', '03ph8a2z1x')(url), subject: { organisationalUnit: '03ph8a2z1x' } },
    { url: slash(url), subject: {} },
  ],
  okta: (url) => [
    { url: host('acme-admin.oktapreview.com')(url), subject: {} },
    { url: host('acme-admin.okta-emea.com')(url), subject: {} },
    { url: host('id.acme.example')(url), subject: { organisation: 'id.acme.example' } },
    { url: slash(url), subject: {} },
    { url: param('from', 'dashboard')(url), subject: {} },
  ],
  cloudflare: (url) =>
    [slash, param('page', '2'), (at: string) => `${at}#top`].map((edit) => ({ url: edit(url), subject: {} })),
  slack: (url) =>
    [slash, param('cursor', 'a1'), (at: string) => `${at}#top`].map((edit) => ({ url: edit(url), subject: {} })),
  atlassian: (url) => [
    ...[slash, param('cursor', 'a1'), rotated].map((edit) => ({ url: edit(url), subject: {} })),
    // The organisation's administration is Atlassian's alone; sites are also on servers of one's own.
    ...(url.startsWith('https://admin.')
      ? []
      : [
          { url: host('jira.acme.example')(url), subject: { site: 'jira.acme.example' } },
          { url: below('tools.acme.example', '/jira')(url), subject: { site: 'tools.acme.example' } },
        ]),
  ],
};
