import type { PageExample } from '../page-example.ts';

export const protection: readonly PageExample[] = [
  {
    page: 'device-compliance',
    title: 'Intune device compliance',
    seen: true,
    urls: [
      ['https://intune.microsoft.com/#view/Microsoft_Intune_DeviceSettings/DevicesMenu/~/compliance', {}],
      ['https://entra.microsoft.com/#view/Microsoft_Intune_DeviceSettings/DevicesMenu/~/compliance', {}],
      ['https://entra.microsoft.com/#view/Microsoft_Intune_DeviceSettings/DevicesMenu/~/compliancePolicies', {}],
    ],
    rows: 'policies',
  },
  {
    page: 'disk-encryption',
    title: 'Intune disk encryption',
    seen: true,
    urls: [
      ['https://intune.microsoft.com/#view/Microsoft_Intune_Workflows/SecurityManagementMenu/~/diskEncryption', {}],
      ['https://entra.microsoft.com/#view/Microsoft_Intune_Workflows/SecurityManagementMenu/~/diskEncryption', {}],
    ],
    rows: 'policies',
  },
  {
    page: 'defender-preset-policies',
    title: 'Defender preset policies',
    seen: true,
    urls: [['https://security.microsoft.com/presetSecurityPolicies', {}]],
    settings: {
      standard: ['Standard protection is on', 'checkbox', true],
      strict: ['Strict protection is on', 'switch', true],
    },
  },
  {
    page: 'mail-threat-policies',
    title: 'Anti-phishing, Safe Links, Safe Attachments, anti-malware',
    seen: true,
    urls: [
      ['https://security.microsoft.com/antiphishing', {}],
      ['https://security.microsoft.com/safelinksv2', {}],
      ['https://security.microsoft.com/safeattachmentv2', {}],
      ['https://security.microsoft.com/antimalwarev2', {}],
    ],
    rows: 'policies',
  },
  {
    page: 'alert-policies',
    title: 'Alert policies',
    seen: true,
    urls: [['https://security.microsoft.com/alertpoliciesv2', {}]],
    rows: 'policies',
  },
  {
    page: 'dlp-policies',
    title: 'Purview DLP policies',
    seen: true,
    urls: [['https://purview.microsoft.com/datalossprevention/policies', {}]],
    rows: 'policies',
  },
  {
    page: 'audit-search',
    title: 'Purview audit search',
    seen: true,
    urls: [['https://purview.microsoft.com/audit/auditsearch', {}]],
    rows: 'records',
  },
  {
    page: 'retention-policies',
    title: 'Purview retention policies',
    seen: true,
    urls: [['https://purview.microsoft.com/datalifecyclemanagement/policies', {}]],
    rows: 'policies',
  },
  {
    page: 'sensitivity-labels',
    title: 'Sensitivity labels',
    seen: true,
    urls: [
      ['https://purview.microsoft.com/informationprotection/labels', {}],
      ['https://purview.microsoft.com/informationprotection/informationprotectionlabels/sensitivitylabels', {}],
    ],
    rows: 'labels',
  },
  {
    page: 'mail-flow-rules',
    title: 'Exchange mail flow rules',
    seen: true,
    urls: [['https://admin.exchange.microsoft.com/#/transportrules', {}]],
    rows: 'rules',
  },
  {
    page: 'dkim',
    title: 'DKIM',
    seen: true,
    urls: [
      ['https://security.microsoft.com/authentication?viewid=DKIM', {}],
      ['https://security.microsoft.com/dkimv2', {}],
    ],
    rows: 'domains',
  },
  {
    page: 'service-trust-portal',
    title: 'Microsoft Service Trust Portal',
    seen: true,
    urls: [
      ['https://servicetrust.microsoft.com/', {}],
      ['https://servicetrust.microsoft.com/ViewPage/overview', {}],
    ],
    rows: 'documents',
  },
];
