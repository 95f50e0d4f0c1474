import { fail, judge, pass } from '#shared/evidence/outcome.ts';
import { perRegion } from './lib/checks.ts';
import { page } from './lib/console.ts';
import { direct, partial } from './lib/mapping.ts';

export default perRegion('aws/resources', {
  title: 'AWS Config records in every region',
  severity: 'high',
  controls: [
    direct(
      'A.8.9',
      'The configuration of resources is recorded as it changes; whether it is right is judged by rules.',
    ),
    partial('A.5.9', 'Gives an inventory of what there is; does not name owners.'),
    partial('A.8.32', 'Every change of a resource leaves a record; not that it was approved.'),
  ],
  remedy: {
    text: 'Under "Settings" set up a recorder for all resources in the region and start it (aws configservice start-configuration-recorder).',
    url: page('config', '#/settings'),
  },
  verdict: ({ recorder, recorderStatus }) =>
    judge(recorder, (there) => {
      if (there === null) return fail('there is no configuration recorder');
      return judge(recorderStatus, (status) => {
        if (status?.recording !== true) return fail('the configuration recorder is stopped');
        return /^failure$/i.test(status.last ?? '')
          ? fail(`the recorder is failing${status.error ? `: ${status.error}` : ''}`)
          : pass();
      });
    }),
});
