import { fail, judge, manual, pass, unavailable } from '#shared/evidence/outcome.ts';
import { perRegion } from './lib/checks.ts';
import { page } from './lib/console.ts';
import { partial, supporting } from './lib/mapping.ts';

export default perRegion('aws/backup', {
  title: 'Backups follow a plan',
  severity: 'medium',
  controls: [
    partial('A.8.13', 'There is a plan that makes backups; what it covers and when it last ran is judged apart.'),
    supporting('A.5.30', 'A part of being ready for disruption.'),
  ],
  remedy: {
    text: 'Choose "Create backup plan", start from a template, and assign resources by tag (aws backup create-backup-plan).',
    url: page('backup', '#/backupplan'),
  },
  verdict: ({ plans, protected: resources }) =>
    judge(plans, ({ items, unseen }) => {
      if (items.length > 0) return pass(items.map((plan) => plan.name).join(', '));
      if (unseen) return unavailable(unseen);
      return judge(resources, (saved) => {
        if (saved.items.length > 0) return fail('there are backups, and no plan makes them');
        return saved.unseen
          ? unavailable(saved.unseen)
          : manual('No plan and no backup by AWS Backup: say whether anything here needs one.');
      });
    }),
});
