import { defineRecogniser, defineSighting } from '#shared/define-recogniser.ts';

export const sighting = defineSighting({
  urls: ['/#resource/subscriptions/:subscription/users'],
  controls: { 'A.5.18': 'partial', 'A.8.2': 'partial', 'A.5.15': 'supporting' },
});

export default defineRecogniser(sighting, {
  title: 'Subscription access control',
  kind: 'population',
  confidence: 'likely',
  claim: 'These identities have roles in the subscription.',
  rationale: {
    'A.5.18': 'Rights as they stand; not who approved them.',
    'A.8.2': 'Who holds owner and other high roles; eligible holders are in PIM.',
    'A.5.15': 'Access is by role; who decides on roles is not shown.',
  },
  visible: ['The subscription', 'Role assignments with their number'],
  api: 'ARM GET Microsoft.Authorization/roleAssignments',
  reads: { rows: ['role assignment', 'role assignments'] },
});
