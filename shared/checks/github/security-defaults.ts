import type { OrganizationFacts } from '#collectors/github/organization.ts';
import type { CodeSecurity } from '#collectors/github/read/organization.ts';
import type { Fact } from '#shared/evidence/fact.ts';
import { defineCheck } from '#shared/define.ts';
import { known } from '#shared/evidence/fact.ts';
import { fail, judge, unavailable } from '#shared/evidence/outcome.ts';
import { everyOf } from './lib/every.ts';
import { organizationSettings } from './lib/links.ts';
import { onOrganization } from './lib/organization.ts';

export default defineCheck<{ 'github/organization': OrganizationFacts }>({
  title: 'New repositories start with the security features on',
  severity: 'medium',
  needs: ['github/organization'],
  subjects: ['organisation', 'organisations'],
  controls: [
    {
      id: 'A.8.9',
      strength: 'partial',
      rationale:
        'Shows that a security baseline is applied to each new repository by itself; it does not show older repositories.',
    },
    {
      id: 'A.8.8',
      strength: 'partial',
      rationale:
        'Shows that new code is watched for vulnerable dependencies from the first day; it does not show that findings are handled.',
    },
    {
      id: 'A.8.25',
      strength: 'supporting',
      rationale: 'Shows that development starts from a secure set-up; it does not show how development goes on.',
    },
  ],
  remedy: {
    text: 'Make a code security configuration with the features on the default for all new repositories, and enforce it.',
    url: organizationSettings('security_products'),
  },
  evaluate: (inputs, { scope }) =>
    onOrganization(inputs['github/organization'], scope, 'security_products', ({ codeSecurityDefaults }) =>
      judge(codeSecurityDefaults, ({ items, unseen }) => {
        if (unseen !== null) return unavailable(unseen);
        const reached = items
          .map(({ visibility }) => visibility)
          .filter((fact) => fact.known)
          .map(({ value }) => value);
        if (!reached.includes('all') && !(reached.includes('public') && reached.includes('private-and-internal'))) {
          const unjudged = items.map(({ visibility }) => visibility).find((fact) => !fact.known);
          if (unjudged && !unjudged.known) return unavailable(unjudged);
          return fail(
            reached.length === 0
              ? 'new repositories get no security configuration'
              : `only new ${reached.join(', ')} repositories get a security configuration`,
          );
        }
        return everyOf(codeSecurityDefaults, ({ configuration }) =>
          configuration.known ? switchedOff(configuration.value) : configuration,
        );
      }),
    ),
});

const FEATURES = [
  ['dependabotAlerts', 'Dependabot alerts'],
  ['secretScanning', 'secret scanning'],
  ['pushProtection', 'push protection'],
] as const;

function switchedOff(configuration: CodeSecurity): Fact<string | null> {
  const off: string[] = [];
  for (const [key, title] of FEATURES) {
    const level = configuration[key];
    if (!level.known) return level;
    if (level.value !== 'enabled') off.push(title);
  }
  const name = configuration.name.known ? configuration.name.value : 'the default configuration';
  return known(off.length === 0 ? null : `"${name}" leaves ${off.join(', ')} off`);
}
