import type { PageExample } from './page-example.ts';

/** Addresses as they stand in the address bar, and what the page shows of itself. */
export const azure: readonly PageExample[] = [
  {
    page: 'defender-recommendations',
    title: 'Defender for Cloud recommendations',
    seen: true,
    urls: [['https://portal.azure.com/#view/Microsoft_Azure_Security/SecurityMenuBlade/~/5', {}]],
    rows: 'recommendations',
  },
  {
    page: 'defender-plans',
    title: 'Defender plans',
    seen: true,
    urls: [
      [
        'https://portal.azure.com/#view/Microsoft_Azure_Security/PolicyMenuBlade/~/pricingTier/subscriptionId/0b1f6471-1bf0-4dda-aec3-cb9272f09590',
        { subscription: '0b1f6471-1bf0-4dda-aec3-cb9272f09590' },
      ],
    ],
    rows: 'plans',
    settings: {
      servers: ['Servers', 'pair', 'Selected'],
      storage: ['Storage', 'terms', 'Selected'],
      databases: ['Databases', 'field', 'Selected'],
      keyVault: ['Key Vault', 'select', 'Selected'],
    },
  },
  {
    page: 'regulatory-compliance',
    title: 'Regulatory compliance (ISO 27001)',
    seen: false,
    urls: [['https://portal.azure.com/#view/Microsoft_Azure_Security/SecurityMenuBlade/~/22', {}]],
    rows: 'controls',
  },
  {
    page: 'policy-compliance',
    title: 'Azure Policy compliance',
    seen: true,
    urls: [['https://portal.azure.com/#view/Microsoft_Azure_Policy/PolicyMenuBlade/~/Compliance', {}]],
    rows: 'assignments',
  },
  {
    page: 'activity-log',
    title: 'Activity log',
    seen: true,
    urls: [
      ['https://portal.azure.com/#view/Microsoft_Azure_Monitoring/AzureMonitoringBrowseBlade/~/activityLog', {}],
      ['https://portal.azure.com/#view/Microsoft_Azure_ActivityLog/ActivityLogBlade', {}],
    ],
    rows: 'operations',
  },
  {
    page: 'diagnostic-settings',
    title: 'Diagnostic settings',
    seen: true,
    urls: [
      ['https://portal.azure.com/#view/Microsoft_Azure_Monitoring/AzureMonitoringBrowseBlade/~/diagnosticSettings', {}],
    ],
    rows: 'resources',
  },
  {
    page: 'subscription-access',
    title: 'Subscription access control',
    seen: false,
    urls: [
      [
        'https://portal.azure.com/#@acme.onmicrosoft.com/resource/subscriptions/0b1f6471-1bf0-4dda-aec3-cb9272f09590/users',
        { tenant: 'acme.onmicrosoft.com', subscription: '0b1f6471-1bf0-4dda-aec3-cb9272f09590' },
      ],
      [
        'https://portal.azure.com/#resource/subscriptions/0b1f6471-1bf0-4dda-aec3-cb9272f09590/users',
        { subscription: '0b1f6471-1bf0-4dda-aec3-cb9272f09590' },
      ],
    ],
    rows: 'role assignments',
  },
  {
    page: 'network-security-groups',
    title: 'Network security groups',
    seen: true,
    urls: [
      [
        'https://portal.azure.com/#view/HubsExtension/BrowseResource/resourceType/Microsoft.Network%2FNetworkSecurityGroups',
        {},
      ],
      ['https://portal.azure.com/#browse/Microsoft.Network%2FNetworkSecurityGroups', {}],
    ],
    rows: 'security groups',
  },
  {
    page: 'flow-logs',
    title: 'NSG or VNet flow logs',
    seen: true,
    urls: [['https://portal.azure.com/#view/Microsoft_Azure_Network/NetworkWatcherMenuBlade/~/flowLogs', {}]],
    rows: 'flow logs',
  },
  {
    page: 'storage-accounts',
    title: 'Storage accounts',
    seen: true,
    urls: [
      [
        'https://portal.azure.com/#view/HubsExtension/BrowseResource/resourceType/Microsoft.Storage%2FStorageAccounts',
        {},
      ],
      ['https://portal.azure.com/#browse/Microsoft.Storage%2FStorageAccounts', {}],
    ],
    rows: 'storage accounts',
  },
  {
    page: 'key-vaults',
    title: 'Key vaults',
    seen: true,
    urls: [
      ['https://portal.azure.com/#view/HubsExtension/BrowseResource/resourceType/Microsoft.KeyVault%2Fvaults', {}],
      ['https://portal.azure.com/#browse/Microsoft.KeyVault%2Fvaults', {}],
    ],
    rows: 'key vaults',
  },
  {
    page: 'sql-servers',
    title: 'SQL servers',
    seen: true,
    urls: [
      ['https://portal.azure.com/#view/HubsExtension/BrowseResource/resourceType/Microsoft.Sql%2Fservers', {}],
      ['https://portal.azure.com/#browse/Microsoft.Sql%2Fservers', {}],
    ],
    rows: 'SQL servers',
  },
  {
    page: 'recovery-vaults',
    title: 'Recovery Services vault, backup jobs',
    seen: true,
    urls: [
      [
        'https://portal.azure.com/#view/HubsExtension/BrowseResource/resourceType/Microsoft.RecoveryServices%2Fvaults',
        {},
      ],
      ['https://portal.azure.com/#browse/Microsoft.RecoveryServices%2Fvaults', {}],
    ],
    rows: 'vaults',
  },
  {
    page: 'virtual-machines',
    title: 'Virtual machines',
    seen: true,
    urls: [
      [
        'https://portal.azure.com/#view/HubsExtension/BrowseResource/resourceType/Microsoft.Compute%2FVirtualMachines',
        {},
      ],
      ['https://portal.azure.com/#browse/Microsoft.Compute%2FVirtualMachines', {}],
    ],
    rows: 'virtual machines',
  },
  {
    page: 'devops-branch-policies',
    title: 'Azure DevOps branch policies',
    seen: false,
    urls: [
      [
        'https://dev.azure.com/acme-corp/Payments/_settings/repositories?_a=policiesMid',
        { organisation: 'acme-corp', project: 'Payments' },
      ],
      [
        'https://dev.azure.com/acme-corp/Payments/_settings/repositories?_a=policiesMid&repo=payments-api',
        { organisation: 'acme-corp', project: 'Payments', repository: 'payments-api' },
      ],
    ],
    settings: {
      reviewers: ['Require a minimum number of reviewers', 'checkbox', true],
      comments: ['Check for comment resolution', 'terms', 'Selected'],
      ownChanges: ['Allow requestors to approve their own changes', 'checkbox', false],
    },
  },
];
