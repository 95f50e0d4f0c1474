/**
 * Names of GitHub's permissions as its settings pages write them, by the key that the header
 * `X-Accepted-GitHub-Permissions` uses (https://docs.github.com/en/rest/authentication/permissions-required-for-fine-grained-personal-access-tokens).
 */
const NAMES: Readonly<Record<string, string>> = {
  actions: 'Actions',
  administration: 'Administration',
  checks: 'Checks',
  code_scanning_alerts: 'Code scanning alerts',
  contents: 'Contents',
  dependabot_alerts: 'Dependabot alerts',
  environments: 'Environments',
  members: 'Members',
  metadata: 'Metadata',
  organization_administration: 'Administration',
  organization_events: 'Events',
  organization_hooks: 'Webhooks',
  organization_personal_access_token_requests: 'Personal access token requests',
  organization_personal_access_tokens: 'Personal access tokens',
  organization_secrets: 'Secrets',
  organization_self_hosted_runners: 'Self-hosted runners',
  pull_requests: 'Pull requests',
  repository_hooks: 'Webhooks',
  secret_scanning_alerts: 'Secret scanning alerts',
  secrets: 'Secrets',
  security_events: 'Code scanning alerts',
  vulnerability_alerts: 'Dependabot alerts',
  workflows: 'Workflows',
};

/**
 * Puts the header into words: `organization_administration=read` is "Administration: read
 * (organization)". The header separates alternatives by ";" and what is needed together by ",".
 */
export function permissionInWords(header: string | undefined): string | undefined {
  if (header === undefined || header.trim() === '') return undefined;
  const alternatives = header.split(';').map((all) => {
    const parts = all
      .split(',')
      .map((part) => part.trim())
      .filter((part) => part !== '')
      .map(inWords);
    return parts.join(' and ');
  });
  const kept = alternatives.filter((part) => part !== '');
  return kept.length === 0 ? undefined : kept.join(', or ');
}

function inWords(part: string): string {
  const [key = '', level = 'read'] = part.split('=').map((half) => half.trim());
  const name = NAMES[key] ?? key.replaceAll('_', ' ');
  const owner = key === 'members' || key.startsWith('organization_') ? 'organization' : 'repository';
  return `${name}: ${level} (${owner})`;
}

/** Permissions by the name under which they appear in every message, permission list and report. */
export const PERMISSION = {
  owner: 'organization owner',
  repositoryAdmin: 'Administration: read (repository)',
  members: 'Members: read (organization)',
  administration: 'Administration: read (organization)',
  organizationHooks: 'Webhooks: read (organization)',
  organizationSecrets: 'Secrets: read (organization)',
  selfHostedRunners: 'Self-hosted runners: read (organization)',
  personalAccessTokens: 'Personal access tokens: read (organization)',
  personalAccessTokenRequests: 'Personal access token requests: read (organization)',
  metadata: 'Metadata: read (repository)',
  contents: 'Contents: read (repository)',
  actions: 'Actions: read (repository)',
  pullRequests: 'Pull requests: read (repository)',
  repositoryHooks: 'Webhooks: read (repository)',
  secrets: 'Secrets: read (repository)',
  dependabotAlerts: 'Dependabot alerts: read (repository)',
  codeScanningAlerts: 'Code scanning alerts: read (repository)',
  secretScanningAlerts: 'Secret scanning alerts: read (repository)',
} as const;
