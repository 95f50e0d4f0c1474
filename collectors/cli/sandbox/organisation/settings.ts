import type { ActionsPolicy, Hook, StoredSecret } from './repository.ts';
import type { Ruleset } from './rulesets.ts';

export type Plan = 'free' | 'team' | 'business' | 'enterprise';

export interface AppInstallation {
  readonly slug: string;
  readonly permissions: Readonly<Record<string, 'read' | 'write'>>;
  readonly repositories: 'all' | 'selected';
  readonly suspended: boolean;
}

export interface PersonalToken {
  readonly owner: string;
  readonly name: string;
  readonly repositories: 'all' | 'subset' | 'none';
  readonly permissions: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly expiresAt: string | null;
  readonly lastUsedAt: string | null;
  readonly grantedAt: string;
  /** Waiting for an owner's decision. */
  readonly pending: boolean;
}

export interface CodeSecurityConfiguration {
  readonly name: string;
  readonly description: string;
  readonly enforced: boolean;
  /** `not_set` leaves the feature as each repository has it. */
  readonly features: Readonly<Record<string, 'enabled' | 'disabled' | 'not_set'>>;
  readonly defaultFor: 'all' | 'private_and_internal' | 'public' | 'none';
}

export interface RunnerGroup {
  readonly name: string;
  readonly visibility: 'all' | 'selected' | 'private';
  readonly allowsPublic: boolean;
  readonly runners: readonly string[];
}

/** What an organisation's owner sets for all of it. */
export interface OrganisationSettings {
  readonly login: string;
  readonly formerLogins: readonly string[];
  readonly id: number;
  readonly name: string;
  readonly plan: Plan;
  /** The enterprise that the organisation belongs to. */
  readonly enterprise: {
    readonly slug: string;
    readonly requiresTwoFactor: boolean;
    readonly saml: { readonly issuer: string; readonly url: string } | null;
  } | null;
  readonly requiresTwoFactor: boolean;
  readonly basePermission: 'none' | 'read' | 'write' | 'admin';
  readonly members: {
    readonly createPublic: boolean;
    readonly createPrivate: boolean;
    readonly createInternal: boolean;
    readonly deleteRepositories: boolean;
    readonly changeVisibility: boolean;
    readonly inviteOutsiders: boolean;
    readonly forkPrivate: boolean;
    readonly deleteIssues: boolean;
    readonly createTeams: boolean;
    readonly createPages: boolean;
  };
  readonly signoff: boolean;
  readonly deployKeys: boolean;
  readonly immutableReleases: 'all' | 'none' | 'selected';
  readonly domains: readonly { readonly domain: string; readonly verified: boolean; readonly approved: boolean }[];
  readonly restrictsMail: boolean;
  readonly saml: { readonly issuer: string; readonly url: string } | null;
  readonly allowList: {
    readonly on: boolean;
    readonly forApps: boolean;
    readonly entries: readonly { readonly value: string; readonly name: string; readonly active: boolean }[];
  };
  readonly actions: ActionsPolicy & {
    readonly repositories: 'all' | 'none' | 'selected';
    readonly forkApproval:
      | 'first_time_contributors_new_to_github'
      | 'first_time_contributors'
      | 'all_external_contributors';
    readonly githubOwned: boolean;
    readonly verified: boolean;
    readonly patterns: readonly string[];
    readonly retentionDays: number;
    readonly selfHosted: 'all' | 'selected' | 'none';
  };
  readonly runnerGroups: readonly RunnerGroup[];
  readonly hooks: readonly Hook[];
  readonly secrets: readonly StoredSecret[];
  readonly dependabotSecrets: readonly StoredSecret[];
  readonly rulesets: readonly Ruleset[];
  readonly installations: readonly AppInstallation[];
  readonly tokens: readonly PersonalToken[];
  readonly configurations: readonly CodeSecurityConfiguration[];
  readonly newRepositories: {
    readonly advancedSecurity: boolean;
    readonly dependabotAlerts: boolean;
    readonly dependabotUpdates: boolean;
    readonly dependencyGraph: boolean;
    readonly secretScanning: boolean;
    readonly pushProtection: boolean;
  };
  readonly pendingInvitations: readonly {
    readonly email: string;
    readonly role: 'admin' | 'direct_member';
    readonly at: string;
  }[];
  readonly securityManagers: readonly string[];
}
