import { defineRecogniser, defineSighting } from '#shared/define-recogniser.ts';

export const sighting = defineSighting({
  urls: ['/:organisation/:repository/settings/hooks'],
  controls: { 'A.5.14': 'partial', 'A.8.21': 'supporting' },
});

export default defineRecogniser(sighting, {
  title: 'Repository webhooks',
  kind: 'population',
  confidence: 'likely',
  claim: 'Events of the repository are sent to the addresses shown.',
  rationale: {
    'A.5.14': 'Where events of this repository leave for; what each receiver does with them is not shown.',
    'A.8.21': 'Deliveries are signed where a secret is set; the receiving service is not looked at.',
  },
  visible: ['Every webhook with its address'],
  api: 'GET /repos/{o}/{r}/hooks',
  collectors: ['github/repository-details'],
  reads: { rows: ['webhook', 'webhooks'] },
  beside: [
    {
      what: 'number of webhooks',
      collector: 'github/repository-details',
      fact: 'details[name={organisation}/{repository}].webhooks',
      onePage: true,
    },
  ],
});
