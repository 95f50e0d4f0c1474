import type { PageExample } from './page-example.ts';

/** Addresses as they stand in the address bar, and what the page shows of itself. */
export const slack: readonly PageExample[] = [
  {
    page: 'workspace-settings',
    title: 'Workspace settings and permissions',
    seen: true,
    urls: [['https://acme.slack.com/admin/settings', { workspace: 'acme' }]],
    settings: {
      retention: ['Message Retention & Deletion', 'pair', '30 minutes'],
      invitations: ['Invitations', 'terms', 'Selected'],
      fileRetention: ['File Retention & Deletion', 'field', '30 minutes'],
      publicLinks: ['Public File Sharing', 'select', 'Selected'],
    },
  },
  {
    page: 'authentication',
    title: 'Authentication (SAML, 2FA)',
    seen: true,
    urls: [
      ['https://acme.slack.com/admin/auth', { workspace: 'acme' }],
      ['https://acme.slack.com/admin/auth/saml?sudo=1', { workspace: 'acme' }],
    ],
    settings: {
      saml: ['SAML authentication', 'pair', 'Selected'],
      twoFactor: ['Two-factor authentication', 'terms', 'Selected'],
      session: ['Session Duration', 'field', '30 minutes'],
    },
  },
  {
    page: 'members',
    title: 'Members',
    seen: true,
    urls: [
      ['https://app.slack.com/manage/T024BE7LD/people', { team: 'T024BE7LD' }],
      ['https://acme.slack.com/admin', { workspace: 'acme' }],
    ],
    rows: 'members',
  },
  {
    page: 'installed-apps',
    title: 'Installed apps',
    seen: true,
    urls: [
      ['https://acme.slack.com/apps/manage', { workspace: 'acme' }],
      ['https://acme.slack.com/apps/manage/approved', { workspace: 'acme' }],
    ],
    rows: 'applications',
  },
  {
    page: 'organisation-security',
    title: 'Organization security settings (Enterprise)',
    seen: true,
    urls: [['https://app.slack.com/manage/E0123ABCD45/security/security', { enterprise: 'E0123ABCD45' }]],
    settings: {
      session: ['Session duration', 'pair', '30 minutes'],
      downloads: ['Block file downloads', 'switch', true],
      jailbroken: ['Block jailbroken or rooted devices', 'checkbox', false],
    },
  },
  {
    page: 'access-logs',
    title: 'Access logs',
    seen: false,
    urls: [['https://acme.slack.com/admin/logs', { workspace: 'acme' }]],
    rows: 'sign-ins',
  },
  {
    page: 'incident-thread',
    title: 'Incident channel thread',
    seen: false,
    urls: [
      [
        'https://acme.slack.com/archives/C02AB3CDE4F/p1760000000000100',
        { workspace: 'acme', channel: 'C02AB3CDE4F', message: 'p1760000000000100' },
      ],
    ],
  },
];
