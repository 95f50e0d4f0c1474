import { defineRecogniser, defineSighting } from '#shared/define-recogniser.ts';

export const sighting = defineSighting({
  urls: ['/ac/security/2sv'],
  controls: { 'A.8.5': 'direct', 'A.5.17': 'partial' },
});

export default defineRecogniser(sighting, {
  title: '2-Step Verification',
  kind: 'config',
  confidence: 'seen',
  claim: '2-Step Verification is enforced for the organisational unit as shown.',
  rationale: {
    'A.8.5': 'A second factor is required of the people in this unit; other units can differ.',
    'A.5.17': 'The methods that count, where shown.',
  },
  visible: ['The organisational unit chosen', 'Enforcement, from when, and allowed methods'],
  api: 'Cloud Identity Policy API policies.list setting.type security.*',
  reads: {
    settings: {
      allow: 'Allow users to turn on 2-Step Verification',
      enforcement: 'Enforcement',
      methods: 'Methods',
      trustDevice: 'Allow user to trust the device',
    },
  },
});
