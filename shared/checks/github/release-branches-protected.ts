import type { RepositoryDetailsFacts } from '#collectors/github/repository-details.ts';
import { defineCheck } from '#shared/define.ts';
import { mapFact } from '#shared/evidence/fact.ts';
import { notApplicable } from '#shared/evidence/outcome.ts';
import { everyOf } from './lib/every.ts';
import { organizationSettings } from './lib/links.ts';
import { eachInDepth } from './lib/details.ts';
import { gateOf } from './lib/gates.ts';

export default defineCheck<{ 'github/repository-details': RepositoryDetailsFacts }>({
  title: 'Release branches are protected',
  severity: 'medium',
  needs: ['github/repository-details'],
  over: 'github/repository-details',
  subjects: ['repository', 'repositories'],
  controls: [
    {
      id: 'A.8.32',
      strength: 'partial',
      rationale:
        'Shows that what is released cannot be changed by a plain push; branches are recognised by their name.',
    },
    {
      id: 'A.8.4',
      strength: 'partial',
      rationale: 'Shows that the code of releases is guarded as the main line is; it does not show who may merge.',
    },
  ],
  remedy: {
    text: 'Open the ruleset and add "release/**" to its target branches.',
    url: organizationSettings('rules'),
  },
  evaluate: (inputs, { scope }) =>
    eachInDepth(inputs['github/repository-details'], scope, 'settings/rules', ({ releaseBranches }) =>
      everyOf(
        releaseBranches,
        (protection) =>
          mapFact(gateOf(protection), (gate) =>
            gate === null ? `anybody with write access can push to ${protection.branch}` : null,
          ),
        notApplicable('there is no release branch'),
      ),
    ),
});
