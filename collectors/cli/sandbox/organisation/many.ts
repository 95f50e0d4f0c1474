import { isoOf } from './people.ts';
import { allFeatures, strictClassic, type RepositoryPatch } from './repository.ts';
import { rulesetOf } from './rulesets.ts';
import type { OrganisationSettings } from './settings.ts';

const day = 86_400_000;

/** A repository with `count` of everything that comes in lists, for reading to the end. */
export function manyOfEverything(name: string, count: number, epoch = Date.now()): RepositoryPatch {
  const at = isoOf(epoch - 90 * day);
  const each = <T>(make: (index: number) => T): T[] => Array.from({ length: count }, (_, index) => make(index));
  return {
    name,
    empty: false,
    archivedAt: null,
    visibility: 'private',
    security: allFeatures,
    rulesets: each((n) =>
      rulesetOf(
        {
          id: 900_000 + n,
          name: `Set ${n + 1}`,
          rules: [{ type: 'non_fast_forward' }, { type: 'deletion' }],
          // One branch of releases that everything reaches, and one ruleset that many may bypass.
          refs: { include: ['~DEFAULT_BRANCH', 'refs/heads/release/0.0'], exclude: [] },
          bypass: n === 0 ? each((at) => ({ type: 'RepositoryRole', id: (at % 5) + 1, mode: 'pull_request' })) : [],
        },
        at,
      ),
    ),
    classic: each((n) => ({ ...strictClassic, pattern: n === 0 ? 'main' : `area-${n}/*` })),
    environments: each((n) => ({
      name: `customer-${n + 1}`,
      waitMinutes: 0,
      reviewers: n % 2 === 0 ? ['team:platform'] : [],
      preventSelfReview: true,
      branches: 'protected',
      adminsBypass: false,
    })),
    deployKeys: each((n) => ({
      title: `key ${n + 1}`,
      readOnly: n % 3 !== 0,
      createdAt: at,
      lastUsedAt: null,
      addedBy: 'tariq-aziz',
    })),
    hooks: each((n) => ({
      url: `https://hooks.meridian-labs.example/${n}`,
      insecureSsl: '0',
      secret: true,
      active: true,
      events: ['push'],
    })),
    secrets: each((n) => ({ name: `SECRET_${n}`, createdAt: at, updatedAt: at })),
    openAlerts: { dependabot: count, codeScanning: count, secretScanning: count },
    mergedPulls: count,
    releaseBranches: each((n) => `release/${n}.0`),
  };
}

/** Settings with `count` of everything that an organisation lists, reaching only repositories of that name. */
export function manySettings(name: string, count: number, epoch = Date.now()): Partial<OrganisationSettings> {
  const at = isoOf(epoch - 90 * day);
  const each = <T>(make: (index: number) => T): T[] => Array.from({ length: count }, (_, index) => make(index));
  const names = { include: [name], exclude: [] };
  return {
    hooks: each((n) => ({
      url: `https://hooks.meridian-labs.example/all/${n}`,
      insecureSsl: '0',
      secret: true,
      active: true,
      events: ['push'],
    })),
    installations: each((n) => ({
      slug: `app-${n}`,
      permissions: { metadata: 'read' },
      repositories: 'all',
      suspended: false,
    })),
    secrets: each((n) => ({ name: `SECRET_${n}`, createdAt: at, updatedAt: at })),
    runnerGroups: each((n) => ({ name: `group ${n}`, visibility: 'all', allowsPublic: false, runners: [] })),
    tokens: each((n) => ({
      owner: 'diego-luna',
      name: `token ${n}`,
      repositories: 'all',
      permissions: {},
      expiresAt: null,
      lastUsedAt: null,
      grantedAt: at,
      pending: n % 2 === 0,
    })),
    configurations: each((n) => ({
      name: `configuration ${n}`,
      description: '',
      enforced: false,
      features: {},
      defaultFor: 'none',
    })),
    domains: each((n) => ({ domain: `d${n}.example`, verified: true, approved: true })),
    allowList: {
      on: true,
      forApps: true,
      entries: each((n) => ({ value: `203.0.113.${n % 255}/32`, name: `office ${n}`, active: true })),
    },
    rulesets: each((n) =>
      rulesetOf(
        {
          id: 800_000 + n,
          name: `Shared ${n + 1}`,
          source: 'Organization',
          names,
          rules: [{ type: 'non_fast_forward' }],
          bypass: n === 0 ? each((who) => ({ type: 'RepositoryRole', id: (who % 5) + 1, mode: 'pull_request' })) : [],
        },
        at,
      ),
    ),
  };
}
