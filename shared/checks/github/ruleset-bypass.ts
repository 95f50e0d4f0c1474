import type { RepositoriesFacts } from '#collectors/github/repositories.ts';
import type { MembersFacts } from '#collectors/github/members.ts';
import { defineCheck } from '#shared/define.ts';
import { known, mapFact } from '#shared/evidence/fact.ts';
import { manual, pass } from '#shared/evidence/outcome.ts';
import { everyOf } from './lib/every.ts';
import { organizationSettings } from './lib/links.ts';
import { everyRuleset, meetingOfRulesets } from './lib/rulesets.ts';

export default defineCheck<{ 'github/repositories': RepositoriesFacts; 'github/members': MembersFacts }>({
  title: 'Nobody can bypass the rulesets as a matter of course',
  severity: 'medium',
  needs: ['github/repositories', 'github/members'],
  over: 'github/repositories',
  meeting: meetingOfRulesets,
  subjects: ['ruleset', 'rulesets'],
  controls: [
    {
      id: 'A.8.2',
      strength: 'partial',
      rationale: 'Shows who is exempt from the rules for changes; it does not show that the exemption was used.',
    },
    {
      id: 'A.5.3',
      strength: 'supporting',
      rationale: 'Shows that the separation built into the rules has no standing exception; it looks at rulesets only.',
    },
  ],
  remedy: {
    text: 'Open the ruleset and take people and roles off its bypass list, or set them to "For pull requests only".',
    url: organizationSettings('rules'),
  },
  evaluate: (inputs, { scope }) =>
    everyRuleset(inputs['github/repositories'], inputs['github/members'], scope, ({ bypass }) => {
      const people = everyOf(
        bypass,
        (actor) => {
          if (actor.kind === 'app' || actor.kind === 'deploy-key') return known(null);
          return mapFact(actor.mode, (mode) => (mode === 'pull-request' ? null : `${actor.who} can always bypass it`));
        },
        pass('nobody can bypass it'),
      );
      if (people.outcome !== 'pass' || !bypass.known) return people;
      const machines = bypass.value.items.filter(({ kind }) => kind === 'app' || kind === 'deploy-key');
      return machines.length === 0
        ? people
        : manual(`Confirm that ${machines.map(({ who }) => who).join(', ')} should bypass it.`);
    }),
});
