import type { PageExample } from '../page-example.ts';

export const governance: readonly PageExample[] = [
  {
    page: 'organizations-accounts',
    title: 'Organizations accounts',
    seen: true,
    urls: [['https://console.aws.amazon.com/organizations/v2/home/accounts', {}]],
    rows: 'accounts',
  },
  {
    page: 'service-control-policies',
    title: 'Service control policies',
    seen: true,
    urls: [
      ['https://console.aws.amazon.com/organizations/v2/home/policies/service-control-policy', {}],
      [
        'https://console.aws.amazon.com/organizations/v2/home/policies/service-control-policy/p-examplepolicy1',
        { policy: 'p-examplepolicy1' },
      ],
    ],
    rows: 'policies',
  },
  {
    page: 'control-tower',
    title: 'Control Tower dashboard',
    seen: true,
    regional: true,
    urls: [
      ['https://console.aws.amazon.com/controltower/home#', {}],
      ['https://console.aws.amazon.com/controltower/home', {}],
      ['https://console.aws.amazon.com/controltower/home#/dashboard', {}],
      ['https://console.aws.amazon.com/controltower/home/dashboard', {}],
    ],
  },
  {
    page: 'artifact-reports',
    title: 'Artifact reports (supplier assurance)',
    seen: true,
    urls: [
      ['https://console.aws.amazon.com/artifact/reports', {}],
      ['https://console.aws.amazon.com/artifact/home', {}],
    ],
    rows: 'reports',
  },
];
