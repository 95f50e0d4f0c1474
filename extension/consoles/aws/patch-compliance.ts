import { defineRecogniser, defineSighting } from '#shared/define-recogniser.ts';

export const sighting = defineSighting({
  urls: [
    '/systems-manager/patch-manager',
    '/systems-manager/patch-manager/dashboard',
    '/systems-manager/patch-manager/compliance-reporting',
  ],
  regional: true,
  controls: { 'A.8.8': 'direct', 'A.8.19': 'supporting' },
});

export default defineRecogniser(sighting, {
  title: 'Systems Manager patch compliance',
  kind: 'report',
  confidence: 'seen',
  claim: 'These nodes are compliant with their patch baseline and these are not.',
  rationale: {
    'A.8.8': 'Missing patches are known and counted; only for managed nodes.',
    'A.8.19': 'Updates are installed by a managed process; other software is not covered.',
  },
  visible: ['Compliant and non-compliant counts', 'The time of the last scan'],
  api: 'ssm:ListResourceComplianceSummaries, DescribeInstancePatchStates',
  collectors: ['aws/vulnerabilities'],
  reads: { rows: ['node', 'nodes'] },
  beside: [{ what: 'number of nodes with a patch state', collector: 'aws/vulnerabilities', fact: 'patches' }],
});
