import { defineRecogniser, defineSighting } from '#shared/define-recogniser.ts';

export const sighting = defineSighting({
  urls: [
    '/inspector/v2/home',
    '/inspector/v2/home#/dashboard',
    '/inspector/v2/home#/coverage',
    '/inspector/v2/home#/findings/*',
    '/inspector/v2/home#/findings',
  ],
  regional: true,
  controls: { 'A.8.8': 'direct' },
});

export default defineRecogniser(sighting, {
  title: 'Inspector coverage and findings',
  kind: 'report',
  confidence: 'seen',
  claim: 'Inspector scans the resource types shown and reports these vulnerabilities.',
  rationale: { 'A.8.8': 'Vulnerabilities are searched for and counted; age against your deadlines has to be judged.' },
  visible: ['Coverage by resource type', 'Open critical and high findings with their number'],
  api: 'inspector2:BatchGetAccountStatus, ListCoverage, ListFindings',
  collectors: ['aws/vulnerabilities', 'aws/posture'],
  reads: { rows: ['finding', 'findings'] },
});
