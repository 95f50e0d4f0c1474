import type { PageExample } from './page-example.ts';

/** Addresses as they stand in the address bar, and what the page shows of itself. */
export const okta: readonly PageExample[] = [
  {
    page: 'people',
    title: 'People',
    seen: true,
    urls: [['https://acme-admin.okta.com/admin/users', { organisation: 'acme' }]],
    rows: 'people',
  },
  {
    page: 'global-session-policy',
    title: 'Global session policy',
    seen: true,
    urls: [['https://acme-admin.okta.com/admin/access/policies', { organisation: 'acme' }]],
    settings: {
      idle: ['Maximum Okta session idle time', 'pair', '30 minutes'],
      lifetime: ['Maximum Okta session lifetime', 'terms', '30 minutes'],
      mfa: ['Multifactor authentication (MFA) is', 'field', 'Selected'],
    },
  },
  {
    page: 'app-sign-in-policies',
    title: 'App sign-in (authentication) policies',
    seen: true,
    urls: [
      ['https://acme-admin.okta.com/admin/authentication-policies/app-sign-in', { organisation: 'acme' }],
      ['https://acme-admin.okta.com/admin/authentication-policies', { organisation: 'acme' }],
    ],
    rows: 'policies',
  },
  {
    page: 'authenticators-enrollment',
    title: 'Authenticators and enrollment',
    seen: true,
    urls: [['https://acme-admin.okta.com/admin/access/multifactor#policies', { organisation: 'acme' }]],
    rows: 'policies',
  },
  {
    page: 'password-policy',
    title: 'Password policy',
    seen: true,
    urls: [['https://acme-admin.okta.com/admin/access/multifactor', { organisation: 'acme' }]],
    settings: {
      minimumLength: ['Minimum length', 'pair', '14'],
      history: ['Enforce password history for last', 'terms', '14'],
      lockout: ['Lock out user after', 'field', '14'],
      common: ['Restrict use of common passwords', 'switch', true],
    },
  },
  {
    page: 'network-zones',
    title: 'Network zones',
    seen: true,
    urls: [['https://acme-admin.okta.com/admin/access/networks', { organisation: 'acme' }]],
    rows: 'zones',
  },
  {
    page: 'security-general',
    title: 'Security general, ThreatInsight',
    seen: true,
    urls: [['https://acme-admin.okta.com/admin/access/general', { organisation: 'acme' }]],
    settings: {
      threatInsight: ['Action', 'pair', 'Active'],
      newSignOn: ['New sign-on notification email', 'switch', true],
      report: ['Report suspicious activity via email', 'checkbox', false],
    },
  },
  {
    page: 'behavior-detection',
    title: 'Behavior detection',
    seen: true,
    urls: [['https://acme-admin.okta.com/admin/access/behaviors', { organisation: 'acme' }]],
    rows: 'behaviors',
  },
  {
    page: 'identity-providers',
    title: 'Identity providers',
    seen: true,
    urls: [['https://acme-admin.okta.com/admin/access/identity-providers', { organisation: 'acme' }]],
    rows: 'identity providers',
  },
  {
    page: 'api-tokens',
    title: 'API tokens',
    seen: true,
    urls: [['https://acme-admin.okta.com/admin/access/api/tokens', { organisation: 'acme' }]],
    rows: 'tokens',
  },
  {
    page: 'trusted-origins',
    title: 'Trusted origins',
    seen: true,
    urls: [['https://acme-admin.okta.com/admin/access/api/trusted_origins', { organisation: 'acme' }]],
    rows: 'origins',
  },
  {
    page: 'administrators',
    title: 'Administrators',
    seen: false,
    urls: [['https://acme-admin.okta.com/admin/access/admins', { organisation: 'acme' }]],
    rows: 'administrators',
  },
  {
    page: 'applications',
    title: 'Applications',
    seen: true,
    urls: [['https://acme-admin.okta.com/admin/apps/active', { organisation: 'acme' }]],
    rows: 'applications',
  },
  {
    page: 'app-assignments',
    title: 'App assignments',
    seen: true,
    urls: [
      [
        'https://acme-admin.okta.com/admin/app/workday/instance/0oa1b2c3d4E5F6g7h8i9/#tab-assignments',
        { organisation: 'acme', application: 'workday', instance: '0oa1b2c3d4E5F6g7h8i9' },
      ],
      [
        'https://acme-admin.okta.com/admin/app/workday/instance/0oa1b2c3d4E5F6g7h8i9#tab-assignments',
        { organisation: 'acme', application: 'workday', instance: '0oa1b2c3d4E5F6g7h8i9' },
      ],
    ],
    rows: 'assignments',
  },
  {
    page: 'group-rules',
    title: 'Group rules',
    seen: true,
    urls: [['https://acme-admin.okta.com/admin/groups#rules', { organisation: 'acme' }]],
    rows: 'rules',
  },
  {
    page: 'user-profile',
    title: 'User profile (leaver)',
    seen: true,
    urls: [
      [
        'https://acme-admin.okta.com/admin/user/profile/view/00u1ab2cd3EF4gh5ij6#tab-account',
        { organisation: 'acme', user: '00u1ab2cd3EF4gh5ij6' },
      ],
      [
        'https://acme-admin.okta.com/admin/user/profile/view/00u1ab2cd3EF4gh5ij6',
        { organisation: 'acme', user: '00u1ab2cd3EF4gh5ij6' },
      ],
    ],
    settings: {
      status: ['Status', 'pair', 'Active'],
      activated: ['Activated', 'terms', 'Selected'],
      login: ['Username', 'field', 'Ann Example'],
    },
  },
  {
    page: 'system-log',
    title: 'System log',
    seen: true,
    urls: [['https://acme-admin.okta.com/report/system_log_2', { organisation: 'acme' }]],
    rows: 'events',
  },
];
