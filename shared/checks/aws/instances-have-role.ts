import { fail, pass, unavailable } from '#shared/evidence/outcome.ts';
import { perResource } from './lib/checks.ts';
import { page } from './lib/console.ts';
import { supporting } from './lib/mapping.ts';

export default perResource('instances', {
  title: 'Every instance has a role instead of keys',
  severity: 'low',
  subjects: ['instance', 'instances'],
  judges: (instance) => !instance.state.known || instance.state.value === 'running',
  controls: [
    supporting('A.5.17', 'Programs can get short-lived keys; that none is stored on disk is not shown.'),
    supporting('A.5.16', 'The machine has an identity of its own.'),
  ],
  remedy: {
    text: 'Under "Actions", "Security", "Modify IAM role" attach a role (aws ec2 associate-iam-instance-profile).',
    url: page('ec2', '#Instances:'),
  },
  verdict: (instance) =>
    instance.state.known
      ? instance.profile === null
        ? fail('it has no instance profile')
        : pass()
      : unavailable(instance.state),
});
