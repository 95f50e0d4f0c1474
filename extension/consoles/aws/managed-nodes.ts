import { defineRecogniser, defineSighting } from '#shared/define-recogniser.ts';

export const sighting = defineSighting({
  urls: ['/systems-manager/managed-instances', '/systems-manager/fleet-manager/managed-nodes'],
  regional: true,
  controls: { 'A.5.9': 'partial', 'A.8.9': 'supporting' },
});

export default defineRecogniser(sighting, {
  title: 'Systems Manager managed nodes, inventory',
  kind: 'population',
  confidence: 'seen',
  claim: 'These nodes are managed by Systems Manager in this region.',
  rationale: {
    'A.5.9': 'Inventory of managed servers; unmanaged ones are missing from it.',
    'A.8.9': 'Managed nodes can be held to a baseline; that they are is not shown.',
  },
  visible: ['The number of nodes', 'Platform, agent version and ping status'],
  api: 'ssm:DescribeInstanceInformation, GetInventory',
  collectors: ['aws/vulnerabilities'],
  reads: { rows: ['node', 'nodes'] },
  beside: [{ what: 'number of managed nodes', collector: 'aws/vulnerabilities', fact: 'managed' }],
});
