import { defineRecogniser, defineSighting } from '#shared/define-recogniser.ts';

export const sighting = defineSighting({
  urls: [
    '/singlesignon/home',
    '/singlesignon/home#/dashboard',
    '/singlesignon/home#/instances/:instance/*',
    '/singlesignon/home#/users',
    '/singlesignon/home#/accounts/*',
    '/singlesignon/home#/permission-sets',
    '/singlesignon/home#/settings',
  ],
  regional: true,
  controls: { 'A.5.18': 'partial', 'A.5.16': 'partial', 'A.8.2': 'partial' },
});

export default defineRecogniser(sighting, {
  title: 'IAM Identity Center users, permission sets, assignments',
  kind: 'population',
  confidence: 'seen',
  claim: "Access to the organisation's accounts is assigned by permission sets as shown.",
  rationale: {
    'A.5.18': 'Assignments as they stand; not who approved them.',
    'A.5.16': 'Workforce identities of the cloud accounts; their source directory is elsewhere.',
    'A.8.2': 'Shows who gets administrator permission sets; what those sets permit is on each.',
  },
  visible: ['The permission sets or assignments with their number', 'The MFA setting where the settings page is shown'],
  api: 'sso-admin:ListInstances, ListPermissionSets, ListAccountAssignments; identitystore:ListUsers',
  collectors: ['aws/identity-center'],
  reads: {
    rows: ['entry', 'entries'],
    settings: {
      mfa: ['Prompt users for MFA', 'Multi-factor authentication'],
      permissionSets: { at: 'h1, h2', pattern: '^Permission sets \\((\\d+)\\)' },
    },
  },
  beside: [
    {
      what: 'number of permission sets',
      setting: 'permissionSets',
      collector: 'aws/identity-center',
      fact: 'permissionSets',
    },
  ],
});
