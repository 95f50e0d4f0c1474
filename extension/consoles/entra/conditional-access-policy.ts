import { defineRecogniser, defineSighting } from '#shared/define-recogniser.ts';

export const sighting = defineSighting({
  urls: ['/#view/Microsoft_AAD_ConditionalAccess/PolicyBlade/policyId/:policy/*'],
  controls: { 'A.8.5': 'direct', 'A.5.15': 'partial' },
});

export default defineRecogniser(sighting, {
  title: 'One Conditional Access policy',
  kind: 'config',
  confidence: 'seen',
  claim: 'This Conditional Access policy applies to the users and applications shown and grants access as shown.',
  rationale: {
    'A.8.5':
      'A second factor is required for the people and applications of this policy, where the grant says so; exclusions are not covered.',
    'A.5.15': 'The condition under which access is given; what people may do then is elsewhere.',
  },
  visible: ['Policy name and state', 'Included and excluded users', 'Grant controls'],
  api: 'Graph GET /identity/conditionalAccess/policies/{id}',
  reads: {
    settings: {
      state: ['Enable policy', 'Policy state'],
      grant: 'Grant',
      users: ['Users', 'Users or workload identities'],
    },
  },
});
