import { defineRecogniser, defineSighting } from '#shared/define-recogniser.ts';

export const sighting = defineSighting({
  urls: ['/guardduty/home#/findings'],
  regional: true,
  controls: { 'A.8.16': 'direct', 'A.5.25': 'supporting', 'A.8.7': 'supporting' },
});

export default defineRecogniser(sighting, {
  title: 'GuardDuty findings',
  kind: 'report',
  confidence: 'seen',
  claim: 'GuardDuty is on in this region and these are its findings.',
  rationale: {
    'A.8.16': 'Continuous detection is at work in this region; not that anybody acts on it.',
    'A.5.25': 'Findings wait for a decision; the decision is elsewhere.',
    'A.8.7': 'Includes malware findings only where that protection plan is on.',
  },
  visible: ['The status filter and severity counts', 'Finding types, severities and dates'],
  api: 'guardduty:ListDetectors, ListFindings, GetFindings',
  collectors: ['aws/vulnerabilities'],
  reads: { rows: ['finding', 'findings'] },
});
