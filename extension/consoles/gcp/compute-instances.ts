import { defineRecogniser, defineSighting } from '#shared/define-recogniser.ts';

export const sighting = defineSighting({
  urls: ['/compute/instances'],
  controls: { 'A.5.9': 'partial', 'A.8.9': 'supporting' },
});

export default defineRecogniser(sighting, {
  title: 'Compute instances',
  kind: 'population',
  confidence: 'seen',
  claim: 'These are the instances of the project.',
  rationale: {
    'A.5.9': 'Inventory of servers in one project; owners are in labels.',
    'A.8.9': 'External addresses stand out; settings inside are not shown.',
  },
  visible: ['The number of instances and the filter', 'External IP and label columns'],
  api: 'compute instances.aggregatedList',
  reads: { rows: ['instance', 'instances'] },
});
