import { describe, expect, it } from 'vitest';
import { consolePages, recognise } from '#extension/consoles/registry.ts';
import { isHosted, sightAll } from '#extension/consoles/sightings.ts';
import { examples } from './pages/examples.ts';
import { ownHosts, variantsOf } from './variants.ts';

/** Pages that are a narrower form of another: both fit, the narrower is meant. */
const NARROWER: Readonly<Record<string, string>> = { 'github/organisation-owners': 'github/organisation-people' };

const all = Object.entries(examples).flatMap(([provider, pages]) =>
  pages.map((example) => ({ ...example, provider, id: `${provider}/${example.page}` })),
);

function expected(example: (typeof all)[number], ...parts: Readonly<Record<string, string>>[]) {
  const { region, ...subject } = Object.assign({}, ...parts) as Record<string, string>;
  return example.regional && region !== undefined ? { ...subject, region } : subject;
}

describe('the set', () => {
  it('covers every page with a seen address that has one', () => {
    expect(all.filter(({ seen }) => seen)).toHaveLength(172);
    expect(all.map(({ id }) => id).sort()).toEqual([...consolePages.keys()]);
  });

  it('has eleven systems', () => {
    expect(new Set([...consolePages.values()].map(({ system }) => system)).size).toBe(11);
  });
});

/** Every address of the page with what it says of the subject: its own first, then their variants. */
function addressesOf(example: (typeof all)[number]) {
  const vary = variantsOf[example.provider] ?? (() => []);
  return example.urls.flatMap(([url, subject]) => [
    { url, subject },
    ...vary(url).map((variant) => ({ url: variant.url, subject: expected(example, subject, variant.subject) })),
  ]);
}

describe.each(all)('$id', (example) => {
  const addresses = addressesOf(example);

  it('is recognised at its addresses and wherever else the console shows it, with its subject', () => {
    expect(addresses.length).toBeGreaterThan(example.urls.length);
    const found = addresses.map(({ url }) => {
      const page = recognise(url, ownHosts);
      return { url, id: page?.id, subject: page?.subject };
    });
    expect(found).toEqual(addresses.map(({ url, subject }) => ({ url, id: example.id, subject })));
  });

  it('is the only page there', () => {
    const found = addresses.map(({ url }) => [url, ...sightAll(url, ownHosts).map(({ page }) => page)]);
    const meant = [example.id, NARROWER[example.id]].filter((id) => id !== undefined);
    expect(found).toEqual(addresses.map(({ url }) => [url, ...meant]));
  });

  it('is what it is called, and as sure as it was seen', () => {
    expect(consolePages.get(example.id)).toMatchObject({
      title: example.title,
      confidence: example.seen ? 'seen' : 'likely',
      regional: example.regional ?? false,
    });
  });

  it('may be read only on hosts that its addresses are on', () => {
    const { matches = [] } = consolePages.get(example.id) ?? {};
    const covers = (match: string, hostname: string): boolean => {
      const host = match.slice('https://'.length, -'/*'.length);
      return host.startsWith('*.') ? hostname.endsWith(host.slice(1)) : hostname === host;
    };
    const uncovered = example.urls.filter(([url]) => !matches.some((match) => covers(match, new URL(url).hostname)));
    expect(uncovered).toEqual([]);
  });
});

describe('an address that is none of them', () => {
  it.each([
    'https://example.com/',
    'https://github.com/',
    'https://github.com/acme-corp',
    'https://github.com/acme-corp/payments-api',
    'https://github.com/acme-corp/payments-api/pulls',
    'https://github.com/acme-corp/payments-api/pulls?q=is%3Aopen',
    'https://github.com/organizations/acme-corp/settings/secrets/actions',
    'https://github.com/organizations/acme-corp/settings/branches',
    'https://github.com/orgs/acme-corp/people/ann',
    'https://github.com/settings/security',
    'https://gist.github.com/orgs/acme-corp/people',
    'https://github.acme.example/orgs/acme-corp/people',
    'https://github.com.evil.example/orgs/acme-corp/people',
    'https://console.aws.amazon.com/iam/home#/users/details/ann',
    'https://console.aws.amazon.com/iam/home#/somewhere',
    'https://console.aws.amazon.com/ec2/home#SecurityGroup:groupId=sg-0123',
    'https://console.aws.amazon.com/ec2/home#Instances:x/y',
    'https://console.aws.amazon.com/cloudwatch/home#logsV2:log-groups/log-group/app',
    'https://console.aws.amazon.com/rds/home#database:',
    'https://console.aws.amazon.com/s3/buckets/acme-audit-logs?tab=objects',
    'https://console.aws.amazon.com.evil.example/iam/home#/users',
    'https://signin.aws.amazon.com/iam/home#/users',
    'https://entra.microsoft.com/#home',
    'https://entra.microsoft.com/#view/Microsoft_AAD_IAM/UsersManagementMenuBlade/~/AllUsers',
    'https://entra.microsoft.com/#view/Microsoft_AAD_ERM/DashboardBlade/~/elmEntitlement',
    'https://portal.azure.com/#view/HubsExtension/BrowseResource/resourceType/Microsoft.Web%2Fsites',
    'https://entra.microsoft.com/#view/Microsoft_Azure_PIMCommon/ResourceMenuBlade/~/roles/resourceId//provider/azurerbac',
    'https://security.microsoft.com/#view/Microsoft_AAD_ConditionalAccess/ConditionalAccessBlade/~/Policies',
    'https://console.cloud.google.com/storage/browser/acme-bucket?project=acme-prod-4711',
    'https://console.cloud.google.com/welcome?project=acme-prod-4711',
    'https://admin.google.com/ac/managedsettings/1/sharing',
    'https://acme.okta.com/admin/users',
    'https://acme-admin.okta.com/admin/groups',
    'https://acme-admin.okta.com/admin/access/multifactor#other',
    'https://dash.cloudflare.com/profile/members',
    'https://gitlab.com/groups/acme/-/settings/repository',
    'https://gitlab.com/acme/-/settings/repository/-/settings/repository',
    'https://acme.slack.com/messages',
    'https://acme.slack.com/apps/manage/settings',
    'https://slack.com/admin/settings',
    'https://acme.atlassian.net/jira/projects',
    'chrome://extensions',
    'file:///orgs/acme-corp/people',
    'about:blank',
    'not an address',
    '',
    'https://github.com/orgs/%E0%A4%A/unknown',
  ])('%s', (url) => {
    expect(recognise(url)).toBeNull();
  });

  it('is told apart even when it is badly escaped', () => {
    expect(recognise('https://github.com/orgs/%E0%A4%A/people')?.subject).toEqual({ organisation: '%E0%A4%A' });
  });
});

describe("a host of one's own", () => {
  it('is known only for what runs on such hosts', () => {
    const hosts = { hosts: { slack: ['chat.acme.example'], github: ['github.acme.example'] } };
    expect(recognise('https://chat.acme.example/admin/settings', hosts)).toBeNull();
    expect(recognise('https://github.acme.example/orgs/acme-corp/people', hosts)?.id).toBe(
      'github/organisation-people',
    );
  });

  it('is that system only below its path', () => {
    const hosts = { hosts: { gitlab: ['tools.acme.example/gitlab'], atlassian: ['tools.acme.example/jira/'] } };
    const at = (path: string) => recognise(`https://tools.acme.example${path}`, hosts)?.id ?? null;
    expect(at('/gitlab/groups/it/-/saml')).toBe('gitlab/group-saml');
    expect(at('/jira/auditing/view')).toBe('atlassian/jira-audit-log');
    expect(at('/groups/it/-/saml')).toBeNull();
    expect(at('/gitlabs/groups/it/-/saml')).toBeNull();
    expect(at('/gitlab/auditing/view')).toBeNull();
  });

  it('does not take a path below for a group of the project', () => {
    const url = 'https://tools.acme.example/gitlab/it/api/-/settings/repository';
    expect(recognise(url, { hosts: { gitlab: ['tools.acme.example/gitlab'] } })?.subject).toMatchObject({
      project: 'it/api',
    });
  });

  it('is one of a known console, whichever page it shows', () => {
    expect(isHosted('https://github.com/nothing/known/here')).toBe(true);
    expect(isHosted('https://intranet.acme.example/')).toBe(false);
    expect(isHosted('https://intranet.acme.example/x', { hosts: { gitlab: ['intranet.acme.example'] } })).toBe(true);
    expect(isHosted('not an address')).toBe(false);
  });
});
