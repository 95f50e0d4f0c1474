import { defineRecogniser, defineSighting } from '#shared/define-recogniser.ts';

export const sighting = defineSighting({
  urls: ['/groups/:group+/-/edit'],
  controls: { 'A.8.5': 'direct', 'A.8.4': 'partial', 'A.5.15': 'partial' },
});

export default defineRecogniser(sighting, {
  title: 'Group general, permissions',
  kind: 'config',
  confidence: 'likely',
  claim: 'The group requires two-factor authentication and limits sharing as shown.',
  rationale: {
    'A.8.5': "A second factor is required of the group's members, where ticked.",
    'A.8.4': 'Limits on forking and sharing code out of the group; who is a member is elsewhere.',
    'A.5.15': 'The rule for access to the group; who has it is elsewhere.',
  },
  visible: ['The permissions section opened', 'Two-factor, forking and sharing settings'],
  api: 'GET /groups/:id (require_two_factor_authentication, share_with_group_lock)',
  reads: {
    settings: {
      twoFactor: [
        'All users in this group must set up two-factor authentication',
        'Require all users in this group to set up two-factor authentication',
      ],
      sharing: 'Projects in this group cannot be shared with other groups',
      forking: 'Prevent project forking outside current group',
      ipRange: ['Restrict access by IP address', 'IP address restrictions'],
    },
  },
});
