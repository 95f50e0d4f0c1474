import { defineRecogniser, defineSighting } from '#shared/define-recogniser.ts';

export const sighting = defineSighting({
  urls: ['/compute/osconfig', '/compute/osconfig/patch'],
  controls: { 'A.8.8': 'direct', 'A.8.19': 'supporting' },
});

export default defineRecogniser(sighting, {
  title: 'VM Manager patch',
  kind: 'report',
  confidence: 'seen',
  claim: 'Instances are patched to the degree shown.',
  rationale: {
    'A.8.8': 'Missing patches are known and counted; only where the agent reports.',
    'A.8.19': 'Updates are installed by a managed process; other software is not covered.',
  },
  visible: ['Patch status by operating system', 'The time of the last report'],
  api: 'osconfig inventories.list, vulnerabilityReports.list',
});
