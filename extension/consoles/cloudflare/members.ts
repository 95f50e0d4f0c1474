import { defineRecogniser, defineSighting } from '#shared/define-recogniser.ts';

export const sighting = defineSighting({
  urls: ['/:account/members', '/:account/members/list'],
  controls: { 'A.8.2': 'direct', 'A.5.18': 'partial', 'A.8.5': 'partial' },
});

export default defineRecogniser(sighting, {
  title: 'Members',
  kind: 'population',
  confidence: 'seen',
  claim: 'These people can manage the account with the roles shown.',
  rationale: {
    'A.8.2': 'Who manages the account, with which role; API tokens come on top.',
    'A.5.18': 'Rights as they stand; not who approved them.',
    'A.8.5': 'Who has a second factor; whether it is required is a setting beside.',
  },
  visible: ['The number of members and pending invites', 'Roles and two-factor column'],
  api: 'GET /accounts/{id}/members; GET /accounts/{id} (settings.enforce_twofactor)',
  reads: { rows: ['member', 'members'], settings: { enforceTwoFactor: ['Member 2FA enforcement', 'Require 2FA'] } },
});
