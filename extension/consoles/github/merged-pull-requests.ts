import { defineRecogniser, defineSighting } from '#shared/define-recogniser.ts';

export const sighting = defineSighting({
  urls: ['/:organisation/:repository/pulls?q~is:merged'],
  controls: { 'A.8.32': 'direct' },
});

export default defineRecogniser(sighting, {
  title: 'Merged pull requests in the period',
  kind: 'population',
  confidence: 'likely',
  claim: 'These are all changes merged in the period that the query states.',
  rationale: { 'A.8.32': 'The population of changes from which a sample is drawn; approvals are on each.' },
  visible: ['The whole query with its dates', 'The number of results'],
  api: 'GET /search/issues?q=repo:..+is:pr+is:merged+merged:..',
  collectors: ['github/pull-requests'],
  reads: { rows: ['pull request', 'pull requests'] },
});
