import { defineRecogniser, defineSighting } from '#shared/define-recogniser.ts';

export const sighting = defineSighting({
  urls: ['/ac/reporting/report/user/accounts', '/ac/reporting/report/user/security'],
  controls: { 'A.8.5': 'direct', 'A.5.16': 'partial', 'A.5.18': 'supporting' },
});

export default defineRecogniser(sighting, {
  title: 'Users security report (accounts)',
  kind: 'population',
  confidence: 'seen',
  claim: 'These users are enrolled in 2-Step Verification, or are not, on the day of the report.',
  rationale: {
    'A.8.5': 'Who uses a second factor, user by user; the data is a day or two old.',
    'A.5.16': 'The population of users in the tenant; their link to people is elsewhere.',
    'A.5.18': 'Administrator status is shown beside; other rights are elsewhere.',
  },
  visible: ['The number of users and the filter', 'Enrolment and enforcement columns', 'The date of the data'],
  api: 'Reports userUsageReport.get; Directory users.list (isEnrolledIn2Sv, isEnforcedIn2Sv)',
  reads: { rows: ['user', 'users'] },
});
