import type { PageExample } from './page-example.ts';

/** Addresses as they stand in the address bar, and what the page shows of itself. */
export const gitlab: readonly PageExample[] = [
  {
    page: 'group-members',
    title: 'Group members',
    seen: false,
    urls: [['https://gitlab.com/groups/acme/platform/-/group_members', { group: 'acme/platform' }]],
    rows: 'members',
  },
  {
    page: 'group-permissions',
    title: 'Group general, permissions',
    seen: false,
    urls: [['https://gitlab.com/groups/acme/platform/-/edit', { group: 'acme/platform' }]],
    settings: {
      twoFactor: ['All users in this group must set up two-factor authentication', 'checkbox', true],
      sharing: ['Projects in this group cannot be shared with other groups', 'switch', true],
      forking: ['Prevent project forking outside current group', 'checkbox', false],
      ipRange: ['Restrict access by IP address', 'switch', true],
    },
  },
  {
    page: 'group-saml',
    title: 'Group SAML SSO',
    seen: false,
    urls: [['https://gitlab.com/groups/acme/platform/-/saml', { group: 'acme/platform' }]],
    settings: {
      enabled: ['Enable SAML authentication for this group', 'checkbox', true],
      enforced: ['Enforce SAML-only authentication for web activity for this group', 'terms', 'Selected'],
    },
  },
  {
    page: 'group-audit-events',
    title: 'Group audit events',
    seen: false,
    urls: [['https://gitlab.com/groups/acme/platform/-/audit_events', { group: 'acme/platform' }]],
    rows: 'events',
  },
  {
    page: 'compliance-center',
    title: 'Compliance center',
    seen: false,
    urls: [
      ['https://gitlab.com/groups/acme/platform/-/security/compliance_dashboard', { group: 'acme/platform' }],
      ['https://gitlab.com/groups/acme/platform/-/security/compliance_dashboard/overview', { group: 'acme/platform' }],
    ],
    rows: 'results',
  },
  {
    page: 'project-members',
    title: 'Project members',
    seen: false,
    urls: [
      ['https://gitlab.com/acme/platform/payments-api/-/project_members', { project: 'acme/platform/payments-api' }],
    ],
    rows: 'members',
  },
  {
    page: 'protected-branches',
    title: 'Protected branches, push rules',
    seen: false,
    urls: [
      [
        'https://gitlab.com/acme/platform/payments-api/-/settings/repository',
        { project: 'acme/platform/payments-api' },
      ],
    ],
    rows: 'branches',
  },
  {
    page: 'merge-request-approvals',
    title: 'Merge request approvals',
    seen: true,
    urls: [
      [
        'https://gitlab.com/acme/platform/payments-api/-/settings/merge_requests',
        { project: 'acme/platform/payments-api' },
      ],
    ],
    rows: 'approval rules',
    settings: {
      authorApproval: ['Prevent approval by merge request creator', 'checkbox', true],
      committers: ['Prevent approvals by users who add commits', 'switch', true],
      pipelines: ['Pipelines must succeed', 'checkbox', false],
    },
  },
  {
    page: 'ci-cd-settings',
    title: 'CI/CD settings',
    seen: false,
    urls: [
      ['https://gitlab.com/acme/platform/payments-api/-/settings/ci_cd', { project: 'acme/platform/payments-api' }],
    ],
    rows: 'variables',
  },
  {
    page: 'vulnerability-report',
    title: 'Vulnerability report',
    seen: false,
    urls: [
      [
        'https://gitlab.com/acme/platform/payments-api/-/security/vulnerability_report',
        { project: 'acme/platform/payments-api' },
      ],
    ],
    rows: 'vulnerabilities',
  },
  {
    page: 'security-configuration',
    title: 'Security configuration',
    seen: true,
    urls: [
      [
        'https://gitlab.com/acme/platform/payments-api/-/security/configuration',
        { project: 'acme/platform/payments-api' },
      ],
    ],
    settings: {
      sast: ['Static Application Security Testing (SAST)', 'pair', 'Selected'],
      dependencies: ['Dependency Scanning', 'terms', 'Selected'],
      secrets: ['Secret Detection', 'field', 'Selected'],
      dast: ['Dynamic Application Security Testing (DAST)', 'select', 'Selected'],
    },
  },
  {
    page: 'merge-request',
    title: 'One merge request',
    seen: false,
    urls: [
      [
        'https://gitlab.com/acme/platform/payments-api/-/merge_requests/482',
        { project: 'acme/platform/payments-api', number: '482' },
      ],
    ],
    settings: { reviewers: ['Reviewers', 'pair', 'Ann Example'] },
  },
  {
    page: 'pipelines',
    title: 'Project pipelines',
    seen: false,
    urls: [['https://gitlab.com/acme/platform/payments-api/-/pipelines', { project: 'acme/platform/payments-api' }]],
    rows: 'pipelines',
  },
];
