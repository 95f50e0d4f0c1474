import { defineRecogniser, defineSighting } from '#shared/define-recogniser.ts';

export const sighting = defineSighting({
  urls: ['/ac/owl/domainwidedelegation'],
  controls: { 'A.8.2': 'direct', 'A.8.3': 'partial' },
});

export default defineRecogniser(sighting, {
  title: 'Domain-wide delegation',
  kind: 'population',
  confidence: 'seen',
  claim: 'These clients may act for any user of the domain with the scopes shown.',
  rationale: {
    'A.8.2': 'The full list of machine identities with this privilege; people with privileges are elsewhere.',
    'A.8.3': 'What data they reach.',
  },
  visible: ['The number of clients', 'Scopes'],
  api: null,
  reads: { rows: ['client', 'clients'] },
});
