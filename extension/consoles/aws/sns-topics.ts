import { defineRecogniser, defineSighting } from '#shared/define-recogniser.ts';

export const sighting = defineSighting({
  urls: ['/sns/v3/home#/topics', '/sns/v3/home'],
  regional: true,
  controls: { 'A.8.16': 'supporting', 'A.5.9': 'supporting' },
});

export default defineRecogniser(sighting, {
  title: 'SNS topics',
  kind: 'population',
  confidence: 'likely',
  claim: 'Messages and alarms of the region can go to the topics shown.',
  rationale: {
    'A.8.16': 'There is somewhere for alarms to go; who hears them is on the subscriptions.',
    'A.5.9': 'Every topic of the region; what is sent through them is not shown.',
  },
  visible: ['The number of topics'],
  api: 'sns:ListTopics',
  collectors: ['aws/resources'],
  reads: { rows: ['topic', 'topics'] },
  beside: [{ what: 'number of topics', collector: 'aws/resources', fact: 'topics' }],
});
