import { defineRecogniser, defineSighting } from '#shared/define-recogniser.ts';

export const sighting = defineSighting({
  urls: ['/organizations/:organisation/settings/actions/runner-groups'],
  controls: { 'A.8.25': 'partial', 'A.8.31': 'supporting' },
});

export default defineRecogniser(sighting, {
  title: 'Runner groups',
  kind: 'population',
  confidence: 'likely',
  claim: 'Self-hosted runners can be used by the repositories shown.',
  rationale: {
    'A.8.25': 'Which repositories may run code on machines of our own; how those machines are kept is not shown.',
    'A.8.31': 'Groups can keep builds of different environments apart; that they do has to be judged.',
  },
  visible: ['Every group with the repositories that may use it', 'Whether public repositories may'],
  api: 'GET /orgs/{org}/actions/runner-groups',
  collectors: ['github/organization-details'],
  reads: { rows: ['runner group', 'runner groups'] },
  beside: [
    { what: 'number of runner groups', collector: 'github/organization-details', fact: 'runnerGroups', onePage: true },
  ],
});
