import { fail, judge, notApplicable, pass, unavailable } from '#shared/evidence/outcome.ts';
import { perItem } from './lib/checks.ts';
import { page } from './lib/console.ts';
import { partial, supporting } from './lib/mapping.ts';

export default perItem('aws/identity-center', {
  title: 'Administration is assigned to groups, not to persons',
  severity: 'medium',
  subjects: ['permission set', 'permission sets'],
  of: (facts) => facts.permissionSets,
  id: (set) => set.arn,
  judges: (set) => !set.administers.known || set.administers.value,
  controls: [
    partial('A.5.15', 'Administration follows from a role in the organisation.'),
    partial('A.5.18', 'Leaving the group takes it away.'),
    supporting('A.8.2', 'Holders of administration are listed by group.'),
  ],
  remedy: {
    text: 'Under "AWS accounts" assign the permission set to a group, then remove the assignments of users.',
    url: page('singlesignon', '#!/permission-sets'),
  },
  verdict: (set) => {
    if (!set.administers.known) return unavailable(set.administers);
    return judge(set.assignments, ({ items, unseen }) => {
      const persons = items.filter((one) => !one.group);
      if (persons.length > 0) return fail(`${persons.length} assignments are to users`);
      if (unseen) return unavailable(unseen);
      return items.length === 0 ? notApplicable('nobody holds it') : pass(`${items.length} assignments to groups`);
    });
  },
});
