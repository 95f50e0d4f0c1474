import { defineRecogniser, defineSighting } from '#shared/define-recogniser.ts';

export const sighting = defineSighting({
  urls: ['/orgs/:organisation/people'],
  controls: { 'A.5.16': 'partial', 'A.5.18': 'partial', 'A.8.5': 'partial', 'A.8.4': 'supporting' },
});

export default defineRecogniser(sighting, {
  title: 'Organization people',
  kind: 'population',
  confidence: 'likely',
  claim: 'These are all members of the organisation, with their role and two-factor state.',
  rationale: {
    'A.5.16': 'The identities that belong to the organisation; their link to people is elsewhere.',
    'A.5.18': 'Membership and role as they stand; not who approved them.',
    'A.8.5': 'Who has two-factor on; not that it is required.',
    'A.8.4': 'Members have at least the base permission on code; which repositories beyond it is elsewhere.',
  },
  visible: ['The number of members', 'Role and two-factor marks, as an owner sees them', 'Every page'],
  api: 'GET /orgs/{org}/members (role=admin; filter=2fa_disabled)',
  collectors: ['github/members'],
  reads: { rows: ['member', 'members'] },
  beside: [{ what: 'number of members', collector: 'github/members', fact: 'members' }],
});
