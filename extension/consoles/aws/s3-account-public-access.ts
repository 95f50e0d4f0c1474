import { defineRecogniser, defineSighting } from '#shared/define-recogniser.ts';

export const sighting = defineSighting({
  urls: ['/s3/settings'],
  controls: { 'A.8.3': 'direct', 'A.8.12': 'partial' },
});

export default defineRecogniser(sighting, {
  title: 'S3 Block Public Access (account)',
  kind: 'config',
  confidence: 'seen',
  claim: 'All four block public access settings of the account are as shown.',
  rationale: {
    'A.8.3':
      'No bucket of the account can be made public while all four are on; does not limit access by named principals.',
    'A.8.12': 'One common way of leaking data is closed; others are not looked at.',
  },
  visible: ['The four settings and their state', 'The account id'],
  api: 's3control:GetPublicAccessBlock',
  collectors: ['aws/account'],
  reads: {
    settings: {
      blockAll: 'Block all public access',
      newAcls: 'Block public access to buckets and objects granted through new access control lists (ACLs)',
      anyAcls: 'Block public access to buckets and objects granted through any access control lists (ACLs)',
      newPolicies:
        'Block public access to buckets and objects granted through new public bucket or access point policies',
      anyPolicies:
        'Block public and cross-account access to buckets and objects through any public bucket or access point policies',
    },
  },
  beside: [
    {
      what: 'all public access blocked',
      setting: 'blockAll',
      collector: 'aws/account',
      fact: 'publicAccessBlock.*',
      none: false,
    },
    {
      what: 'new public ACLs blocked',
      setting: 'newAcls',
      collector: 'aws/account',
      fact: 'publicAccessBlock.blockPublicAcls',
      none: false,
    },
    {
      what: 'public ACLs ignored',
      setting: 'anyAcls',
      collector: 'aws/account',
      fact: 'publicAccessBlock.ignorePublicAcls',
      none: false,
    },
    {
      what: 'new public policies blocked',
      setting: 'newPolicies',
      collector: 'aws/account',
      fact: 'publicAccessBlock.blockPublicPolicy',
      none: false,
    },
    {
      what: 'public buckets restricted',
      setting: 'anyPolicies',
      collector: 'aws/account',
      fact: 'publicAccessBlock.restrictPublicBuckets',
      none: false,
    },
  ],
});
