import { isoOf } from './people.ts';
import { allFeatures, strictClassic, type RepositoryPatch } from './repository.ts';
import { rulesetOf } from './rulesets.ts';

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
        { id: 900_000 + n, name: `Set ${n + 1}`, rules: [{ type: 'non_fast_forward' }, { type: 'deletion' }] },
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
