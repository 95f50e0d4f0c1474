import { fail, judge, pass, unavailable } from '#shared/evidence/outcome.ts';
import { perItem } from './lib/checks.ts';
import { page } from './lib/console.ts';
import { partial, supporting } from './lib/mapping.ts';

export default perItem('aws/identity-center', {
  title: 'Administrative sessions end within four hours',
  severity: 'low',
  subjects: ['permission set', 'permission sets'],
  of: (facts) => facts.permissionSets,
  id: (set) => set.arn,
  judges: (set) => !set.administers.known || set.administers.value,
  controls: [
    partial('A.8.2', 'Full administration is taken for a time, not for the day.'),
    supporting('A.8.5', 'A session that is stolen or forgotten ends by itself.'),
  ],
  remedy: {
    text: 'Open the permission set, "General settings", "Edit" and set a session duration of 4 hours or less (aws sso-admin update-permission-set --session-duration PT4H).',
    url: page('singlesignon', '#!/permission-sets'),
  },
  verdict: (set) => {
    if (!set.administers.known) return unavailable(set.administers);
    return judge(set.sessionMinutes, (minutes) =>
      minutes <= 240 ? pass() : fail(`a session lasts ${minutes / 60} hours`),
    );
  },
});
