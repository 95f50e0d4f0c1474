import { fail, pass } from '#shared/evidence/outcome.ts';
import { perItem } from './lib/checks.ts';
import { page } from './lib/console.ts';
import { supporting } from './lib/mapping.ts';

export default perItem('aws/monitoring', {
  title: 'Log groups are encrypted with a key of the account',
  severity: 'low',
  subjects: ['log group', 'log groups'],
  of: (facts) => facts.logGroups,
  id: (group) => group.arn,
  controls: [supporting('A.8.24', 'Log groups are always encrypted; an own key decides who may read them as well.')],
  remedy: {
    text: 'Associate a KMS key whose policy lets the logs service use it (aws logs associate-kms-key).',
    url: page('cloudwatch', '#logsV2:log-groups'),
  },
  verdict: (group) => (group.key === null ? fail('it has no key of the account') : pass()),
});
