import type { Ruleset } from './rulesets.ts';

export type Switch = 'enabled' | 'disabled';
export type RepositoryRole = 'read' | 'triage' | 'write' | 'maintain' | 'admin';

/** Classic protection of the branches whose name matches `pattern`. */
export interface ClassicProtection {
  readonly pattern: string;
  readonly approvals: number | null;
  readonly codeOwners: boolean;
  readonly dismissStale: boolean;
  readonly lastPush: boolean;
  readonly admins: boolean;
  readonly signatures: boolean;
  readonly checks: readonly string[] | null;
  readonly strict: boolean;
  readonly linear: boolean;
  readonly conversations: boolean;
  readonly forcePushes: boolean;
  readonly deletions: boolean;
  readonly restrictsPushes: boolean;
  readonly locked: boolean;
  readonly bypass: readonly string[];
}

export interface Environment {
  readonly name: string;
  readonly waitMinutes: number;
  /** Logins of people or `team:slug`; empty means no review is required. */
  readonly reviewers: readonly string[];
  readonly preventSelfReview: boolean;
  readonly branches: 'all' | 'protected' | 'custom';
  readonly adminsBypass: boolean;
}

export interface DeployKey {
  readonly title: string;
  readonly readOnly: boolean;
  readonly createdAt: string;
  readonly lastUsedAt: string | null;
  readonly addedBy: string;
}

export interface Hook {
  readonly url: string;
  readonly insecureSsl: '0' | '1';
  readonly secret: boolean;
  readonly active: boolean;
  readonly events: readonly string[];
}

export interface SecurityFeatures {
  readonly advancedSecurity: Switch;
  readonly codeSecurity: Switch;
  readonly secretScanning: Switch;
  readonly pushProtection: Switch;
  readonly dependabotUpdates: Switch;
  readonly nonProviderPatterns: Switch;
  readonly delegatedBypass: Switch;
  readonly dependabotAlerts: boolean;
  readonly privateReporting: boolean;
  /** `never-ran`: on, but no analysis has arrived yet. */
  readonly codeScanning: 'default-setup' | 'workflow' | 'never-ran' | 'off';
}

export interface ActionsPolicy {
  readonly enabled: boolean;
  readonly allowed: 'all' | 'local_only' | 'selected';
  readonly shaPinning: boolean;
  readonly token: 'read' | 'write';
  readonly canApprove: boolean;
}

export interface StoredSecret {
  readonly name: string;
  readonly createdAt: string;
  readonly updatedAt: string;
}

export interface AlertCounts {
  readonly dependabot: number;
  readonly codeScanning: number;
  readonly secretScanning: number;
}

/** One repository as it is, whoever looks. What a viewer sees of it is decided elsewhere. */
export interface Repository {
  readonly index: number;
  readonly id: number;
  readonly name: string;
  readonly formerNames: readonly string[];
  readonly description: string;
  readonly visibility: 'public' | 'private' | 'internal';
  readonly fork: boolean;
  readonly template: boolean;
  readonly empty: boolean;
  readonly disabled: boolean;
  readonly archivedAt: string | null;
  readonly createdAt: string;
  readonly pushedAt: string;
  readonly defaultBranch: string;
  readonly releaseBranches: readonly string[];
  readonly language: string;
  readonly team: string;
  readonly allowForking: boolean;
  readonly deleteBranchOnMerge: boolean;
  readonly signoff: boolean;
  readonly immutableReleases: boolean;
  readonly securityPolicy: boolean;
  /** `errors` holds the kinds of error that GitHub would find. */
  readonly codeowners: { readonly path: string; readonly errors: readonly string[] } | null;
  readonly security: SecurityFeatures;
  readonly classic: readonly ClassicProtection[];
  readonly rulesets: readonly Ruleset[];
  readonly environments: readonly Environment[];
  readonly deployKeys: readonly DeployKey[];
  readonly hooks: readonly Hook[];
  readonly actions: ActionsPolicy;
  readonly secrets: readonly StoredSecret[];
  readonly dependabotSecrets: readonly StoredSecret[];
  /** Access given directly, beside what teams and the base permission give: login to role. */
  readonly direct: Readonly<Record<string, RepositoryRole>>;
  /** Access of whole teams: slug to role. */
  readonly teams: Readonly<Record<string, RepositoryRole>>;
  readonly openAlerts: AlertCounts;
  /** Pull requests merged in the last 180 days. */
  readonly mergedPulls: number;
  /** The part of them that nobody but the author approved, 0 to 1. */
  readonly unreviewed: number;
  readonly properties: Readonly<Record<string, string>>;
  readonly workflow: 'pinned' | 'tags' | 'dangerous' | 'none';
  /** Overrides the organisation's plan, to put a repository on the free plan. */
  readonly plan: 'free' | null;
  /** True when even an owner's token was not granted this repository's settings. */
  readonly withheld: boolean;
}

/** What a scenario says about a repository; all it leaves out is drawn from the seed. */
export type RepositoryPatch = { readonly name: string } & Partial<Omit<Repository, 'index' | 'name'>>;

/** Full classic protection, the base that scenarios vary. */
export const strictClassic: ClassicProtection = {
  pattern: 'main',
  approvals: 2,
  codeOwners: true,
  dismissStale: true,
  lastPush: true,
  admins: true,
  signatures: true,
  checks: ['build', 'test'],
  strict: true,
  linear: true,
  conversations: true,
  forcePushes: false,
  deletions: false,
  restrictsPushes: true,
  locked: false,
  bypass: [],
};

/** Protection in name only: force pushes, deletion and administrators are let through. */
export const looseClassic: ClassicProtection = {
  ...strictClassic,
  approvals: null,
  codeOwners: false,
  dismissStale: false,
  lastPush: false,
  admins: false,
  signatures: false,
  checks: null,
  strict: false,
  linear: false,
  conversations: false,
  forcePushes: true,
  deletions: true,
  restrictsPushes: false,
};

export const allFeatures: SecurityFeatures = {
  advancedSecurity: 'enabled',
  codeSecurity: 'enabled',
  secretScanning: 'enabled',
  pushProtection: 'enabled',
  dependabotUpdates: 'enabled',
  nonProviderPatterns: 'enabled',
  delegatedBypass: 'enabled',
  dependabotAlerts: true,
  privateReporting: true,
  codeScanning: 'default-setup',
};

export const noFeatures: SecurityFeatures = {
  advancedSecurity: 'disabled',
  codeSecurity: 'disabled',
  secretScanning: 'disabled',
  pushProtection: 'disabled',
  dependabotUpdates: 'disabled',
  nonProviderPatterns: 'disabled',
  delegatedBypass: 'disabled',
  dependabotAlerts: false,
  privateReporting: false,
  codeScanning: 'off',
};
