import type { EnterpriseFacts } from '#collectors/github/enterprise.ts';
import type { MembersFacts } from '#collectors/github/members.ts';
import type { OrganizationFacts } from '#collectors/github/organization.ts';
import { defineCheck } from '#shared/define.ts';
import { judge, notApplicable, on, pass } from '#shared/evidence/outcome.ts';
import { enterpriseAbove } from './lib/enterprise.ts';
import { organizationSettings } from './lib/links.ts';
import { withoutRule } from './lib/managed-users.ts';
import { organization } from './lib/organization.ts';

interface Needs extends Record<string, unknown> {
  'github/enterprise': EnterpriseFacts;
  'github/organization': OrganizationFacts;
  'github/members': MembersFacts;
}

export default defineCheck<Needs>({
  title: 'The enterprise requires two-factor authentication of all its organisations',
  severity: 'medium',
  needs: ['github/enterprise', 'github/organization', 'github/members'],
  subjects: ['organisation', 'organisations'],
  controls: [
    {
      id: 'A.8.5',
      strength: 'partial',
      rationale:
        'Shows that no organisation of the enterprise can go without a second factor; it does not show which factor is used.',
    },
    {
      id: 'A.5.16',
      strength: 'supporting',
      rationale:
        'Shows that one rule holds for the identities of every organisation; it does not show how they are managed.',
    },
  ],
  remedy: {
    text: 'Require two-factor authentication in the security settings of the enterprise.',
    url: organizationSettings('security'),
  },
  evaluate: (inputs, { scope }) => {
    const enterprise = enterpriseAbove(inputs['github/enterprise'], inputs['github/organization']);
    return [
      on(
        organization(scope),
        judge(enterprise, (above) => {
          if (above === null) return notApplicable('the organisation belongs to no enterprise');
          const name = above.slug.known ? above.slug.value : 'the enterprise';
          return judge(above.twoFactorRequired, (required) =>
            required
              ? pass(name)
              : withoutRule(inputs['github/members'], `${name} leaves two-factor authentication to each organisation`),
          );
        }),
      ),
    ];
  },
});
