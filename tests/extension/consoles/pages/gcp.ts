import type { PageExample } from './page-example.ts';

/** Addresses as they stand in the address bar, and what the page shows of itself. */
export const gcp: readonly PageExample[] = [
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
    page: 'kms-key-rings',
    title: 'KMS key rings',
    seen: true,
    urls: [
      ['https://console.cloud.google.com/security/kms/keyrings?project=acme-prod-4711', { project: 'acme-prod-4711' }],
      ['https://console.cloud.google.com/security/kms/keyrings', {}],
      ['https://console.cloud.google.com/security/kms', {}],
    ],
    rows: 'key rings',
  },
  {
    page: 'secret-manager',
    title: 'Secret Manager',
    seen: true,
    urls: [
      [
        'https://console.cloud.google.com/security/secret-manager?project=acme-prod-4711',
        { project: 'acme-prod-4711' },
      ],
      ['https://console.cloud.google.com/security/secret-manager', {}],
    ],
    rows: 'secrets',
  },
  {
    page: 'firewall-policies',
    title: 'Firewall policies and rules',
    seen: true,
    urls: [
      [
        'https://console.cloud.google.com/net-security/firewall-manager/firewall-policies/list?project=acme-prod-4711',
        { project: 'acme-prod-4711' },
      ],
      ['https://console.cloud.google.com/net-security/firewall-manager/firewall-policies/list', {}],
    ],
    rows: 'rules',
  },
  {
    page: 'vpc-networks',
    title: 'VPC networks',
    seen: true,
    urls: [
      [
        'https://console.cloud.google.com/networking/networks/list?project=acme-prod-4711',
        { project: 'acme-prod-4711' },
      ],
      ['https://console.cloud.google.com/networking/networks/list', {}],
    ],
    rows: 'networks',
  },
  {
    page: 'cloud-armor',
    title: 'Cloud Armor policies',
    seen: true,
    urls: [
      [
        'https://console.cloud.google.com/net-security/securitypolicies/list?project=acme-prod-4711',
        { project: 'acme-prod-4711' },
      ],
      ['https://console.cloud.google.com/net-security/securitypolicies/list', {}],
    ],
    rows: 'policies',
  },
  {
    page: 'cloud-sql-instance',
    title: 'Cloud SQL instance',
    seen: true,
    urls: [
      [
        'https://console.cloud.google.com/sql/instances/orders-db/overview?project=acme-prod-4711',
        { resource: 'orders-db', project: 'acme-prod-4711' },
      ],
      ['https://console.cloud.google.com/sql/instances/orders-db/overview', { resource: 'orders-db' }],
    ],
    settings: {
      backups: ['Automated backups', 'checkbox', true],
      pointInTime: ['Point-in-time recovery', 'terms', 'Selected'],
      availability: ['High availability', 'field', 'Selected'],
      publicIp: ['Public IP address', 'select', 'Selected'],
      ssl: ['SSL mode', 'radio', 'Full (strict)'],
    },
  },
  {
    page: 'storage-buckets',
    title: 'Cloud Storage buckets',
    seen: true,
    urls: [
      ['https://console.cloud.google.com/storage/browser?project=acme-prod-4711', { project: 'acme-prod-4711' }],
      ['https://console.cloud.google.com/storage/browser', {}],
    ],
    rows: 'buckets',
  },
  {
    page: 'gke-clusters',
    title: 'GKE clusters',
    seen: true,
    urls: [
      ['https://console.cloud.google.com/kubernetes/clusters?project=acme-prod-4711', { project: 'acme-prod-4711' }],
      ['https://console.cloud.google.com/kubernetes/clusters', {}],
      ['https://console.cloud.google.com/kubernetes/clusters/list', {}],
    ],
    rows: 'clusters',
  },
  {
    page: 'compute-instances',
    title: 'Compute instances',
    seen: true,
    urls: [
      ['https://console.cloud.google.com/compute/instances?project=acme-prod-4711', { project: 'acme-prod-4711' }],
      ['https://console.cloud.google.com/compute/instances', {}],
    ],
    rows: 'instances',
  },
  {
    page: 'compute-metadata',
    title: 'Compute metadata (OS Login)',
    seen: true,
    urls: [
      ['https://console.cloud.google.com/compute/metadata?project=acme-prod-4711', { project: 'acme-prod-4711' }],
      ['https://console.cloud.google.com/compute/metadata', {}],
    ],
    settings: {
      osLogin: ['enable-oslogin', 'checkbox', true],
      blockKeys: ['block-project-ssh-keys', 'switch', true],
      twoFactor: ['enable-oslogin-2fa', 'checkbox', false],
    },
  },
  {
    page: 'vm-manager-patch',
    title: 'VM Manager patch',
    seen: true,
    urls: [
      ['https://console.cloud.google.com/compute/osconfig?project=acme-prod-4711', { project: 'acme-prod-4711' }],
      ['https://console.cloud.google.com/compute/osconfig', {}],
      ['https://console.cloud.google.com/compute/osconfig/patch', {}],
    ],
  },
  {
    page: 'snapshots',
    title: 'Snapshots and schedules',
    seen: true,
    urls: [
      ['https://console.cloud.google.com/compute/snapshots?project=acme-prod-4711', { project: 'acme-prod-4711' }],
      ['https://console.cloud.google.com/compute/snapshots', {}],
    ],
    rows: 'snapshots',
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
    page: 'artifact-registry',
    title: 'Artifact Registry scanning',
    seen: true,
    urls: [
      ['https://console.cloud.google.com/artifacts?project=acme-prod-4711', { project: 'acme-prod-4711' }],
      ['https://console.cloud.google.com/artifacts', {}],
    ],
    rows: 'repositories',
  },
  {
    page: 'load-balancers',
    title: 'Load balancers, TLS policy',
    seen: true,
    urls: [
      [
        'https://console.cloud.google.com/net-services/loadbalancing/list?project=acme-prod-4711',
        { project: 'acme-prod-4711' },
      ],
      ['https://console.cloud.google.com/net-services/loadbalancing/list', {}],
      ['https://console.cloud.google.com/net-services/loadbalancing/list/loadBalancers', {}],
    ],
    rows: 'load balancers',
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
