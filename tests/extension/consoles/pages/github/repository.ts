import type { PageExample } from '../page-example.ts';

export const repository: readonly PageExample[] = [
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
    settings: { errors: ['% errors', 'prose', '2'] },
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
  {
    page: 'repository-webhooks',
    title: 'Repository webhooks',
    seen: false,
    urls: [
      [
        'https://github.com/acme-corp/payments-api/settings/hooks',
        { organisation: 'acme-corp', repository: 'payments-api' },
      ],
    ],
    rows: 'webhooks',
  },
];
