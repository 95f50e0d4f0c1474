import { defineRecogniser, defineSighting } from '#shared/define-recogniser.ts';

export const sighting = defineSighting({
  urls: ['/iam-admin/asset-inventory', '/iam-admin/asset-inventory/dashboard', '/iam-admin/asset-inventory/resources'],
  controls: { 'A.5.9': 'direct' },
});

export default defineRecogniser(sighting, {
  title: 'Asset inventory',
  kind: 'population',
  confidence: 'likely',
  claim: 'These are the resources by type.',
  rationale: { 'A.5.9': 'A discovered inventory of cloud resources; owners and other assets are elsewhere.' },
  visible: ['The resource chosen', 'Counts by type'],
  api: 'cloudasset searchAllResources',
  reads: { rows: ['resource', 'resources'] },
});
