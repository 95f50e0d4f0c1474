import { defineRecogniser, defineSighting } from '#shared/define-recogniser.ts';

export const sighting = defineSighting({
  urls: ['/:organisation/:repository/security/dependabot'],
  controls: { 'A.8.8': 'direct', 'A.5.21': 'partial' },
});

export default defineRecogniser(sighting, {
  title: 'Dependabot alerts',
  kind: 'report',
  confidence: 'likely',
  claim: 'These alerts on dependencies are open or closed in the repository.',
  rationale: {
    'A.8.8': 'Vulnerable dependencies are known and followed; deadlines have to be judged.',
    'A.5.21': 'Third-party components are watched; where they come from is not judged.',
  },
  visible: ['Open and closed counts and the filter', 'Severity and age'],
  api: 'GET /repos/{o}/{r}/dependabot/alerts',
  collectors: ['github/alerts'],
  reads: { rows: ['alert', 'alerts'] },
  beside: [
    {
      what: 'number of open alerts',
      collector: 'github/alerts',
      fact: 'dependabot[repository={organisation}/{repository}]',
      filter: 'is:open',
    },
  ],
});
