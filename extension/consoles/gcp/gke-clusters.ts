import { defineRecogniser, defineSighting } from '#shared/define-recogniser.ts';

export const sighting = defineSighting({
  urls: ['/kubernetes/clusters', '/kubernetes/clusters/list'],
  controls: { 'A.8.9': 'partial', 'A.8.8': 'supporting' },
});

export default defineRecogniser(sighting, {
  title: 'GKE clusters',
  kind: 'config',
  confidence: 'seen',
  claim: 'These are the clusters of the project.',
  rationale: {
    'A.8.9': 'Clusters are kept on a channel; settings are in each.',
    'A.8.8': 'Versions show how current they are; workloads on them are scanned elsewhere.',
  },
  visible: ['Clusters with version and mode', 'Security settings where one is open'],
  api: 'container clusters.list',
  reads: { rows: ['cluster', 'clusters'] },
});
