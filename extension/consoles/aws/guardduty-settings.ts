import { defineRecogniser, defineSighting } from '#shared/define-recogniser.ts';

export const sighting = defineSighting({
  urls: ['/guardduty/home#/settings'],
  regional: true,
  controls: { 'A.8.16': 'direct', 'A.8.7': 'supporting' },
});

export default defineRecogniser(sighting, {
  title: 'GuardDuty settings',
  kind: 'config',
  confidence: 'seen',
  claim: 'GuardDuty runs in this region with the settings shown.',
  rationale: {
    'A.8.16': 'Detection is switched on here; its plans and export decide how much it sees.',
    'A.8.7': 'Malware protection is a plan of its own; look for it.',
  },
  visible: ['The detector id and its state', 'Export options'],
  api: 'guardduty:GetDetector',
  collectors: ['aws/posture'],
  reads: { settings: { detectorId: 'Detector ID', frequency: ['Frequency', 'Updated findings frequency'] } },
  beside: [
    { what: 'detector', setting: 'detectorId', collector: 'aws/posture', fact: 'guardDuty.id' },
    {
      what: 'how often findings are exported',
      setting: 'frequency',
      collector: 'aws/posture',
      fact: 'guardDuty.frequency',
      words: { '15 minutes': 'FIFTEEN_MINUTES', '1 hour': 'ONE_HOUR', '6 hours': 'SIX_HOURS' },
    },
  ],
});
