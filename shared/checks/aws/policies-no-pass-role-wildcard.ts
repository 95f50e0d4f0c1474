import { noGrant } from './lib/grants.ts';
import { partial, supporting } from './lib/mapping.ts';

export default noGrant({
  title: 'No policy lets its holder pass any role',
  severity: 'high',
  controls: [
    partial('A.8.2', 'Closes a way from small rights to all rights; others are judged apart.'),
    supporting('A.5.3', 'One who runs workloads cannot give them the rights of another duty.'),
  ],
  remedy:
    'In the JSON of the policy, replace the resource "*" of iam:PassRole by the ARNs of the roles that are meant, and name the service in a condition on iam:PassedToService.',
  action: 'iam:PassRole',
  reach: 'every role',
});
