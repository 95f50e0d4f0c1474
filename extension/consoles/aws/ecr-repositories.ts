import { defineRecogniser, defineSighting } from '#shared/define-recogniser.ts';

export const sighting = defineSighting({
  urls: ['/ecr/private-registry/repositories', '/ecr/repositories'],
  regional: true,
  controls: { 'A.8.8': 'partial', 'A.5.21': 'supporting' },
});

export default defineRecogniser(sighting, {
  title: 'ECR repositories and scan settings',
  kind: 'config',
  confidence: 'seen',
  claim: 'These are the container repositories of the region, with scanning and tag settings.',
  rationale: {
    'A.8.8': 'Images are scanned when pushed where shown; findings are on their own page.',
    'A.5.21': 'Immutable tags keep what was checked; sources of base images are elsewhere.',
  },
  visible: ['Tag immutability, encryption and scan columns', 'The number of repositories'],
  api: 'ecr:DescribeRepositories, GetRegistryScanningConfiguration, DescribeImageScanFindings',
  collectors: ['aws/resources', 'aws/vulnerabilities'],
  reads: { rows: ['repository', 'repositories'] },
  beside: [{ what: 'number of repositories', collector: 'aws/resources', fact: 'repositories' }],
});
