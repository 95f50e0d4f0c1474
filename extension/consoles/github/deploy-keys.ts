import { defineRecogniser, defineSighting } from '#shared/define-recogniser.ts';

export const sighting = defineSighting({
  urls: ['/:organisation/:repository/settings/keys'],
  controls: { 'A.8.4': 'partial', 'A.5.17': 'supporting' },
});

export default defineRecogniser(sighting, {
  title: 'Deploy keys',
  kind: 'population',
  confidence: 'likely',
  claim: 'These deploy keys have access to the repository.',
  rationale: {
    'A.8.4': 'Machines that reach this code; people and apps are on other pages.',
    'A.5.17': 'Long-lived keys and their age.',
  },
  visible: ['Keys with date added and write access'],
  api: 'GET /repos/{o}/{r}/keys',
  collectors: ['github/repositories'],
  reads: { rows: ['deploy key', 'deploy keys'] },
  beside: [
    {
      what: 'number of deploy keys',
      collector: 'github/repositories',
      fact: 'repositories[name={organisation}/{repository}].deployKeys',
      onePage: true,
    },
  ],
});
