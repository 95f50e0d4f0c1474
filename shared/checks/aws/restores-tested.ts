import { fail, judge, manual, notApplicable, pass, unavailable } from '#shared/evidence/outcome.ts';
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
    text: 'Under "Restore testing" create a plan and assign resources (aws backup create-restore-testing-plan), or restore by hand and record the result.',
    url: page('backup', '#/restoretesting'),
  },
  verdict: ({ restores, restoreTests, protected: resources }, context) => {
    if (!restores.known) return unavailable(restores);
    const done = restores.value.items.filter(
      (job) => job.status === 'COMPLETED' && job.created !== null && daysSince(job.created, context) <= 365,
    );
    if (done.length > 0) return pass(`${done.length} restores`);
    if (restores.value.unseen) return unavailable(restores.value.unseen);
    if (!restoreTests.known) return unavailable(restoreTests);
    const ran = restoreTests.value.items.filter(
      (test) => test.lastRun !== null && daysSince(test.lastRun, context) <= 365,
    );
    if (ran.length > 0) {
      const tried = restores.value.items.some((job) => job.tested && /^(FAILED|ABORTED)$/.test(job.status));
      const names = ran.map(({ name }) => name).join(', ');
      return tried
        ? fail(`a restore test ran (${names}) and no restore completed`)
        : manual(`A restore test ran (${names}) and its restores are no longer listed: show that they completed.`);
    }
    if (restoreTests.value.unseen) return unavailable(restoreTests.value.unseen);
    return judge(resources, ({ items, unseen }) => {
      if (items.length > 0) return fail('no completed restore of the last year is on record');
      return unseen ? unavailable(unseen) : notApplicable('AWS Backup keeps nothing here');
    });
  },
});
