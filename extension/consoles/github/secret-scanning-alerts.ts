import { defineRecogniser, defineSighting } from '#shared/define-recogniser.ts';

export const sighting = defineSighting({
  urls: ['/:organisation/:repository/security/secret-scanning'],
  controls: { 'A.5.17': 'partial', 'A.8.12': 'supporting', 'A.8.28': 'supporting' },
});

export default defineRecogniser(sighting, {
  title: 'Secret scanning alerts',
  kind: 'report',
  confidence: 'likely',
  claim: 'These secrets were found in the repository and are handled as shown.',
  rationale: {
    'A.5.17': 'Leaked secrets are found and dealt with; secrets without a known form are not found.',
    'A.8.12': 'One channel of leakage is watched; others are not.',
    'A.8.28': 'Secrets in code are looked for; other weaknesses are elsewhere.',
  },
  visible: ['Open and closed counts', 'Resolution; no secret value in view'],
  api: 'GET /repos/{o}/{r}/secret-scanning/alerts',
  collectors: ['github/alerts'],
  reads: { rows: ['alert', 'alerts'] },
  beside: [
    {
      what: 'number of open alerts',
      collector: 'github/alerts',
      fact: 'secrets[repository={organisation}/{repository}]',
      filter: 'is:open',
    },
  ],
});
