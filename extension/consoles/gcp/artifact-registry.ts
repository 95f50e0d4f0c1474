import { defineRecogniser, defineSighting } from '#shared/define-recogniser.ts';

export const sighting = defineSighting({
  urls: ['/artifacts'],
  controls: { 'A.8.8': 'partial', 'A.5.21': 'supporting' },
});

export default defineRecogniser(sighting, {
  title: 'Artifact Registry scanning',
  kind: 'report',
  confidence: 'seen',
  claim: 'Artifacts are kept in the repositories shown.',
  rationale: {
    'A.8.8': 'Images are scanned, where scanning is on.',
    'A.5.21': 'What is deployed comes from a known place; where base images come from is elsewhere.',
  },
  visible: ['Repositories with format', 'Vulnerabilities where one is open'],
  api: 'artifactregistry repositories.list; containeranalysis occurrences.list',
  reads: { rows: ['repository', 'repositories'] },
});
