import { defineRecogniser, defineSighting } from '#shared/define-recogniser.ts';

export const sighting = defineSighting({
  urls: ['/groups/:group+/-/group_members'],
  controls: { 'A.5.18': 'partial', 'A.5.16': 'partial', 'A.8.4': 'partial' },
});

export default defineRecogniser(sighting, {
  title: 'Group members',
  kind: 'population',
  confidence: 'likely',
  claim: 'These are the members of the group with role and expiry.',
  rationale: {
    'A.5.18': 'Rights as they stand; not who approved them.',
    'A.5.16': 'Identities that belong to the group; their link to people is elsewhere.',
    'A.8.4': 'Who reaches code of this group; members of single projects come on top.',
  },
  visible: ['The number of members and the tab', 'Roles, expiry and 2FA marks'],
  api: 'GET /groups/:id/members/all',
  reads: { rows: ['member', 'members'] },
});
