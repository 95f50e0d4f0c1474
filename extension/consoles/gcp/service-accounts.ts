import { defineRecogniser, defineSighting } from '#shared/define-recogniser.ts';

export const sighting = defineSighting({
  urls: ['/iam-admin/serviceaccounts'],
  controls: { 'A.5.16': 'partial', 'A.5.17': 'partial', 'A.8.2': 'supporting' },
});

export default defineRecogniser(sighting, {
  title: 'Service accounts and keys',
  kind: 'population',
  confidence: 'seen',
  claim: 'These are the service accounts of the project with their keys.',
  rationale: {
    'A.5.16': 'Identities of workloads; who is responsible for them is elsewhere.',
    'A.5.17': 'Long-lived keys and their age; where keys are kept is not shown.',
    'A.8.2': 'Service accounts can hold privileges; which ones is on the IAM page.',
  },
  visible: ['The number of accounts', 'Key columns with creation dates'],
  api: 'iam projects.serviceAccounts.list, keys.list',
  reads: { rows: ['service account', 'service accounts'] },
});
