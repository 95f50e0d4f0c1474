import type { PageExample } from '../page-example.ts';

export const resources: readonly PageExample[] = [
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
];
