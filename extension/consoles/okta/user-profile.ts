import { defineRecogniser, defineSighting } from '#shared/define-recogniser.ts';

export const sighting = defineSighting({
  urls: ['/admin/user/profile/view/:user#tab-account', '/admin/user/profile/view/:user'],
  controls: { 'A.5.18': 'partial', 'A.6.5': 'partial' },
});

export default defineRecogniser(sighting, {
  title: 'User profile (leaver)',
  kind: 'sample',
  confidence: 'seen',
  claim: "This person's account had the status shown since the time shown.",
  rationale: {
    'A.5.18': 'One account as it stands; a sample of one.',
    'A.6.5': 'Access ended for one leaver; compare with the last day of work.',
  },
  visible: ['The person and status', 'The time of the change'],
  api: 'GET /api/v1/users/{id}; GET /api/v1/logs?filter=eventType eq "user.lifecycle.deactivate"',
  reads: { settings: { status: 'Status', activated: 'Activated', login: 'Username' } },
});
