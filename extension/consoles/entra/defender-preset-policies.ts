import { defineRecogniser, defineSighting } from '#shared/define-recogniser.ts';

export const sighting = defineSighting({
  urls: ['defender@/presetSecurityPolicies'],
  controls: { 'A.8.7': 'partial', 'A.8.23': 'supporting' },
});

export default defineRecogniser(sighting, {
  title: 'Defender preset policies',
  kind: 'config',
  confidence: 'seen',
  claim: 'The standard or strict preset is on for the recipients shown.',
  rationale: {
    'A.8.7': 'Mail is protected by a preset; other ways in are elsewhere.',
    'A.8.23': 'Links in mail are checked on click; browsing is not covered.',
  },
  visible: ['Which preset is on', 'To whom it applies'],
  api: 'Exchange Online Get-EOPProtectionPolicyRule',
  reads: {
    settings: {
      standard: ['Standard protection is on', 'Standard protection'],
      strict: ['Strict protection is on', 'Strict protection'],
    },
  },
});
