import { defineRecogniser, defineSighting } from '#shared/define-recogniser.ts';

export const sighting = defineSighting({
  urls: ['zerotrust@/:account/access/apps', 'zerotrust@/:account/access-controls/apps'],
  controls: { 'A.5.15': 'partial', 'A.6.7': 'partial', 'A.8.22': 'supporting' },
});

export default defineRecogniser(sighting, {
  title: 'Zero Trust access applications',
  kind: 'config',
  confidence: 'seen',
  claim: 'These applications are reached only through Access.',
  rationale: {
    'A.5.15': 'Access depends on policy; the rules are in each.',
    'A.6.7': 'Remote access runs through identity; the state of devices counts only where a policy asks.',
    'A.8.22': 'Applications are kept apart from the open network; ways around the edge are closed at the origin.',
  },
  visible: ['Applications with policies', 'The number of applications'],
  api: 'GET /accounts/{id}/access/apps, /policies',
  reads: { rows: ['application', 'applications'] },
});
