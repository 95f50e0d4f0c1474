import { defineRecogniser, defineSighting } from '#shared/define-recogniser.ts';

export const sighting = defineSighting({
  urls: ['/security/secret-manager'],
  controls: { 'A.5.17': 'partial', 'A.8.24': 'supporting' },
});

export default defineRecogniser(sighting, {
  title: 'Secret Manager',
  kind: 'population',
  confidence: 'seen',
  claim: 'These are the secrets that are kept in the project, with their rotation; no values.',
  rationale: {
    'A.5.17': 'Secrets are kept in a store made for them; rotation where shown.',
    'A.8.24': "They are encrypted, with which key; the key's own policy is elsewhere.",
  },
  visible: ['Names, rotation and creation dates', 'The number of secrets'],
  api: 'secretmanager secrets.list',
  reads: { rows: ['secret', 'secrets'] },
});
