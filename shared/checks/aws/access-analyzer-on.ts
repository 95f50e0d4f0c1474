import type { AccessAnalyzerFacts } from '#collectors/aws/access-analyzer.ts';
import { defineCheck } from '#shared/define.ts';
import type { Fact } from '#shared/evidence/fact.ts';
import { fail, judge, manual, on, pass, unavailable, type Verdict } from '#shared/evidence/outcome.ts';
import { type AwsFacts, part } from './lib/checks.ts';
import { page } from './lib/console.ts';
import { partial } from './lib/mapping.ts';
import { region } from './lib/subject.ts';

export default defineCheck<Pick<AwsFacts, 'aws/access-analyzer' | 'aws/organization'>>({
  title: 'Access Analyzer looks for access from outside',
  severity: 'medium',
  needs: ['aws/access-analyzer', 'aws/organization'],
  subjects: ['region', 'regions'],
  controls: [
    partial('A.5.15', 'Access from outside is compared with the zone of trust, all the time.'),
    partial('A.5.18', 'Gives the review of access rights its list for access from outside.'),
  ],
  remedy: {
    text: 'Choose "Create analyzer" for external access in the region (aws accessanalyzer create-analyzer --type ACCOUNT), or one for the organization in its administrator account.',
    url: page('access-analyzer', '#/settings'),
  },
  evaluate: (inputs, { scope }) => {
    const organization = part(inputs['aws/organization'], (facts) => facts.organization);
    return [
      on(
        region(scope),
        judge(inputs['aws/access-analyzer'], (facts) => verdict(facts, organization)),
      ),
    ];
  },
});

function verdict({ analyzers }: AccessAnalyzerFacts, organization: Fact<unknown>): Verdict {
  return judge(analyzers, ({ items, unseen }) => {
    const active = items.filter((one) => one.looksFor === 'external').map((one) => one.active);
    if (active.some((one) => one.known && one.value)) return pass();
    const why = active.find((one) => !one.known) ?? unseen;
    if (why && !why.known) return unavailable(why);
    // An analyzer of the organization is listed only in the account that owns it.
    return judge(organization, (inside) =>
      inside === null
        ? fail('there is no active analyzer for external access')
        : manual('The account has no active analyzer of its own: say whether one of the organization looks at it.'),
    );
  });
}
