import { defineRecogniser, defineSighting } from '#shared/define-recogniser.ts';

export const sighting = defineSighting({
  urls: ['defender@/alertpoliciesv2'],
  controls: { 'A.8.16': 'partial', 'A.5.25': 'supporting' },
});

export default defineRecogniser(sighting, {
  title: 'Alert policies',
  kind: 'config',
  confidence: 'seen',
  claim: 'These alerts are raised and sent to the people shown.',
  rationale: {
    'A.8.16': 'Suspicious activity raises alerts; that somebody acts is elsewhere.',
    'A.5.25': 'Alerts wait for a decision; the decision is elsewhere.',
  },
  visible: ['Policies with status and severity', 'Recipients where one is open'],
  api: 'Get-ProtectionAlert',
  reads: { rows: ['policy', 'policies'] },
});
