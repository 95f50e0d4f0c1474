import type { PageExample } from './page-example.ts';

/** Addresses as they stand in the address bar, and what the page shows of itself. */
export const github: readonly PageExample[] = [
  {
    page: 'organisation-people',
    title: 'Organization people',
    seen: false,
    urls: [['https://github.com/orgs/acme-corp/people', { organisation: 'acme-corp' }]],
    rows: 'members',
  },
  {
    page: 'organisation-owners',
    title: 'Organization owners',
    seen: false,
    urls: [
      ['https://github.com/orgs/acme-corp/people?query=role%3Aowner', { organisation: 'acme-corp' }],
      ['https://github.com/orgs/acme-corp/people?query=is%3Apr%20role%3Aowner', { organisation: 'acme-corp' }],
    ],
    rows: 'owners',
  },
  {
    page: 'outside-collaborators',
    title: 'Outside collaborators',
    seen: false,
    urls: [
      ['https://github.com/orgs/acme-corp/outside-collaborators', { organisation: 'acme-corp' }],
      ['https://github.com/orgs/acme-corp/outside_collaborators', { organisation: 'acme-corp' }],
    ],
    rows: 'collaborators',
  },
  {
    page: 'teams',
    title: 'Teams',
    seen: false,
    urls: [['https://github.com/orgs/acme-corp/teams', { organisation: 'acme-corp' }]],
    rows: 'teams',
  },
  {
    page: 'authentication-security',
    title: 'Authentication security',
    seen: false,
    urls: [['https://github.com/organizations/acme-corp/settings/security', { organisation: 'acme-corp' }]],
    settings: {
      twoFactor: ['Require two-factor authentication for everyone in your organization', 'checkbox', true],
      secureOnly: ['Only allow secure two-factor methods', 'switch', true],
      saml: ['Enable SAML authentication', 'checkbox', false],
      ipAllowList: ['Enable IP allow list', 'switch', true],
    },
  },
  {
    page: 'member-privileges',
    title: 'Member privileges',
    seen: true,
    urls: [['https://github.com/organizations/acme-corp/settings/member_privileges', { organisation: 'acme-corp' }]],
    settings: {
      basePermission: ['Base permissions', 'pair', 'Selected'],
      forking: ['Allow forking of private repositories', 'switch', true],
      deletion: ['Allow members to delete or transfer repositories for this organization', 'checkbox', false],
      visibility: ['Allow members to change repository visibilities for this organization', 'switch', true],
    },
  },
  {
    page: 'code-security-configurations',
    title: 'Code security configurations',
    seen: true,
    urls: [
      ['https://github.com/organizations/acme-corp/settings/security_products', { organisation: 'acme-corp' }],
      [
        'https://github.com/organizations/acme-corp/settings/security_products/configurations',
        { organisation: 'acme-corp' },
      ],
    ],
    rows: 'configurations',
  },
  {
    page: 'organisation-rulesets',
    title: 'Organization rulesets',
    seen: true,
    urls: [['https://github.com/organizations/acme-corp/settings/rules', { organisation: 'acme-corp' }]],
    rows: 'rulesets',
  },
  {
    page: 'actions-permissions',
    title: 'Actions permissions',
    seen: true,
    urls: [['https://github.com/organizations/acme-corp/settings/actions', { organisation: 'acme-corp' }]],
    settings: {
      policies: ['Policies', 'pair', 'Selected'],
      pinning: ['Require actions to be pinned to a full-length commit SHA', 'switch', true],
      tokenPermissions: ['Workflow permissions', 'field', 'Selected'],
      canApprove: ['Allow GitHub Actions to create and approve pull requests', 'switch', true],
    },
  },
  {
    page: 'oauth-app-policy',
    title: 'OAuth app policy',
    seen: true,
    urls: [
      ['https://github.com/organizations/acme-corp/settings/oauth_application_policy', { organisation: 'acme-corp' }],
    ],
    rows: 'applications',
    settings: { policy: ['Policy', 'pair', 'Selected'] },
  },
  {
    page: 'installed-apps',
    title: 'Installed GitHub Apps',
    seen: true,
    urls: [['https://github.com/organizations/acme-corp/settings/installations', { organisation: 'acme-corp' }]],
    rows: 'apps',
  },
  {
    page: 'token-policy',
    title: 'Personal access token policy',
    seen: false,
    urls: [
      ['https://github.com/organizations/acme-corp/settings/personal-access-tokens', { organisation: 'acme-corp' }],
    ],
    settings: {
      fineGrained: ['Restrict access via fine-grained personal access tokens', 'checkbox', true],
      approval: ['Require administrator approval', 'switch', true],
      classic: ['Restrict access via personal access tokens (classic)', 'checkbox', false],
    },
  },
  {
    page: 'audit-log',
    title: 'Organization audit log',
    seen: false,
    urls: [['https://github.com/organizations/acme-corp/settings/audit-log', { organisation: 'acme-corp' }]],
    rows: 'events',
  },
  {
    page: 'security-overview',
    title: 'Security overview',
    seen: false,
    urls: [
      ['https://github.com/orgs/acme-corp/security/overview', { organisation: 'acme-corp' }],
      ['https://github.com/orgs/acme-corp/security/risk', { organisation: 'acme-corp' }],
      ['https://github.com/orgs/acme-corp/security/coverage', { organisation: 'acme-corp' }],
    ],
  },
  {
    page: 'organisation-repositories',
    title: 'Repository list',
    seen: true,
    urls: [['https://github.com/orgs/acme-corp/repositories', { organisation: 'acme-corp' }]],
    rows: 'repositories',
  },
  {
    page: 'branch-protection',
    title: 'Branch protection',
    seen: false,
    urls: [
      [
        'https://github.com/acme-corp/payments-api/settings/branches',
        { organisation: 'acme-corp', repository: 'payments-api' },
      ],
    ],
    rows: 'rules',
    settings: {
      reviews: ['Require a pull request before merging', 'checkbox', true],
      approvals: ['Required number of approvals before merging', 'switch', true],
      checks: ['Require status checks to pass before merging', 'checkbox', false],
      admins: ['Do not allow bypassing the above settings', 'switch', true],
      forcePush: ['Allow force pushes', 'checkbox', true],
    },
  },
  {
    page: 'repository-rulesets',
    title: 'Repository rulesets',
    seen: false,
    urls: [
      [
        'https://github.com/acme-corp/payments-api/settings/rules',
        { organisation: 'acme-corp', repository: 'payments-api' },
      ],
    ],
    rows: 'rulesets',
  },
  {
    page: 'repository-access',
    title: 'Repository access',
    seen: false,
    urls: [
      [
        'https://github.com/acme-corp/payments-api/settings/access',
        { organisation: 'acme-corp', repository: 'payments-api' },
      ],
    ],
    rows: 'people and teams',
  },
  {
    page: 'repository-security-settings',
    title: 'Repository security settings',
    seen: false,
    urls: [
      [
        'https://github.com/acme-corp/payments-api/settings/security_analysis',
        { organisation: 'acme-corp', repository: 'payments-api' },
      ],
    ],
    settings: {
      dependabotAlerts: ['Dependabot alerts', 'checkbox', true],
      securityUpdates: ['Dependabot security updates', 'switch', true],
      secretScanning: ['Secret scanning', 'checkbox', false],
      pushProtection: ['Push protection', 'switch', true],
    },
  },
  {
    page: 'dependabot-alerts',
    title: 'Dependabot alerts',
    seen: false,
    urls: [
      [
        'https://github.com/acme-corp/payments-api/security/dependabot',
        { organisation: 'acme-corp', repository: 'payments-api' },
      ],
    ],
    rows: 'alerts',
  },
  {
    page: 'code-scanning-alerts',
    title: 'Code scanning alerts',
    seen: false,
    urls: [
      [
        'https://github.com/acme-corp/payments-api/security/code-scanning',
        { organisation: 'acme-corp', repository: 'payments-api' },
      ],
    ],
    rows: 'alerts',
  },
  {
    page: 'secret-scanning-alerts',
    title: 'Secret scanning alerts',
    seen: false,
    urls: [
      [
        'https://github.com/acme-corp/payments-api/security/secret-scanning',
        { organisation: 'acme-corp', repository: 'payments-api' },
      ],
    ],
    rows: 'alerts',
  },
  {
    page: 'merged-pull-requests',
    title: 'Merged pull requests in the period',
    seen: false,
    urls: [
      [
        'https://github.com/acme-corp/payments-api/pulls?q=is%3Apr+is%3Amerged+merged%3A2026-01-01..2026-03-31',
        { organisation: 'acme-corp', repository: 'payments-api' },
      ],
      [
        'https://github.com/acme-corp/payments-api/pulls?q=is%3Apr%20is%3Amerged',
        { organisation: 'acme-corp', repository: 'payments-api' },
      ],
    ],
    rows: 'pull requests',
  },
  {
    page: 'pull-request',
    title: 'One pull request',
    seen: false,
    urls: [
      [
        'https://github.com/acme-corp/payments-api/pull/482',
        { organisation: 'acme-corp', repository: 'payments-api', number: '482' },
      ],
    ],
    settings: { reviewers: ['Reviewers', 'pair', 'Ann Example'], assignees: ['Assignees', 'terms', 'Ann Example'] },
  },
  {
    page: 'environments',
    title: 'Environments',
    seen: false,
    urls: [
      [
        'https://github.com/acme-corp/payments-api/settings/environments',
        { organisation: 'acme-corp', repository: 'payments-api' },
      ],
    ],
    rows: 'environments',
    settings: {
      reviewers: ['Required reviewers', 'checkbox', true],
      selfReview: ['Prevent self-review', 'switch', true],
    },
  },
  {
    page: 'actions-secrets',
    title: 'Actions secrets',
    seen: false,
    urls: [
      [
        'https://github.com/acme-corp/payments-api/settings/secrets/actions',
        { organisation: 'acme-corp', repository: 'payments-api' },
      ],
    ],
    rows: 'secrets',
  },
  {
    page: 'deploy-keys',
    title: 'Deploy keys',
    seen: false,
    urls: [
      [
        'https://github.com/acme-corp/payments-api/settings/keys',
        { organisation: 'acme-corp', repository: 'payments-api' },
      ],
    ],
    rows: 'deploy keys',
  },
  {
    page: 'actions-runs',
    title: 'Actions runs',
    seen: false,
    urls: [
      ['https://github.com/acme-corp/payments-api/actions', { organisation: 'acme-corp', repository: 'payments-api' }],
    ],
    rows: 'workflow runs',
  },
  {
    page: 'codeowners',
    title: 'CODEOWNERS file',
    seen: false,
    urls: [
      [
        'https://github.com/acme-corp/payments-api/blob/main/.github/CODEOWNERS',
        { organisation: 'acme-corp', repository: 'payments-api', branch: 'main' },
      ],
      [
        'https://github.com/acme-corp/payments-api/blob/main/CODEOWNERS',
        { organisation: 'acme-corp', repository: 'payments-api', branch: 'main' },
      ],
      [
        'https://github.com/acme-corp/payments-api/blob/main/docs/CODEOWNERS',
        { organisation: 'acme-corp', repository: 'payments-api', branch: 'main' },
      ],
    ],
  },
  {
    page: 'dependency-graph',
    title: 'Dependency graph, SBOM',
    seen: false,
    urls: [
      [
        'https://github.com/acme-corp/payments-api/network/dependencies',
        { organisation: 'acme-corp', repository: 'payments-api' },
      ],
    ],
    rows: 'dependencies',
  },
];
