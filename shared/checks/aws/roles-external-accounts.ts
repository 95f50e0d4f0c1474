import { judge, manual, pass } from '#shared/evidence/outcome.ts';
import { perItem } from './lib/checks.ts';
import { page } from './lib/console.ts';
import { partial } from './lib/mapping.ts';
import { outsiders } from './lib/policy.ts';

export default perItem('aws/identities', {
  title: 'Accounts outside that may assume a role are known suppliers',
  severity: 'medium',
  subjects: ['IAM role', 'IAM roles'],
  of: (facts) => facts.roles,
  id: (role) => role.arn,
  judges: (role) => !role.path.startsWith('/aws-service-role/') && !role.path.startsWith('/aws-reserved/'),
  controls: [
    partial('A.5.19', 'Lists which other accounts can act in this one; a person knows which of them are suppliers.'),
    partial('A.5.18', 'Access from outside is part of what has to be reviewed.'),
  ],
  remedy: {
    text: 'Under "Trust relationships" of the role require sts:ExternalId, and record which supplier the account belongs to.',
    url: page('iam', '#/roles'),
  },
  verdict: (role, _, { scope }) =>
    judge(role.trust, (statements) => {
      const others = outsiders(statements, scope.tenant);
      return others.length === 0
        ? pass()
        : manual(`It can be assumed from ${others.join(', ')}: say whose accounts they are.`);
    }),
});
