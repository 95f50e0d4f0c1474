import { fail, judge, pass } from '#shared/evidence/outcome.ts';
import { perItem } from './lib/checks.ts';
import { page } from './lib/console.ts';
import { direct } from './lib/mapping.ts';

export default perItem('aws/backup', {
  title: 'Every protected resource has a backup of the last two days',
  severity: 'high',
  subjects: ['protected resource', 'protected resources'],
  of: (facts) => facts.protected,
  id: (resource) => resource.arn,
  controls: [
    direct('A.8.13', 'Backups do happen, as often as they should; that they can be restored is judged apart.'),
  ],
  remedy: { text: 'Find out why the last backup job failed.', url: page('backup', '#/protectedresources') },
  verdict: (resource, _, context) =>
    judge(resource.lastBackup, (moment) => {
      const days = Math.floor(
        (Date.parse(context.effective['aws/backup'] ?? context.asOf) - Date.parse(moment)) / 86_400_000,
      );
      return days <= 2 ? pass() : fail(`the last backup was ${days} days before it was looked at`);
    }),
});
