import { defineRecogniser, defineSighting } from '#shared/define-recogniser.ts';

export const sighting = defineSighting({
  urls: ['/:organisation/:repository/security/code-scanning'],
  controls: { 'A.8.28': 'partial', 'A.8.29': 'partial' },
});

export default defineRecogniser(sighting, {
  title: 'Code scanning alerts',
  kind: 'report',
  confidence: 'likely',
  claim: 'These code scanning alerts are open in the repository.',
  rationale: {
    'A.8.28': 'Weaknesses in own code are looked for; rules for writing code are elsewhere.',
    'A.8.29': 'Security testing runs on changes; that it blocks them is a rule elsewhere.',
  },
  visible: ['Tool and last scan', 'Open count and the filter'],
  api: 'GET /repos/{o}/{r}/code-scanning/alerts, /analyses',
  collectors: ['github/alerts'],
  reads: { rows: ['alert', 'alerts'] },
  beside: [
    {
      what: 'number of open alerts',
      collector: 'github/alerts',
      fact: 'codeScanning[repository={organisation}/{repository}]',
      filter: 'is:open',
    },
  ],
});
