import { defineRecogniser, defineSighting } from '#shared/define-recogniser.ts';

export const sighting = defineSighting({
  urls: ['/:organisation/:repository/settings/secrets/actions'],
  controls: { 'A.5.17': 'partial' },
});

export default defineRecogniser(sighting, {
  title: 'Actions secrets',
  kind: 'population',
  confidence: 'likely',
  claim: 'These secrets are kept for workflows of the repository; no values.',
  rationale: { 'A.5.17': 'Secrets are kept in a store and their age is known.' },
  visible: ['Names and dates of update'],
  api: 'GET /repos/{o}/{r}/actions/secrets',
  reads: { rows: ['secret', 'secrets'] },
});
