import { defineRecogniser, defineSighting } from '#shared/define-recogniser.ts';

export const sighting = defineSighting({
  urls: ['/:organisation/:repository/network/dependencies'],
  controls: { 'A.5.21': 'partial', 'A.5.9': 'supporting' },
});

export default defineRecogniser(sighting, {
  title: 'Dependency graph, SBOM',
  kind: 'population',
  confidence: 'likely',
  claim: 'The repository uses the third-party components shown.',
  rationale: {
    'A.5.21': 'Third-party components are known; that they can be trusted is not shown.',
    'A.5.9': 'Inventory of components of one product.',
  },
  visible: ['The number of dependencies and manifests'],
  api: 'GET /repos/{o}/{r}/dependency-graph/sbom',
  reads: { rows: ['dependency', 'dependencies'] },
});
