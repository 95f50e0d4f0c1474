import type { PageExample } from '../page-example.ts';

export const organisation: readonly PageExample[] = [
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
      invitations: [
        'Allow repository administrators to invite outside collaborators to repositories for this organization',
        'checkbox',
        true,
      ],
      issueDeletion: ['Allow members to delete issues for this organization', 'checkbox', false],
      teamCreation: ['Allow members to create teams', 'checkbox', true],
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
      repositories: ['All repositories', 'menu', 'All repositories'],
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
    page: 'organisation-webhooks',
    title: 'Organization webhooks',
    seen: false,
    urls: [['https://github.com/organizations/acme-corp/settings/hooks', { organisation: 'acme-corp' }]],
    rows: 'webhooks',
  },
  {
    page: 'verified-domains',
    title: 'Verified and approved domains',
    seen: false,
    urls: [['https://github.com/organizations/acme-corp/settings/domains', { organisation: 'acme-corp' }]],
    rows: 'domains',
  },
  {
    page: 'runner-groups',
    title: 'Runner groups',
    seen: false,
    urls: [
      ['https://github.com/organizations/acme-corp/settings/actions/runner-groups', { organisation: 'acme-corp' }],
    ],
    rows: 'runner groups',
  },
];
