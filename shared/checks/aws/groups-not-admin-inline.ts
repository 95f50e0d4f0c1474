import { fail, pass, unavailable } from '#shared/evidence/outcome.ts';
import { perItem } from './lib/checks.ts';
import { page } from './lib/console.ts';
import { partial } from './lib/mapping.ts';
import { isFullAdmin } from './lib/policy.ts';

export default perItem('aws/identities', {
  title: 'No group holds full administration in a policy of its own',
  severity: 'medium',
  subjects: ['IAM group', 'IAM groups'],
  of: (facts) => facts.groups,
  id: (group) => group.arn,
  controls: [
    partial('A.8.2', 'Administration is granted by policies that are listed and reviewed, not hidden inside a group.'),
  ],
  remedy: {
    text: 'Under "Permissions" of the group remove the inline policy (aws iam delete-group-policy) and attach a managed one with fewer rights.',
    url: page('iam', '#/groups'),
  },
  verdict: (group) => {
    for (const { name, statements } of group.inline) {
      if (statements.known && isFullAdmin(statements.value)) return fail(`its inline policy ${name} allows everything`);
    }
    const unread = group.inline.map((policy) => policy.statements).find((statements) => !statements.known);
    return unread && !unread.known ? unavailable(unread) : pass();
  },
});
