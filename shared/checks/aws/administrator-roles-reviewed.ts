import { unknown } from '#shared/evidence/fact.ts';
import { manual, pass, unavailable } from '#shared/evidence/outcome.ts';
import { perItem } from './lib/checks.ts';
import { page } from './lib/console.ts';
import { partial } from './lib/mapping.ts';
import { administers } from './lib/policy.ts';

export default perItem('aws/identities', {
  title: 'Roles with full administration are known and reviewed',
  severity: 'medium',
  subjects: ['IAM role', 'IAM roles'],
  of: (facts) => facts.roles,
  id: (role) => role.arn,
  judges: (role) => !role.path.startsWith('/aws-service-role/'),
  controls: [
    partial('A.8.2', 'Lists every role that can do everything, with who may assume it; a person has to confirm it.'),
    partial('A.5.18', 'Gives the review of access rights its list for the most powerful ones.'),
  ],
  remedy: {
    text: 'Open the role, read "Trust relationships" and "Last accessed", confirm who needs it, and record the review.',
    url: page('iam', '#/roles'),
  },
  verdict: (role, { policies }) => {
    const held = administers(role, policies.known ? policies.value.items : null);
    if (held === null)
      return unavailable(
        policies.known ? (policies.value.unseen ?? unknown('a policy of the role could not be read')) : policies,
      );
    if (held.length === 0) return pass();
    const by = role.trust.known
      ? role.trust.value.flatMap((statement) => statement.principals).join(', ')
      : 'someone who could not be read';
    return manual(`It holds ${held.join(', ')} and may be assumed by ${by}: confirm that it is needed.`);
  },
});
