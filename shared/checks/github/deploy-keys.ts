import type { RepositoriesFacts } from '#collectors/github/repositories.ts';
import { defineCheck } from '#shared/define.ts';
import { known } from '#shared/evidence/fact.ts';
import { notApplicable } from '#shared/evidence/outcome.ts';
import { everyOf } from './lib/every.ts';
import { organizationPage } from './lib/links.ts';
import { eachRepository } from './lib/repositories.ts';
import { daysBetween, seenAt } from './lib/days.ts';

/** A year: the usual longest life of a key. */
const OLDEST_DAYS = 365;

export default defineCheck<{ 'github/repositories': RepositoriesFacts }>({
  title: 'Deploy keys are read-only and not old',
  severity: 'medium',
  needs: ['github/repositories'],
  over: 'github/repositories',
  subjects: ['repository', 'repositories'],
  controls: [
    {
      id: 'A.5.17',
      strength: 'partial',
      rationale: 'Shows which machine keys open a repository and how old they are; it does not show who holds them.',
    },
    {
      id: 'A.8.2',
      strength: 'partial',
      rationale:
        'Shows which keys can change code without a person behind them; it does not show that this was approved.',
    },
  ],
  remedy: {
    text: 'In the settings of the repository, "Deploy keys", delete the key, or add one without "Allow write access" in its place; prefer a GitHub App.',
    url: organizationPage('repositories'),
  },
  evaluate: (inputs, context) =>
    eachRepository(inputs['github/repositories'], context.scope, 'settings/keys', ({ deployKeys }) =>
      everyOf(
        deployKeys,
        (key) => {
          const title = key.title.known ? `"${key.title.value}"` : 'a key without a title';
          if (key.enabled.known && !key.enabled.value) return known(null);
          if (!key.readOnly.known) return key.readOnly;
          if (!key.readOnly.value) return known(`deploy key ${title} can write`);
          if (!key.createdAt.known) return key.createdAt;
          const age = daysBetween(key.createdAt.value, seenAt('github/repositories', context));
          return known(age > OLDEST_DAYS ? `deploy key ${title} is ${age} days old` : null);
        },
        notApplicable('there is no deploy key'),
      ),
    ),
});
