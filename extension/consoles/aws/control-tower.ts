import { defineRecogniser, defineSighting } from '#shared/define-recogniser.ts';

export const sighting = defineSighting({
  urls: ['/controltower/home', '/controltower/home#/dashboard', '/controltower/home/dashboard'],
  regional: true,
  controls: { 'A.8.9': 'partial', 'A.5.36': 'partial' },
});

export default defineRecogniser(sighting, {
  title: 'Control Tower dashboard',
  kind: 'report',
  confidence: 'seen',
  claim: 'The landing zone enforces the controls shown, and these resources do not comply.',
  rationale: {
    'A.8.9': 'A baseline is enforced on enrolled accounts; accounts outside the landing zone are not seen.',
    'A.5.36': 'Deviations are found and counted; only for these controls.',
  },
  visible: ['Enabled controls', 'Non-compliant resources and drift'],
  api: 'controltower:ListEnabledControls',
});
