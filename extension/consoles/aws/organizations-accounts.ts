import { defineRecogniser, defineSighting } from '#shared/define-recogniser.ts';

export const sighting = defineSighting({
  urls: ['/organizations/v2/home/accounts'],
  controls: { 'A.8.31': 'partial', 'A.5.23': 'partial', 'A.5.9': 'supporting' },
});

export default defineRecogniser(sighting, {
  title: 'Organizations accounts',
  kind: 'population',
  confidence: 'seen',
  claim: 'These are all accounts of the organisation and their units.',
  rationale: {
    'A.8.31': 'Production and test are in accounts of their own, where names and units say so.',
    'A.5.23': 'The cloud estate is governed as one organisation; the rules it is governed by are elsewhere.',
    'A.5.9': 'Inventory of accounts, not of what is in them.',
  },
  visible: ['The whole tree or list', 'The management account'],
  api: 'organizations:ListAccounts, ListOrganizationalUnitsForParent',
  collectors: ['aws/organization'],
  reads: { rows: ['account', 'accounts'] },
  beside: [{ what: 'number of accounts', collector: 'aws/organization', fact: 'accounts' }],
});
