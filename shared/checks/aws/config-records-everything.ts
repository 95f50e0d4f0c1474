import { fail, judge, manual, notApplicable, pass } from '#shared/evidence/outcome.ts';
import { perRegion } from './lib/checks.ts';
import { page } from './lib/console.ts';
import { partial } from './lib/mapping.ts';

export default perRegion('aws/resources', {
  title: 'AWS Config records all types of resources',
  severity: 'medium',
  controls: [
    partial(
      'A.5.9',
      'The inventory has no blind spots by type; types that AWS Config does not support stay outside, and those of IAM may be recorded in another region.',
    ),
    partial('A.8.9', 'No kind of resource changes unseen.'),
  ],
  remedy: {
    text: 'Under "Settings", "Recording strategy" choose all resource types (aws configservice put-configuration-recorder --recording-group allSupported=true).',
    url: page('config', '#/settings'),
  },
  verdict: ({ recorder }) =>
    judge(recorder, (set) => {
      if (set === null) return notApplicable('there is no configuration recorder, which is judged apart');
      if (!set.all) return fail(`only ${set.only.length} types are recorded`);
      return set.except.length === 0 ? pass() : manual(`Left out: ${set.except.join(', ')}. Say why.`);
    }),
});
