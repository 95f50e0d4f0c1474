import { hexOf, Random } from './random.ts';
import { isoOf } from './people.ts';
import {
  allFeatures,
  looseClassic,
  noFeatures,
  strictClassic,
  type Repository,
  type RepositoryPatch,
} from './repository.ts';
import { rulesetOf } from './rulesets.ts';

const day = 86_400_000;
const areas = [
  'account',
  'audit',
  'billing',
  'card',
  'catalog',
  'checkout',
  'claims',
  'content',
  'credit',
  'device',
  'document',
  'event',
  'export',
  'feature',
  'identity',
  'invoice',
  'kyc',
  'loyalty',
  'market',
  'merchant',
  'metrics',
  'order',
  'partner',
  'pricing',
  'refund',
  'report',
  'risk',
  'search',
  'session',
  'settlement',
  'support',
  'tax',
  'ticket',
  'transfer',
  'wallet',
] as const;
const kinds = [
  'api',
  'service',
  'worker',
  'web',
  'sdk',
  'jobs',
  'schema',
  'gateway',
  'dashboard',
  'cli',
  'docs',
  'infra',
] as const;
const languages = ['TypeScript', 'Go', 'Kotlin', 'Python', 'Rust', 'Java', 'Ruby'] as const;
const teams = ['platform', 'payments', 'mobile', 'web', 'data', 'security', 'quality'] as const;

/** A name for the repository at `index`; no two indexes share one. */
export function drawnName(index: number): string {
  const space = areas.length * kinds.length;
  const step = ((index % space) * 187 + 53) % space;
  const area = areas[step % areas.length] ?? areas[0];
  const kind = kinds[Math.floor(step / areas.length)] ?? kinds[0];
  const round = Math.floor(index / space);
  return round === 0 ? `${area}-${kind}` : `${area}-${kind}-${round + 1}`;
}

function drawnSecrets(random: Random, names: readonly string[], epoch: number): Repository['secrets'] {
  return names
    .filter(() => random.chance(0.4))
    .map((name) => {
      const updated = epoch - random.int(600) * day;
      return { name, createdAt: isoOf(updated - random.int(300) * day), updatedAt: isoOf(updated) };
    });
}

/** The repository at `index`: what the patch leaves out is drawn from the seed, the same in every run. */
export function drawRepository(seed: string, index: number, patch: RepositoryPatch, epoch: number): Repository {
  const random = new Random(seed, 'repository', index);
  const branch = patch.defaultBranch ?? (random.chance(0.85) ? 'main' : random.pick(['master', 'develop', 'trunk']));
  const health = random.next();
  const archived = random.chance(0.08);
  const pushed =
    epoch - (archived ? 400 + random.int(500) : random.chance(0.1) ? 190 + random.int(300) : random.int(60)) * day;
  const good = health < 0.55;
  const classic = random.chance(0.6) ? [good ? strictClassic : looseClassic] : [];
  const at = isoOf(epoch - 300 * day);
  const rulesets = good && classic.length === 0 ? [rulesetOf({ id: 20_000 + index, name: 'Default branch' }, at)] : [];
  const release = random.chance(0.2) ? [`release/${1 + random.int(6)}.${random.int(10)}`] : [];
  const keys = random.chance(0.25)
    ? [
        {
          title: `deploy-${hexOf(4, seed, index)}`,
          readOnly: random.chance(0.7),
          createdAt: isoOf(pushed - 200 * day),
          lastUsedAt: random.chance(0.8) ? isoOf(pushed) : null,
          addedBy: 'tariq-aziz',
        },
      ]
    : [];
  const drawn: Repository = {
    index,
    id: 610_000_000 + index * 13,
    formerNames: [],
    description: `Part of the ${patch.name.split('-')[0]} domain`,
    visibility: random.pick(['private', 'private', 'private', 'internal', 'public']),
    fork: random.chance(0.03),
    template: false,
    empty: false,
    disabled: false,
    archivedAt: archived ? isoOf(pushed + 5 * day) : null,
    createdAt: isoOf(epoch - 1900 * day + index * 60_000),
    pushedAt: isoOf(pushed),
    defaultBranch: branch,
    releaseBranches: release,
    language: random.pick(languages),
    team: random.pick(teams),
    allowForking: random.chance(0.2),
    deleteBranchOnMerge: good,
    signoff: false,
    immutableReleases: good && random.chance(0.5),
    securityPolicy: random.chance(0.4),
    codeowners: good ? { path: '.github/CODEOWNERS', errors: random.chance(0.1) ? ['Unknown owner'] : [] } : null,
    security: good
      ? allFeatures
      : random.chance(0.5)
        ? { ...allFeatures, pushProtection: 'disabled', codeScanning: 'off' }
        : noFeatures,
    classic: classic.map((rule) => (rule.pattern === 'main' ? { ...rule, pattern: branch } : rule)),
    rulesets,
    environments: random.chance(0.3)
      ? [
          {
            name: 'production',
            waitMinutes: 0,
            reviewers: good ? ['team:platform'] : [],
            preventSelfReview: good,
            branches: good ? 'protected' : 'all',
            adminsBypass: !good,
          },
        ]
      : [],
    deployKeys: keys,
    hooks: random.chance(0.15)
      ? [
          {
            url: `https://ci.meridian-labs.example/hooks/${index}`,
            insecureSsl: '0',
            secret: random.chance(0.7),
            active: true,
            events: ['push'],
          },
        ]
      : [],
    actions: {
      enabled: true,
      allowed: good ? 'selected' : 'all',
      shaPinning: good && random.chance(0.4),
      token: good ? 'read' : 'write',
      canApprove: !good && random.chance(0.3),
    },
    secrets: drawnSecrets(random, ['DEPLOY_TOKEN', 'REGISTRY_PASSWORD', 'SENTRY_DSN'], epoch),
    dependabotSecrets: drawnSecrets(random, ['NPM_TOKEN'], epoch),
    direct: {},
    teams: {},
    openAlerts: {
      dependabot: good ? random.int(2) : random.int(7),
      codeScanning: good ? 0 : random.int(3),
      secretScanning: random.chance(0.05) ? 1 : 0,
    },
    mergedPulls: archived ? 0 : 2 + random.int(22),
    unreviewed: good ? 0 : random.next() * 0.5,
    properties: { tier: random.pick(['1', '2', '3']), data: random.pick(['public', 'internal', 'confidential']) },
    workflow: random.pick(['pinned', 'tags', 'tags', 'none']),
    plan: null,
    withheld: false,
    ...patch,
  };
  const teamRole = random.chance(0.7) ? 'write' : 'maintain';
  return fitted(drawn, patch, teamRole);
}

/** A patch may name a default branch, emptiness or a team: what was drawn must agree with it. */
function fitted(repository: Repository, patch: RepositoryPatch, teamRole: 'write' | 'maintain'): Repository {
  const classic = repository.classic.map((rule) =>
    rule.pattern === strictClassic.pattern ? { ...rule, pattern: repository.defaultBranch } : rule,
  );
  const teams = patch.teams ?? {
    [repository.team]: teamRole,
    ...(repository.security.codeScanning === 'off' ? {} : { security: 'read' }),
  };
  const off = repository.security.dependabotAlerts ? repository.openAlerts.dependabot : 0;
  const scanned = ['off', 'never-ran'].includes(repository.security.codeScanning)
    ? 0
    : repository.openAlerts.codeScanning;
  const secrets = repository.security.secretScanning === 'enabled' ? repository.openAlerts.secretScanning : 0;
  return {
    ...repository,
    classic,
    teams,
    openAlerts: { dependabot: off, codeScanning: scanned, secretScanning: secrets },
  };
}
