import { defineRecogniser, defineSighting } from '#shared/define-recogniser.ts';

export const sighting = defineSighting({
  urls: ['/organizations/:organisation/settings/hooks'],
  controls: { 'A.5.14': 'partial', 'A.8.21': 'supporting' },
});

export default defineRecogniser(sighting, {
  title: 'Organization webhooks',
  kind: 'population',
  confidence: 'likely',
  claim: 'Events of the organisation are sent to the addresses shown.',
  rationale: {
    'A.5.14':
      'Where events leave for, and whether by an encrypted way; what each receiver does with them is not shown.',
    'A.8.21': 'Deliveries are signed where a secret is set; the receiving service is not looked at.',
  },
  visible: ['Every webhook with its address', 'Whether verification of the certificate is on, where one is open'],
  api: 'GET /orgs/{org}/hooks',
  collectors: ['github/organization'],
  reads: { rows: ['webhook', 'webhooks'] },
  beside: [{ what: 'number of webhooks', collector: 'github/organization', fact: 'webhooks', onePage: true }],
});
