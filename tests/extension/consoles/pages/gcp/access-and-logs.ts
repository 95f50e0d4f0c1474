import type { PageExample } from '../page-example.ts';

export const accessAndLogs: readonly PageExample[] = [
  {
    page: 'iam-principals',
    title: 'IAM principals',
    seen: true,
    urls: [
      ['https://console.cloud.google.com/iam-admin/iam?project=acme-prod-4711', { project: 'acme-prod-4711' }],
      ['https://console.cloud.google.com/iam-admin/iam', {}],
    ],
    rows: 'principals',
  },
  {
    page: 'service-accounts',
    title: 'Service accounts and keys',
    seen: true,
    urls: [
      [
        'https://console.cloud.google.com/iam-admin/serviceaccounts?project=acme-prod-4711',
        { project: 'acme-prod-4711' },
      ],
      ['https://console.cloud.google.com/iam-admin/serviceaccounts', {}],
    ],
    rows: 'service accounts',
  },
  {
    page: 'roles',
    title: 'Custom roles',
    seen: true,
    urls: [
      ['https://console.cloud.google.com/iam-admin/roles?project=acme-prod-4711', { project: 'acme-prod-4711' }],
      ['https://console.cloud.google.com/iam-admin/roles', {}],
    ],
    rows: 'roles',
  },
  {
    page: 'audit-log-configuration',
    title: 'Audit log configuration',
    seen: true,
    urls: [
      ['https://console.cloud.google.com/iam-admin/audit?project=acme-prod-4711', { project: 'acme-prod-4711' }],
      ['https://console.cloud.google.com/iam-admin/audit', {}],
    ],
    rows: 'services',
  },
  {
    page: 'organisation-policies',
    title: 'Organization policies',
    seen: true,
    urls: [
      ['https://console.cloud.google.com/iam-admin/orgpolicies?project=acme-prod-4711', { project: 'acme-prod-4711' }],
      ['https://console.cloud.google.com/iam-admin/orgpolicies', {}],
      ['https://console.cloud.google.com/iam-admin/orgpolicies/list', {}],
    ],
    rows: 'policies',
  },
  {
    page: 'logs-explorer',
    title: 'Logs Explorer',
    seen: false,
    urls: [
      ['https://console.cloud.google.com/logs/query?project=acme-prod-4711', { project: 'acme-prod-4711' }],
      ['https://console.cloud.google.com/logs/query', {}],
    ],
    rows: 'entries',
  },
  {
    page: 'log-sinks',
    title: 'Log router sinks',
    seen: true,
    urls: [
      ['https://console.cloud.google.com/logs/router?project=acme-prod-4711', { project: 'acme-prod-4711' }],
      ['https://console.cloud.google.com/logs/router', {}],
    ],
    rows: 'sinks',
  },
  {
    page: 'log-storage',
    title: 'Log storage retention',
    seen: true,
    urls: [
      ['https://console.cloud.google.com/logs/storage?project=acme-prod-4711', { project: 'acme-prod-4711' }],
      ['https://console.cloud.google.com/logs/storage', {}],
    ],
    rows: 'log buckets',
  },
  {
    page: 'log-metrics',
    title: 'Log-based metrics and alerts',
    seen: true,
    urls: [
      ['https://console.cloud.google.com/logs/metrics?project=acme-prod-4711', { project: 'acme-prod-4711' }],
      ['https://console.cloud.google.com/logs/metrics', {}],
    ],
    rows: 'metrics',
  },
  {
    page: 'alert-policies',
    title: 'Monitoring alert policies',
    seen: false,
    urls: [
      ['https://console.cloud.google.com/monitoring/alerting?project=acme-prod-4711', { project: 'acme-prod-4711' }],
      ['https://console.cloud.google.com/monitoring/alerting', {}],
      ['https://console.cloud.google.com/monitoring/alerting/policies', {}],
    ],
    rows: 'policies',
  },
  {
    page: 'security-command-center',
    title: 'Security Command Center',
    seen: true,
    urls: [
      [
        'https://console.cloud.google.com/security/command-center?project=acme-prod-4711',
        { project: 'acme-prod-4711' },
      ],
      ['https://console.cloud.google.com/security/command-center', {}],
      ['https://console.cloud.google.com/security/command-center/overview', {}],
      [
        'https://console.cloud.google.com/security/command-center/findingsv2;filter=state%3D%22ACTIVE%22?organizationId=123456',
        { organisation: '123456' },
      ],
    ],
  },
  {
    page: 'scc-vulnerabilities',
    title: 'SCC vulnerabilities',
    seen: true,
    urls: [
      [
        'https://console.cloud.google.com/security/command-center/vulnerabilities?project=acme-prod-4711',
        { project: 'acme-prod-4711' },
      ],
      ['https://console.cloud.google.com/security/command-center/vulnerabilities', {}],
    ],
    rows: 'categories',
  },
  {
    page: 'scc-compliance',
    title: 'SCC compliance',
    seen: true,
    urls: [
      [
        'https://console.cloud.google.com/security/command-center/compliance?project=acme-prod-4711',
        { project: 'acme-prod-4711' },
      ],
      ['https://console.cloud.google.com/security/command-center/compliance', {}],
    ],
  },
  {
    page: 'api-credentials',
    title: 'API keys and OAuth clients',
    seen: true,
    urls: [
      ['https://console.cloud.google.com/apis/credentials?project=acme-prod-4711', { project: 'acme-prod-4711' }],
      ['https://console.cloud.google.com/apis/credentials', {}],
    ],
    rows: 'credentials',
  },
  {
    page: 'asset-inventory',
    title: 'Asset inventory',
    seen: false,
    urls: [
      [
        'https://console.cloud.google.com/iam-admin/asset-inventory?project=acme-prod-4711',
        { project: 'acme-prod-4711' },
      ],
      ['https://console.cloud.google.com/iam-admin/asset-inventory', {}],
      ['https://console.cloud.google.com/iam-admin/asset-inventory/dashboard', {}],
      ['https://console.cloud.google.com/iam-admin/asset-inventory/resources', {}],
    ],
    rows: 'resources',
  },
];
