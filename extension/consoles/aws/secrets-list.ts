import { defineRecogniser, defineSighting } from '#shared/define-recogniser.ts';

export const sighting = defineSighting({
  urls: ['/secretsmanager/listsecrets'],
  regional: true,
  controls: { 'A.5.17': 'partial', 'A.8.24': 'supporting' },
});

export default defineRecogniser(sighting, {
  title: 'Secrets Manager list',
  kind: 'population',
  confidence: 'likely',
  claim: 'These are the secrets that are kept in the region, with their rotation; no values.',
  rationale: {
    'A.5.17': "Secrets are kept in a store made for them; rotation is on each secret's page.",
    'A.8.24': "They are encrypted with a key of the account; the key's policy is elsewhere.",
  },
  visible: ['Names and last retrieved', 'The number of secrets'],
  api: 'secretsmanager:ListSecrets',
  collectors: ['aws/resources'],
  reads: { rows: ['secret', 'secrets'] },
  beside: [{ what: 'number of secrets', collector: 'aws/resources', fact: 'secrets' }],
});
