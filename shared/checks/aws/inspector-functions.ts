import { fail, judge, notApplicable, pass } from '#shared/evidence/outcome.ts';
import { perRegion } from './lib/checks.ts';
import { page } from './lib/console.ts';
import { partial } from './lib/mapping.ts';

export default perRegion('aws/posture', {
  title: 'Inspector scans functions',
  severity: 'low',
  controls: [partial('A.8.8', 'Known vulnerabilities in the packages of functions are looked for.')],
  remedy: {
    text: 'Under "Account management" activate Lambda scanning (aws inspector2 enable --resource-types LAMBDA).',
    url: page('inspector/v2'),
  },
  verdict: ({ inspector }) =>
    judge(inspector, (status) =>
      status === null
        ? notApplicable('AWS Config knows of nothing here that Inspector could scan')
        : judge(status.lambda, (set) => (set ? pass() : fail('scanning of functions is off'))),
    ),
});
