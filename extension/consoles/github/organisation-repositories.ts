import { defineRecogniser, defineSighting } from '#shared/define-recogniser.ts';

export const sighting = defineSighting({
  urls: ['/orgs/:organisation/repositories'],
  controls: { 'A.5.9': 'partial', 'A.8.4': 'supporting' },
});

export default defineRecogniser(sighting, {
  title: 'Repository list',
  kind: 'population',
  confidence: 'seen',
  claim: 'These are all repositories of the organisation with visibility.',
  rationale: {
    'A.5.9': 'Inventory of source code; owners are elsewhere.',
    'A.8.4': 'Visibility tells what is public; who reaches the others is elsewhere.',
  },
  visible: ['The number of repositories and the filter', 'Visibility and archived marks', 'Every page'],
  api: 'GET /orgs/{org}/repos?type=all',
  collectors: ['github/repositories'],
  reads: { rows: ['repository', 'repositories'] },
  beside: [{ what: 'number of repositories', collector: 'github/repositories', fact: 'repositories' }],
});
