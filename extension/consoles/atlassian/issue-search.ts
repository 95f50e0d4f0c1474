import { defineRecogniser, defineSighting } from '#shared/define-recogniser.ts';

export const sighting = defineSighting({
  urls: ['site@/issues?jql=:query', 'site@/jira/core|software/c/projects/:project/issues?jql=:query'],
  controls: { 'A.8.32': 'partial', 'A.5.26': 'partial' },
});

export default defineRecogniser(sighting, {
  title: 'Issue search (JQL)',
  kind: 'population',
  confidence: 'likely',
  claim: 'These are all issues that the query finds.',
  rationale: {
    'A.8.32': 'The population of changes, where the query asks for them.',
    'A.5.26': 'The population of incidents, where the query asks for them.',
  },
  visible: ['The whole query', 'The number of results'],
  api: 'POST /rest/api/3/search/jql',
  reads: { rows: ['issue', 'issues'] },
});
