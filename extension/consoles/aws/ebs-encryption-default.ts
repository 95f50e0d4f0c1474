import { defineRecogniser, defineSighting } from '#shared/define-recogniser.ts';

export const sighting = defineSighting({
  urls: ['/ec2/home#Settings:', '/ec2/v2/home#Settings:'],
  regional: true,
  controls: { 'A.8.24': 'partial', 'A.8.9': 'supporting' },
});

export default defineRecogniser(sighting, {
  title: 'EBS encryption by default',
  kind: 'config',
  confidence: 'likely',
  claim: 'New EBS volumes in this region are encrypted by default, as shown.',
  rationale: {
    'A.8.24': 'New volumes are encrypted; existing ones are not changed by it.',
    'A.8.9': 'A secure default is set for this region; other regions have a setting of their own.',
  },
  visible: ['The region', '"Always encrypt new EBS volumes" with its state'],
  api: 'ec2:GetEbsEncryptionByDefault',
  collectors: ['aws/posture'],
  reads: {
    settings: {
      encryption: ['Always encrypt new EBS volumes', 'EBS encryption'],
      key: 'Default encryption key',
      metadata: 'Metadata version',
    },
  },
  beside: [
    { what: 'new volumes encrypted', setting: 'encryption', collector: 'aws/posture', fact: 'ebsEncryption' },
    {
      what: 'version 2 of the metadata service',
      setting: 'metadata',
      collector: 'aws/posture',
      fact: 'metadataTokens',
      words: { 'v2 only': 'required', 'v1 and v2': 'optional', 'no preference': 'no preference' },
      none: 'no preference',
    },
  ],
});
