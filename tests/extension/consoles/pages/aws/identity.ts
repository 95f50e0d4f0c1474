import type { PageExample } from '../page-example.ts';

export const identity: readonly PageExample[] = [
  {
    page: 'iam-dashboard',
    title: 'IAM dashboard, security recommendations',
    seen: true,
    urls: [
      ['https://console.aws.amazon.com/iam/home#/home', {}],
      ['https://console.aws.amazon.com/iamv2/home#/home', {}],
      ['https://console.aws.amazon.com/iamv2/home', {}],
    ],
    settings: {
      rootMfa: ['Root user has MFA', 'checkbox', true],
      rootKeys: ['Root user has no active access keys', 'switch', true],
      accountId: ['Account ID', 'field', '123456789012'],
    },
  },
  {
    page: 'iam-users',
    title: 'IAM users list',
    seen: true,
    urls: [
      ['https://console.aws.amazon.com/iam/home#/users', {}],
      ['https://console.aws.amazon.com/iamv2/home#/users', {}],
    ],
    rows: 'users',
  },
  {
    page: 'iam-credential-report',
    title: 'IAM credential report',
    seen: true,
    urls: [
      ['https://console.aws.amazon.com/iam/home#/credential_report', {}],
      ['https://console.aws.amazon.com/iamv2/home#/credential_report', {}],
    ],
    settings: { generated: ['Report generated', 'pair', 'Selected'] },
  },
  {
    page: 'iam-password-policy',
    title: 'IAM account settings, password policy',
    seen: true,
    urls: [
      ['https://console.aws.amazon.com/iam/home#/account_settings', {}],
      ['https://console.aws.amazon.com/iamv2/home#/account_settings', {}],
    ],
    settings: {
      minimumLength: ['Password minimum length', 'pair', '14'],
      strength: ['Password strength', 'terms', 'Selected'],
      expiry: ['Password expiration', 'field', '30 minutes'],
    },
  },
  {
    page: 'iam-roles',
    title: 'IAM roles',
    seen: true,
    urls: [
      ['https://console.aws.amazon.com/iam/home#/roles', {}],
      ['https://console.aws.amazon.com/iamv2/home#/roles', {}],
    ],
    rows: 'roles',
  },
  {
    page: 'iam-policies',
    title: 'IAM policy AdministratorAccess, entities attached',
    seen: true,
    urls: [
      ['https://console.aws.amazon.com/iam/home#/policies', {}],
      ['https://console.aws.amazon.com/iamv2/home#/policies', {}],
      ['https://console.aws.amazon.com/iamv2/home#/policies/details/p-examplepolicy1', { policy: 'p-examplepolicy1' }],
      [
        'https://console.aws.amazon.com/iam/home#/policies/arn:aws:iam::aws:policy/service-role/AWSQuickSightS3Policy$jsonEditor',
        { policy: 'arn:aws:iam::aws:policy/service-role/AWSQuickSightS3Policy' },
      ],
      [
        'https://console.aws.amazon.com/iam/home#/policies/details/arn%3Aaws%3Aiam%3A%3Aaws%3Apolicy%2FAdministratorAccess',
        { policy: 'arn:aws:iam::aws:policy/AdministratorAccess' },
      ],
    ],
    rows: 'policies',
  },
  {
    page: 'iam-identity-providers',
    title: 'IAM identity providers (SSO)',
    seen: true,
    urls: [['https://console.aws.amazon.com/iamv2/home#/identity_providers', {}]],
    rows: 'identity providers',
  },
  {
    page: 'identity-center',
    title: 'IAM Identity Center users, permission sets, assignments',
    seen: true,
    regional: true,
    urls: [
      ['https://console.aws.amazon.com/singlesignon/home#', {}],
      ['https://console.aws.amazon.com/singlesignon/home', {}],
      ['https://console.aws.amazon.com/singlesignon/home#/dashboard', {}],
      [
        'https://console.aws.amazon.com/singlesignon/home#/instances/ssoins-7223a1b2c3d4e5f6',
        { instance: 'ssoins-7223a1b2c3d4e5f6' },
      ],
      ['https://console.aws.amazon.com/singlesignon/home#/users', {}],
      ['https://console.aws.amazon.com/singlesignon/home#/accounts', {}],
      ['https://console.aws.amazon.com/singlesignon/home#/permission-sets', {}],
      ['https://console.aws.amazon.com/singlesignon/home#/settings', {}],
    ],
    rows: 'entries',
    settings: {
      mfa: ['Prompt users for MFA', 'pair', 'Selected'],
      permissionSets: ['Permission sets', 'heading', '12'],
    },
  },
  {
    page: 'access-analyzer',
    title: 'IAM Access Analyzer findings',
    seen: true,
    regional: true,
    urls: [
      ['https://console.aws.amazon.com/access-analyzer/home#/analyzers', {}],
      ['https://console.aws.amazon.com/access-analyzer/home', {}],
      ['https://console.aws.amazon.com/access-analyzer/home#/findings', {}],
    ],
    rows: 'analyzers',
  },
  {
    page: 'account-contacts',
    title: 'Account alternate contacts (security)',
    seen: true,
    urls: [['https://console.aws.amazon.com/billing/home#/account', {}]],
    settings: { securityContact: ['Security contact', 'pair', 'Ann Example'] },
  },
  {
    page: 'iam-groups',
    title: 'IAM user groups',
    seen: false,
    urls: [['https://console.aws.amazon.com/iam/home#/groups', {}]],
    rows: 'groups',
  },
];
