import { defineRecogniser, defineSighting } from '#shared/define-recogniser.ts';

export const sighting = defineSighting({
  urls: ['/ec2/home#Instances:', '/ec2/v2/home#Instances:'],
  regional: true,
  controls: { 'A.5.9': 'partial', 'A.8.9': 'supporting', 'A.8.31': 'supporting' },
});

export default defineRecogniser(sighting, {
  title: 'EC2 instances',
  kind: 'population',
  confidence: 'seen',
  claim: 'These are the instances of the region with image, tags and metadata setting.',
  rationale: {
    'A.5.9': 'Inventory of servers in one region; owners are in tags.',
    'A.8.9': 'Images and metadata settings hint at a baseline; what runs on them is not shown.',
    'A.8.31': 'Environment tags tell production from test; separation itself is elsewhere.',
  },
  visible: ['The number of instances and the state filter', 'Name, environment tag and IMDSv2 columns'],
  api: 'ec2:DescribeInstances',
  collectors: ['aws/resources'],
  reads: { rows: ['instance', 'instances'] },
  beside: [{ what: 'number of instances', collector: 'aws/resources', fact: 'instances' }],
});
