import { fail, judge, pass } from '#shared/evidence/outcome.ts';
import { perRegion } from './lib/checks.ts';
import { page } from './lib/console.ts';
import { direct, partial } from './lib/mapping.ts';

export default perRegion('aws/posture', {
  title: 'GuardDuty is on in every region',
  severity: 'high',
  controls: [
    direct('A.8.16', 'Activity, network and name requests are watched for attacks; that someone reacts is not shown.'),
    partial('A.5.7', 'Uses threat intelligence of AWS on our activity; not our own gathering of it.'),
  ],
  remedy: {
    text: 'Choose "Enable GuardDuty" in the region (aws guardduty create-detector --enable), or switch on auto-enable for the organization.',
    url: page('guardduty', '#/settings'),
  },
  verdict: ({ guardDuty }) =>
    judge(guardDuty, (detector) => {
      if (detector === null) return fail('there is no detector');
      return judge(detector.enabled, (on) => (on ? pass() : fail('the detector is suspended')));
    }),
});
