import type { RepositoryDetailsFacts } from '#collectors/github/repository-details.ts';
import { defineCheck } from '#shared/define.ts';
import { judge, manual, notApplicable, pass, unavailable } from '#shared/evidence/outcome.ts';
import { organizationPage } from './lib/links.ts';
import { eachInDepth } from './lib/details.ts';
import { daysBetween, seenAt } from './lib/days.ts';

/** As long as the period that merged changes are looked at. */
const RECENT_DAYS = 90;

export default defineCheck<{ 'github/repository-details': RepositoryDetailsFacts }>({
  title: 'Changes of rulesets are few and looked at',
  severity: 'low',
  needs: ['github/repository-details'],
  over: 'github/repository-details',
  subjects: ['repository', 'repositories'],
  controls: [
    {
      id: 'A.8.9',
      strength: 'supporting',
      rationale:
        'Shows when the rules for changes were themselves changed; it does not show that the change was agreed.',
    },
    {
      id: 'A.8.32',
      strength: 'supporting',
      rationale: 'Shows whether the change procedure was loosened in between; a person has to judge each change.',
    },
  ],
  remedy: {
    text: 'Look at each version under "History" of the ruleset and confirm that it was agreed.',
    url: organizationPage('repositories'),
  },
  evaluate: (inputs, context) =>
    eachInDepth(inputs['github/repository-details'], context.scope, 'settings/rules', ({ rulesetChanges }) =>
      judge(rulesetChanges, (rulesets) => {
        if (rulesets.length === 0) return notApplicable('there is no ruleset of its own');
        const recent: string[] = [];
        for (const { ruleset, changes } of rulesets) {
          if (!changes.known) return unavailable(changes);
          if (changes.value.unseen !== null) return unavailable(changes.value.unseen);
          // The first version is its creation, not a change.
          const dates = changes.value.items.slice(0, -1).map(({ at }) => at);
          const unseen = dates.find((at) => !at.known);
          if (unseen && !unseen.known) return unavailable(unseen);
          const days = dates.flatMap((at) =>
            at.known && daysBetween(at.value, seenAt('github/repository-details', context)) <= RECENT_DAYS
              ? [at.value.slice(0, 10)]
              : [],
          );
          if (days.length > 0) recent.push(`"${ruleset}" on ${days.join(', ')}`);
        }
        return recent.length === 0
          ? pass('unchanged for 90 days')
          : manual(`Confirm that these changes were agreed: ${recent.join('; ')}.`);
      }),
    ),
});
