import { fail, judge, notApplicable, pass } from '#shared/evidence/outcome.ts';
import { perRegion } from './lib/checks.ts';
import { page } from './lib/console.ts';
import { partial, supporting } from './lib/mapping.ts';

export default perRegion('aws/posture', {
  title: 'Inspector scans container images',
  severity: 'low',
  controls: [
    partial('A.8.8', 'Known vulnerabilities of images are looked for.'),
    supporting('A.8.29', 'Images are tested before they run, where pipelines wait for it.'),
  ],
  remedy: {
    text: 'Under "Account management" activate ECR scanning (aws inspector2 enable --resource-types ECR).',
    url: page('inspector/v2'),
  },
  verdict: ({ inspector }) =>
    judge(inspector, (status) =>
      status === null
        ? notApplicable('AWS Config knows of nothing here that Inspector could scan')
        : judge(status.ecr, (set) => (set ? pass() : fail('scanning of images is off'))),
    ),
});
