import { defineRecogniser, defineSighting } from '#shared/define-recogniser.ts';

export const sighting = defineSighting({
  urls: ['/kms/home#/kms/keys', '/kms/home'],
  regional: true,
  controls: { 'A.8.24': 'partial' },
});

export default defineRecogniser(sighting, {
  title: 'KMS customer managed keys',
  kind: 'config',
  confidence: 'seen',
  claim: 'These are the customer managed keys of the region and their state.',
  rationale: { 'A.8.24': "Keys are managed in one place; rotation and policy are on each key's page." },
  visible: ['The number of keys', 'Alias, status and rotation where shown'],
  api: 'kms:ListKeys, DescribeKey, GetKeyRotationStatus, GetKeyPolicy',
  collectors: ['aws/resources'],
  reads: { rows: ['key', 'keys'] },
  beside: [{ what: 'number of customer managed keys', collector: 'aws/resources', fact: 'keys[manager=CUSTOMER]' }],
});
