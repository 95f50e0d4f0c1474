import { defineCheck } from '#shared/define.ts';
import { judge, manual, pass } from '#shared/evidence/outcome.ts';
import { type AwsFacts, judged, nameOf, part } from './lib/checks.ts';
import { page } from './lib/console.ts';
import { partial } from './lib/mapping.ts';

export default defineCheck<Pick<AwsFacts, 'aws/resources' | 'aws/posture'>>({
  title: 'Images are scanned when they are pushed',
  severity: 'medium',
  needs: ['aws/resources', 'aws/posture'],
  subjects: ['image repository', 'image repositories'],
  controls: [
    partial('A.8.8', 'Known vulnerabilities of images are looked for on arrival.'),
    partial('A.8.29', 'A security test stands between build and use, where the pipeline waits for it.'),
  ],
  remedy: {
    text: 'In ECR open "Private registry", "Scanning" and choose enhanced scanning, or basic scanning with a filter "*" for scan on push.',
    url: page('ecr', '/repositories'),
  },
  evaluate: (inputs, context) => {
    const enhanced = part(
      part(inputs['aws/posture'], ({ inspector }) => inspector),
      (status) => status?.ecr ?? { known: true, value: false },
    );
    return judged(
      part(inputs['aws/resources'], ({ repositories }) => repositories),
      ['image repository', 'image repositories'],
      (repository) => ({ type: 'image repository', id: nameOf(repository) }),
      undefined,
      ({ scanOnPush }) =>
        judge(scanOnPush, (set) => {
          if (set) return pass();
          // The setting of the repository is the old one; rules of the registry reach it without a trace there.
          return judge(enhanced, (on) =>
            on
              ? pass('enhanced scanning of the registry')
              : manual('The repository itself does not scan: say whether a scanning rule of the registry reaches it.'),
          );
        }),
      context,
    );
  },
});
