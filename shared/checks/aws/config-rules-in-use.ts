import { fail, judge, notApplicable, pass, unavailable } from '#shared/evidence/outcome.ts';
import { perRegion } from './lib/checks.ts';
import { page } from './lib/console.ts';
import { partial } from './lib/mapping.ts';

export default perRegion('aws/resources', {
  title: 'Configurations are judged by rules',
  severity: 'medium',
  controls: [
    partial(
      'A.8.9',
      'Configurations are compared with what is wanted, all the time; which rules those are is for the organisation.',
    ),
    partial('A.5.36', 'Compliance with own rules is checked by machine.'),
  ],
  remedy: {
    text: 'Under "Rules" choose "Add rule", or under "Conformance packs" deploy a pack (aws configservice put-conformance-pack).',
    url: page('config', '#/rules'),
  },
  verdict: ({ recorder, rules }) => {
    if (recorder.known && recorder.value === null)
      return notApplicable('there is no configuration recorder, which is judged apart');
    return judge(rules, ({ items, unseen }) => {
      if (items.length > 0) return pass(`${items.length} resources have a verdict`);
      return unseen ? unavailable(unseen) : fail('no resource has a verdict of a rule');
    });
  },
});
