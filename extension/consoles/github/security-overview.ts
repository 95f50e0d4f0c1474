import { defineRecogniser, defineSighting } from '#shared/define-recogniser.ts';

export const sighting = defineSighting({
  urls: [
    '/orgs/:organisation/security/overview',
    '/orgs/:organisation/security/risk',
    '/orgs/:organisation/security/coverage',
  ],
  controls: { 'A.8.8': 'partial', 'A.5.36': 'supporting' },
});

export default defineRecogniser(sighting, {
  title: 'Security overview',
  kind: 'report',
  confidence: 'likely',
  claim: "The organisation's open alerts and coverage were as shown.",
  rationale: {
    'A.8.8': 'Vulnerabilities across repositories are counted; only where the tools are on.',
    'A.5.36': 'Progress is measured over time; against which goal is yours to say.',
  },
  visible: ['Open alerts by severity and their age', 'The period and filter'],
  api: 'GET /orgs/{org}/dependabot/alerts, /code-scanning/alerts, /secret-scanning/alerts',
  collectors: ['github/alerts'],
});
