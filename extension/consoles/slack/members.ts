import { defineRecogniser, defineSighting } from '#shared/define-recogniser.ts';

export const sighting = defineSighting({
  urls: ['app@/manage/:team/people', '/admin'],
  controls: { 'A.5.16': 'partial', 'A.5.18': 'partial', 'A.8.5': 'supporting' },
});

export default defineRecogniser(sighting, {
  title: 'Members',
  kind: 'population',
  confidence: 'seen',
  claim: 'These are the members of the workspace with role and status.',
  rationale: {
    'A.5.16': 'The identities of the workspace, with guests; their link to people is elsewhere.',
    'A.5.18': 'Roles as they stand; not who approved them.',
    'A.8.5': 'Two-factor state, where that column is shown.',
  },
  visible: ['The number of members and the filter', 'Account type and status columns'],
  api: 'users.list (has_2fa, is_admin, is_owner, is_restricted, deleted)',
  reads: { rows: ['member', 'members'] },
});
