import { defineRecogniser, defineSighting } from '#shared/define-recogniser.ts';

export const sighting = defineSighting({
  urls: ['/ec2autoscaling/home#/details', '/ec2/home#AutoScalingGroups:'],
  regional: true,
  controls: { 'A.8.6': 'partial', 'A.8.14': 'partial' },
});

export default defineRecogniser(sighting, {
  title: 'Auto Scaling groups',
  kind: 'config',
  confidence: 'seen',
  claim: 'These groups scale between the limits shown and over these zones.',
  rationale: {
    'A.8.6': 'Capacity follows demand within limits; planning is elsewhere.',
    'A.8.14': 'Instances are spread over zones, where several are shown.',
  },
  visible: ['Minimum, maximum and desired capacity', 'Availability zones'],
  api: 'autoscaling:DescribeAutoScalingGroups',
  collectors: ['aws/resources'],
  reads: { rows: ['group', 'groups'] },
  beside: [{ what: 'number of Auto Scaling groups', collector: 'aws/resources', fact: 'autoScalingGroups' }],
});
