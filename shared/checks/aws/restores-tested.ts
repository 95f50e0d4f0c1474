import { fail, judge, notApplicable, pass, unavailable } from '#shared/evidence/outcome.ts';
import { daysSince, perRegion } from './lib/checks.ts';
import { page } from './lib/console.ts';
import { direct, partial, supporting } from './lib/mapping.ts';

export default perRegion('aws/backup', {
  title: 'Restoring was tried within a year',
  severity: 'high',
  controls: [
    direct('A.8.13', 'A restore was done and completed; whether the restored data was right is for a person.'),
    partial('A.5.30', 'Readiness was tried, for what was restored.'),
    supporting('A.5.29', 'Continuity rests on backups that work.'),
  ],
  remedy: {
    text: 'Create a restore testing plan, or restore by hand and record it.',
    url: page('backup', '#/restoretesting'),
  },
  verdict: ({ restores, restoreTests, protected: resources }, context) => {
    if (!restores.known) return unavailable(restores);
    const done = restores.value.items.filter(
      (job) => job.status === 'COMPLETED' && job.created !== null && daysSince(job.created, context) <= 365,
    );
    if (done.length > 0) return pass(`${done.length} restores`);
    const tests = restoreTests.known ? restoreTests.value.items : [];
    if (tests.some((test) => test.lastRun !== null && daysSince(test.lastRun, context) <= 365))
      return pass('a restore testing plan ran');
    if (restores.value.unseen) return unavailable(restores.value.unseen);
    if (!restoreTests.known) return unavailable(restoreTests);
    return judge(resources, ({ items, unseen }) => {
      if (items.length > 0) return fail('no restore has completed within a year');
      return unseen ? unavailable(unseen) : notApplicable('AWS Backup keeps nothing here');
    });
  },
});
