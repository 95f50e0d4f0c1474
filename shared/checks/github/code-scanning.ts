import type { RepositoryDetailsFacts } from '#collectors/github/repository-details.ts';
import { defineCheck } from '#shared/define.ts';
import { fail, judge, notApplicable, pass } from '#shared/evidence/outcome.ts';
import { organizationPage } from './lib/links.ts';
import { eachInDepth } from './lib/details.ts';
import { daysBetween, seenAt } from './lib/days.ts';

/** The default setup scans every week even where nobody pushes; three months without is no scanning. */
const STALE_DAYS = 90;

export default defineCheck<{ 'github/repository-details': RepositoryDetailsFacts }>({
  title: 'Code is scanned for weaknesses',
  severity: 'high',
  needs: ['github/repository-details'],
  over: 'github/repository-details',
  subjects: ['repository', 'repositories'],
  controls: [
    {
      id: 'A.8.28',
      strength: 'partial',
      rationale:
        'Shows that our own code is searched for known patterns of insecure code; whether findings are fixed is shown by the open alerts.',
    },
    {
      id: 'A.8.29',
      strength: 'partial',
      rationale: 'Shows one kind of security test that runs on the code; it does not show tests of the running system.',
    },
  ],
  remedy: {
    text: 'In the settings of the repository, "Advanced Security", set up CodeQL with the default setup, or apply a security configuration of the organisation that does.',
    url: organizationPage('repositories'),
  },
  evaluate: (inputs, context) =>
    eachInDepth(
      inputs['github/repository-details'],
      context.scope,
      'settings/security_analysis',
      ({ empty, lastScan }) =>
        judge(empty, (nothing) => {
          if (nothing) return notApplicable('empty: there is no code yet');
          return judge(lastScan, (moment) => {
            if (moment === null) return fail('code scanning never ran');
            const days = daysBetween(moment, seenAt('github/repository-details', context));
            return days > STALE_DAYS
              ? fail(`code scanning last ran ${days} days ago`)
              : pass(`last ran ${moment.slice(0, 10)}`);
          });
        }),
    ),
});
