import { defineRecogniser, defineSighting } from '#shared/define-recogniser.ts';

export const sighting = defineSighting({
  urls: [
    '/organizations/:organisation/settings/security_products',
    '/organizations/:organisation/settings/security_products/configurations/*',
  ],
  controls: { 'A.8.8': 'partial', 'A.8.28': 'partial', 'A.8.25': 'supporting' },
});

export default defineRecogniser(sighting, {
  title: 'Code security configurations',
  kind: 'config',
  confidence: 'seen',
  claim: 'Code security configurations are applied to the number of repositories shown.',
  rationale: {
    'A.8.8': 'Dependency alerts are switched on by policy; open alerts are elsewhere.',
    'A.8.28': 'Scanning of code and secrets is switched on by policy; what it finds is elsewhere.',
    'A.8.25': 'A security baseline for new repositories; existing ones count only where it is applied.',
  },
  visible: ['Configuration names, enforcement and repository counts'],
  api: 'GET /orgs/{org}/code-security/configurations (+ /repositories)',
  collectors: ['github/organization'],
  reads: { rows: ['configuration', 'configurations'] },
  beside: [{ what: 'number of configurations', collector: 'github/organization', fact: 'codeSecurity', onePage: true }],
});
