import { defineRecogniser, defineSighting } from '#shared/define-recogniser.ts';

export const sighting = defineSighting({
  urls: ['/ec2/home#Volumes:', '/ec2/v2/home#Volumes:'],
  regional: true,
  controls: { 'A.8.24': 'partial', 'A.5.9': 'partial' },
});

export default defineRecogniser(sighting, {
  title: 'EBS volumes',
  kind: 'population',
  confidence: 'likely',
  claim: 'The volumes of the region are encrypted as the column shows.',
  rationale: {
    'A.8.24': 'Encryption at rest of each volume where the column is shown; key handling is elsewhere.',
    'A.5.9': 'Every volume of the region and account; other storage is listed elsewhere.',
  },
  visible: ['The encryption column', 'The number of volumes and that no filter is active'],
  api: 'ec2:DescribeVolumes',
  collectors: ['aws/resources'],
  reads: { rows: ['volume', 'volumes'] },
  beside: [{ what: 'number of volumes', collector: 'aws/resources', fact: 'volumes' }],
});
