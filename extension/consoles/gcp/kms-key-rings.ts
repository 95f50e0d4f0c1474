import { defineRecogniser, defineSighting } from '#shared/define-recogniser.ts';

export const sighting = defineSighting({
  urls: ['/security/kms/keyrings', '/security/kms'],
  controls: { 'A.8.24': 'partial' },
});

export default defineRecogniser(sighting, {
  title: 'KMS key rings',
  kind: 'config',
  confidence: 'seen',
  claim: 'Keys are kept in the key rings shown.',
  rationale: { 'A.8.24': 'Keys are managed in one place; rotation is on each key.' },
  visible: ['Key rings with location', 'Rotation and protection level where one is open'],
  api: 'cloudkms keyRings.list, cryptoKeys.list',
  reads: { rows: ['key ring', 'key rings'] },
});
