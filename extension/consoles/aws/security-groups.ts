import { defineRecogniser, defineSighting } from '#shared/define-recogniser.ts';

export const sighting = defineSighting({
  urls: ['/ec2/home#SecurityGroups:', '/ec2/v2/home#SecurityGroups:', '/vpcconsole|vpc/home#SecurityGroups:'],
  regional: true,
  controls: { 'A.8.20': 'partial', 'A.8.22': 'supporting' },
});

export default defineRecogniser(sighting, {
  title: 'EC2 security groups',
  kind: 'config',
  confidence: 'seen',
  claim: 'These are the security groups of the region and the rules in view.',
  rationale: {
    'A.8.20': 'Filtering at the instances; other layers are elsewhere.',
    'A.8.22': 'Groups can keep networks apart; whether they do depends on the rules.',
  },
  visible: ['The number of groups', 'Inbound rules of the group that is selected'],
  api: 'ec2:DescribeSecurityGroups',
  collectors: ['aws/resources'],
  reads: { rows: ['security group', 'security groups'] },
  beside: [{ what: 'number of security groups', collector: 'aws/resources', fact: 'securityGroups' }],
});
