import { isoOf } from './people.ts';
import { allFeatures, looseClassic, noFeatures, strictClassic, type RepositoryPatch } from './repository.ts';
import { pullRequestRule, rulesetOf, statusChecksRule, wholeSet } from './rulesets.ts';

const day = 86_400_000;
const production = {
  name: 'production',
  waitMinutes: 0,
  reviewers: ['team:platform'],
  preventSelfReview: true,
  branches: 'protected',
  adminsBypass: false,
} as const;
const openProduction = {
  ...production,
  reviewers: [],
  preventSelfReview: false,
  branches: 'all',
  adminsBypass: true,
} as const;
const staging = { ...openProduction, name: 'staging' } as const;

/**
 * The repositories that make the company believable: good, bad and unreadable shapes by name. They come
 * first; further ones are drawn from the seed.
 */
export function catalogue(epoch: number): readonly RepositoryPatch[] {
  // A named repository is what its line says: nothing that changes its shape is left to the draw.
  return named(epoch).map((patch) => ({ defaultBranch: 'main', archivedAt: null, fork: false, ...patch }));
}

function named(epoch: number): readonly RepositoryPatch[] {
  const ago = (days: number): string => isoOf(epoch - days * day);
  const ruleset = (id: number, name: string, part: Parameters<typeof rulesetOf>[0] | object = {}) =>
    rulesetOf({ id, name, ...part }, ago(240));
  const tls = { insecureSsl: '0', secret: true, active: true, events: ['push'] } as const;
  return [
    {
      name: 'payments-api',
      team: 'payments',
      visibility: 'private',
      language: 'Kotlin',
      security: allFeatures,
      description: 'Card and bank payments',
      classic: [strictClassic],
      codeowners: { path: '.github/CODEOWNERS', errors: [] },
      securityPolicy: true,
      environments: [production, staging],
      mergedPulls: 64,
      unreviewed: 0,
      releaseBranches: ['release/4.2'],
      openAlerts: { dependabot: 1, codeScanning: 0, secretScanning: 0 },
      workflow: 'pinned',
      archivedAt: null,
    },
    {
      name: 'mobile-app',
      team: 'mobile',
      visibility: 'private',
      language: 'Swift',
      defaultBranch: 'develop',
      rulesets: [ruleset(7001, 'Protect develop')],
      classic: [],
      security: allFeatures,
      environments: [openProduction],
      deployKeys: [
        { title: 'fastlane', readOnly: false, createdAt: ago(820), lastUsedAt: ago(3), addedBy: 'diego-luna' },
      ],
    },
    {
      name: 'infra-terraform',
      team: 'platform',
      visibility: 'internal',
      language: 'HCL',
      security: allFeatures,
      classic: [{ ...strictClassic, approvals: 1, admins: false, bypass: ['helena-voss'] }],
      rulesets: [
        ruleset(7002, 'Two reviewers for infrastructure', {
          rules: [pullRequestRule(2), statusChecksRule(['plan'])],
          bypass: [{ type: 'OrganizationAdmin', id: 1, mode: 'always' }],
        }),
      ],
      environments: [production, { ...production, name: 'production-eu', preventSelfReview: false }],
      workflow: 'pinned',
    },
    {
      name: 'customer-portal',
      team: 'web',
      visibility: 'private',
      language: 'TypeScript',
      classic: [looseClassic],
      rulesets: [],
      security: { ...allFeatures, pushProtection: 'disabled', codeScanning: 'off' },
      unreviewed: 0.4,
      mergedPulls: 48,
      openAlerts: { dependabot: 9, codeScanning: 0, secretScanning: 2 },
      workflow: 'tags',
      hooks: [
        {
          url: 'http://hooks.legacy-chat.example/in',
          insecureSsl: '1',
          secret: false,
          active: true,
          events: ['push', 'pull_request'],
        },
      ],
    },
    {
      name: 'fraud-models',
      team: 'data',
      visibility: 'private',
      language: 'Python',
      classic: [],
      rulesets: [
        ruleset(7003, 'Trial of the new rules', { enforcement: 'evaluate' }),
        ruleset(7004, 'Old rules', { enforcement: 'disabled' }),
      ],
      security: { ...allFeatures, codeScanning: 'never-ran' },
    },
    {
      name: 'design-system',
      team: 'web',
      visibility: 'public',
      language: 'TypeScript',
      defaultBranch: 'trunk',
      security: allFeatures,
      classic: [],
      rulesets: [ruleset(7005, 'No rewriting', { rules: [{ type: 'non_fast_forward' }] })],
      securityPolicy: true,
    },
    {
      name: 'ledger-core',
      team: 'payments',
      visibility: 'private',
      language: 'Rust',
      security: allFeatures,
      classic: [],
      rulesets: [ruleset(7006, 'Ledger', { refs: { include: ['refs/heads/release/**'], exclude: [] } })],
      releaseBranches: ['release/1.9', 'release/2.0'],
      codeowners: { path: 'CODEOWNERS', errors: ['Unknown owner', 'Invalid pattern'] },
    },
    {
      name: 'android-app',
      team: 'mobile',
      visibility: 'private',
      language: 'Kotlin',
      classic: [strictClassic],
      security: allFeatures,
    },
    {
      name: 'data-pipelines',
      team: 'data',
      visibility: 'internal',
      language: 'Python',
      classic: [],
      rulesets: [],
      unreviewed: 0.7,
      security: noFeatures,
      actions: { enabled: true, allowed: 'all', shaPinning: false, token: 'write', canApprove: true },
      workflow: 'dangerous',
    },
    {
      name: 'auth-service',
      team: 'security',
      visibility: 'private',
      language: 'Go',
      formerNames: ['login-service'],
      classic: [strictClassic],
      security: allFeatures,
      environments: [production],
    },
    {
      name: 'legacy-billing',
      team: 'payments',
      visibility: 'private',
      language: 'PHP',
      archivedAt: ago(410),
      pushedAt: ago(430),
      classic: [],
      security: noFeatures,
      openAlerts: { dependabot: 14, codeScanning: 0, secretScanning: 1 },
    },
    {
      name: 'hackathon-winter',
      team: 'web',
      visibility: 'private',
      language: 'JavaScript',
      pushedAt: ago(520),
      archivedAt: null,
      classic: [],
      rulesets: [],
      security: noFeatures,
    },
    {
      name: 'new-onboarding',
      team: 'web',
      visibility: 'private',
      empty: true,
      classic: [],
      rulesets: [],
      releaseBranches: [],
      mergedPulls: 0,
      codeowners: null,
    },
    {
      name: 'kubernetes-fork',
      team: 'platform',
      visibility: 'public',
      fork: true,
      language: 'Go',
      defaultBranch: 'master',
      classic: [],
      rulesets: [],
    },
    { name: 'payroll-exports', team: 'data', visibility: 'private', withheld: true, language: 'Python' },
    { name: 'legal-hold', team: 'security', visibility: 'private', withheld: true, language: 'Shell' },
    { name: 'incident-reports', team: 'security', visibility: 'private', withheld: true, language: 'Markdown' },
    {
      name: '.github',
      team: 'security',
      visibility: 'public',
      language: 'Markdown',
      securityPolicy: true,
      rulesets: [],
      classic: [],
    },
    {
      name: 'status-page',
      team: 'platform',
      visibility: 'public',
      language: 'TypeScript',
      hooks: [{ url: 'https://ci.meridian-labs.example/github', ...tls }],
    },
    {
      name: 'partner-sdk',
      team: 'payments',
      visibility: 'public',
      language: 'TypeScript',
      classic: [{ ...strictClassic, pattern: '*' }],
      immutableReleases: true,
    },
    {
      name: 'notification-service',
      team: 'mobile',
      visibility: 'private',
      language: 'Go',
      rulesets: [ruleset(7007, 'Main', { rules: wholeSet })],
      classic: [],
    },
  ];
}
