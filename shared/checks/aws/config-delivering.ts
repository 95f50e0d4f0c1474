import { fail, judge, notApplicable, pass } from '#shared/evidence/outcome.ts';
import { perRegion } from './lib/checks.ts';
import { page } from './lib/console.ts';
import { partial, supporting } from './lib/mapping.ts';

export default perRegion('aws/resources', {
  title: 'AWS Config delivers what it records',
  severity: 'high',
  controls: [
    partial(
      'A.8.9',
      'Recorded configurations do arrive where they are kept; a recorder that cannot deliver proves little.',
    ),
    supporting('A.5.33', 'The history is kept outside the service.'),
  ],
  remedy: {
    text: 'Under "Settings" repair the delivery channel: the bucket has to exist and its policy to let config.amazonaws.com write (aws configservice put-delivery-channel).',
    url: page('config', '#/settings'),
  },
  verdict: ({ recorder, delivery }) =>
    judge(recorder, (there) => {
      if (there === null) return notApplicable('there is no configuration recorder, which is judged apart');
      return judge(delivery, (channel) => {
        if (channel === null) return fail('there is no delivery channel');
        const states = [channel.history, channel.stream, channel.snapshot];
        if (states.some((state) => /^failure$/i.test(state ?? '')))
          return fail(`the last delivery failed${channel.error ? `: ${channel.error}` : ''}`);
        return states.some((state) => /^success$/i.test(state ?? '')) ? pass() : fail('nothing has been delivered yet');
      });
    }),
});
