import type { Organisation } from '../../organisation/organisation.ts';
import type { CodeSecurityConfiguration } from '../../organisation/settings.ts';
import { isoOf } from '../../organisation/people.ts';
import { nodeId, ok, param, type Call, type Handlers } from '../call.ts';
import { cursorPage, page, rowsOf } from '../pages.ts';
import { notFound, Refusal } from '../refusal.ts';
import { simpleUser, web, ownerOf } from '../shapes/people.ts';
import { minimalRepository, simpleRepository } from '../shapes/repositories.ts';

function configuration(call: Call, part: CodeSecurityConfiguration, at: number) {
  const id = 1_300 + at;
  return {
    id,
    target_type: 'organization',
    name: part.name,
    description: part.description,
    advanced_security: part.enforced ? 'enabled' : 'disabled',
    ...part.features,
    enforcement: part.enforced ? 'enforced' : 'unenforced',
    url: `${call.base}/orgs/${call.organisation.login}/code-security/configurations/${id}`,
    html_url: `${web(call)}/organizations/${call.organisation.login}/settings/security_products/configurations/edit/${id}`,
    created_at: '2024-05-01T00:00:00Z',
    updated_at: '2025-05-01T00:00:00Z',
  };
}

/** The configuration that a repository is attached to: the company's baseline where the features match it. */
export function attachedTo(organisation: Organisation, index: number): number | null {
  const { security } = organisation.repository(index);
  if (organisation.settings.configurations.length === 0) return null;
  return security.codeScanning === 'default-setup' && security.pushProtection === 'enabled' ? 0 : null;
}

function configurationAt(call: Call) {
  const at = Number(param(call, 'configuration_id')) - 1_300;
  const found = call.organisation.settings.configurations[at];
  if (found === undefined) throw notFound();
  return { found, at };
}

const apps: Readonly<Record<string, string>> = {
  renovate: 'Renovate',
  'legacy-deployer': 'Legacy deployer',
  'coverage-report': 'Coverage report',
};

function token(call: Call, part: Organisation['settings']['tokens'][number], at: number) {
  const owner = call.organisation.person(part.owner) ?? call.organisation.member(0);
  const kind = part.pending ? 'personal-access-token-requests' : 'personal-access-tokens';
  return {
    id: 25_300 + at,
    owner: simpleUser(call, owner),
    repository_selection: part.repositories,
    repositories_url: `${call.base}/orgs/${call.organisation.login}/${kind}/${25_300 + at}/repositories`,
    permissions: part.permissions,
    ...(part.pending ? { created_at: part.grantedAt, reason: 'Automation' } : { access_granted_at: part.grantedAt }),
    token_id: 98_700 + at,
    token_name: part.name,
    token_expired: part.expiresAt !== null && Date.parse(part.expiresAt) < call.clock.now(),
    token_expires_at: part.expiresAt,
    token_last_used_at: part.lastUsedAt,
  };
}

/** GitHub lets nobody but GitHub Apps list the tokens of others. */
function onlyApps(call: Call): void {
  if (call.viewer.kind !== 'installation')
    throw new Refusal(403, 'Resource not accessible by personal access token', {
      'x-accepted-github-permissions': 'organization_personal_access_tokens=read',
    });
}

export const policies: Handlers = {
  '/orgs/{org}/code-security/configurations': (call) => {
    const { configurations } = call.organisation.settings;
    return cursorPage(
      call,
      rowsOf(configurations, (part, at) => configuration(call, part, at)),
    );
  },
  '/orgs/{org}/code-security/configurations/defaults': (call) =>
    ok(
      call.organisation.settings.configurations.flatMap((part, at) =>
        part.defaultFor === 'none'
          ? []
          : [{ default_for_new_repos: part.defaultFor, configuration: configuration(call, part, at) }],
      ),
    ),
  '/orgs/{org}/code-security/configurations/{configuration_id}': (call) => {
    const { found, at } = configurationAt(call);
    return ok(configuration(call, found, at));
  },
  '/orgs/{org}/code-security/configurations/{configuration_id}/repositories': (call) => {
    const { at } = configurationAt(call);
    const { organisation } = call;
    const attached = Array.from({ length: organisation.repos }, (_, index) => index).filter(
      (index) => attachedTo(organisation, index) === at,
    );
    return cursorPage(
      call,
      rowsOf(attached, (index) => ({
        status: at === 0 ? 'enforced' : 'attached',
        repository: simpleRepository(call, organisation.repository(index)),
      })),
    );
  },
  '/orgs/{org}/installations': (call) => {
    const { settings, login } = call.organisation;
    return page(
      call,
      rowsOf(settings.installations, (part, at) => ({
        id: 61_000 + at,
        client_id: `Iv1.${at}`,
        account: ownerOf(call),
        repository_selection: part.repositories,
        access_tokens_url: `${call.base}/app/installations/${61_000 + at}/access_tokens`,
        repositories_url: `${call.base}/installation/repositories`,
        html_url: `${web(call)}/organizations/${login}/settings/installations/${61_000 + at}`,
        app_id: 400 + at,
        app_slug: part.slug,
        app_name: apps[part.slug] ?? part.slug,
        target_id: settings.id,
        target_type: 'Organization',
        permissions: part.permissions,
        events: ['push'],
        created_at: '2022-01-10T08:00:00Z',
        updated_at: '2024-01-10T08:00:00Z',
        single_file_name: null,
        suspended_by: part.suspended ? simpleUser(call, call.organisation.member(2)) : null,
        suspended_at: part.suspended ? '2025-03-01T08:00:00Z' : null,
      })),
      (installations, total_count) => ({ total_count, installations }),
    );
  },
  '/orgs/{org}/personal-access-tokens': (call) => {
    onlyApps(call);
    const granted = call.organisation.settings.tokens.filter((part) => !part.pending);
    return page(
      call,
      rowsOf(granted, (part, at) => token(call, part, at)),
    );
  },
  '/orgs/{org}/personal-access-token-requests': (call) => {
    onlyApps(call);
    const waiting = call.organisation.settings.tokens.filter((part) => part.pending);
    return page(
      call,
      rowsOf(waiting, (part, at) => token(call, part, 100 + at)),
    );
  },
  '/orgs/{org}/settings/immutable-releases': (call) =>
    ok({ enforced_repositories: call.organisation.settings.immutableReleases }),
  '/orgs/{org}/settings/immutable-releases/repositories': (call) => {
    const { organisation } = call;
    const chosen =
      organisation.settings.immutableReleases === 'selected'
        ? [...organisation.all()].filter((each) => each.immutableReleases)
        : [];
    return page(
      call,
      rowsOf(chosen, (each) => minimalRepository(call, each)),
      (repositories, total_count) => ({ total_count, repositories }),
    );
  },
  '/orgs/{org}/properties/schema': (call) =>
    ok(
      ['tier', 'data'].map((property_name) => ({
        property_name,
        url: `${call.base}/orgs/${call.organisation.login}/properties/schema/${property_name}`,
        source_type: 'organization',
        value_type: 'single_select',
        required: true,
        default_value: property_name === 'tier' ? '3' : 'internal',
        description: null,
        allowed_values: property_name === 'tier' ? ['1', '2', '3'] : ['public', 'internal', 'confidential'],
        values_editable_by: 'org_actors',
      })),
    ),
  '/orgs/{org}/properties/values': (call) => {
    const { organisation } = call;
    return page(call, {
      total: organisation.repos,
      at: (index) => {
        const repository = organisation.repository(index);
        return {
          repository_id: repository.id,
          repository_name: repository.name,
          repository_full_name: `${organisation.login}/${repository.name}`,
          properties: Object.entries(repository.properties).map(([property_name, value]) => ({ property_name, value })),
        };
      },
    });
  },
  '/orgs/{org}/secret-scanning/pattern-configurations': () =>
    ok({ pattern_config_version: null, provider_pattern_overrides: [], custom_pattern_overrides: [] }),
  '/orgs/{org}/audit-log': (call) => {
    if (call.organisation.settings.plan !== 'enterprise') throw notFound();
    const events = auditEvents(call.organisation);
    const order = call.query.get('order') ?? 'desc';
    return cursorPage(
      call,
      rowsOf(order === 'asc' ? events.toReversed() : events, (event) => event),
    );
  },
};

/** Newest first: what owners changed, from the history of the rulesets and the tokens granted. */
export function auditEvents(organisation: Organisation) {
  const { settings } = organisation;
  const events = [
    ...settings.rulesets.flatMap((ruleset) =>
      ruleset.history.map((version, at) => ({
        action: at === 0 ? 'repository_ruleset.create' : 'repository_ruleset.update',
        actor: version.by,
        at: version.at,
        name: ruleset.name,
      })),
    ),
    ...settings.tokens.map((part) => ({
      action: 'personal_access_token.access_granted',
      actor: part.owner,
      at: part.grantedAt,
      name: part.name,
    })),
    {
      action: 'org.add_member',
      actor: 'helena-voss',
      at: isoOf(organisation.epoch - 12 * 86_400_000),
      name: 'diego-luna',
    },
  ].sort((a, b) => (a.at < b.at ? 1 : -1));
  return events.map((event, at) => ({
    '@timestamp': Date.parse(event.at),
    action: event.action,
    actor: event.actor,
    actor_id: organisation.person(event.actor)?.id ?? 0,
    created_at: Date.parse(event.at),
    org: organisation.login,
    org_id: settings.id,
    name: event.name,
    _document_id: nodeId('AuditEntry', at),
  }));
}
