import { fail, judge, notApplicable, pass } from '#shared/evidence/outcome.ts';
import { perRegion } from './lib/checks.ts';
import { page } from './lib/console.ts';
import { direct } from './lib/mapping.ts';

export default perRegion('aws/posture', {
  title: 'Inspector scans instances',
  severity: 'medium',
  controls: [
    direct(
      'A.8.8',
      'Known vulnerabilities of instances are looked for all the time; that they are repaired is judged apart.',
    ),
  ],
  remedy: {
    text: 'Under "Account management" activate EC2 scanning (aws inspector2 enable --resource-types EC2).',
    url: page('inspector/v2'),
  },
  verdict: ({ inspector }) =>
    judge(inspector, (status) =>
      status === null
        ? notApplicable('AWS Config knows of nothing here that Inspector could scan')
        : judge(status.ec2, (set) => (set ? pass() : fail('scanning of instances is off'))),
    ),
});
