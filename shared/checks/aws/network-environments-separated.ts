import { defineCheck } from '#shared/define.ts';
import { fail, judge, pass } from '#shared/evidence/outcome.ts';
import { type AwsFacts, judged, nameOf, part } from './lib/checks.ts';
import { page } from './lib/console.ts';
import { supporting } from './lib/mapping.ts';

export default defineCheck<Pick<AwsFacts, 'aws/resources'>>({
  title: 'Networks say which environment they are for',
  severity: 'low',
  needs: ['aws/resources'],
  subjects: ['VPC', 'VPCs'],
  controls: [
    supporting(
      'A.8.31',
      'Production and test have networks of their own, by their tags; accounts of their own would show more.',
    ),
  ],
  remedy: {
    text: 'Under "Tags" of the VPC add "Environment", and keep production in a VPC or an account of its own.',
    url: page('vpcconsole', '#vpcs:'),
  },
  evaluate: (inputs, context) =>
    judged(
      part(inputs['aws/resources'], (facts) => facts.vpcs),
      ['VPC', 'VPCs'],
      (vpc) => ({ type: 'VPC', id: nameOf(vpc) }),
      (vpc) => !vpc.isDefault.known || !vpc.isDefault.value,
      (vpc) =>
        judge(vpc.tags, (tags) => {
          const named = Object.entries(tags).find(([key]) => /^(.*[-_:/])?(env|environment|stage)$/i.test(key));
          return named ? pass(named[1]) : fail('no tag names an environment');
        }),
      context,
    ),
});
