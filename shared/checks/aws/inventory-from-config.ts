import { fail, judge, pass } from '#shared/evidence/outcome.ts';
import { perRegion } from './lib/checks.ts';
import { page } from './lib/console.ts';
import { partial } from './lib/mapping.ts';

export default perRegion('aws/resources', {
  title: 'An inventory of resources is kept by AWS Config',
  severity: 'medium',
  controls: [
    partial(
      'A.5.9',
      'A current list of assets exists without anyone writing it; owners and information are not in it.',
    ),
  ],
  remedy: {
    text: 'Under "Settings" set up a recorder for all resources and start it (aws configservice start-configuration-recorder).',
    url: page('config', '#/resources'),
  },
  verdict: ({ recorder, recorderStatus, inventory }) =>
    judge(recorder, (set) => {
      if (set === null) return fail('no recorder keeps an inventory of the region');
      if (recorderStatus.known && recorderStatus.value?.recording !== true)
        return fail('the recorder that would keep it is stopped');
      return judge(inventory, (counts) =>
        pass(`${Object.values(counts).reduce((sum, count) => sum + count, 0)} resources`),
      );
    }),
});
