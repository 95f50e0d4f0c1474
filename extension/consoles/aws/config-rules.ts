import { defineRecogniser, defineSighting } from '#shared/define-recogniser.ts';

export const sighting = defineSighting({
  urls: ['/config/home', '/config/home#/dashboard', '/config/home#/rules'],
  regional: true,
  controls: { 'A.8.9': 'partial', 'A.5.9': 'partial', 'A.8.32': 'supporting' },
});

export default defineRecogniser(sighting, {
  title: 'AWS Config dashboard, rules',
  kind: 'config',
  confidence: 'seen',
  claim: 'AWS Config records resources in this region and judges them by the rules shown.',
  rationale: {
    'A.8.9': 'Configurations are recorded and checked; whether the rules are the right baseline is a judgement.',
    'A.5.9': 'A discovered inventory of recorded types in this region; not of other systems.',
    'A.8.32': 'Changes leave a trace; approval is elsewhere.',
  },
  visible: ['Recorder status', 'Rules with their compliance counts'],
  api: 'config:DescribeConfigurationRecorderStatus, DescribeComplianceByConfigRule, GetDiscoveredResourceCounts',
  collectors: ['aws/resources'],
  reads: {
    rows: ['rule', 'rules'],
    settings: { recorder: { at: 'main, [role="main"]', pattern: 'recording is (on|off)' } },
  },
  beside: [
    {
      what: 'recorder on',
      setting: 'recorder',
      collector: 'aws/resources',
      fact: 'recorderStatus.recording',
      none: false,
    },
  ],
});
