import type { AlertsFacts } from '#collectors/github/alerts.ts';
import type { RepositoriesFacts } from '#collectors/github/repositories.ts';
import { defineCheck } from '#shared/define.ts';
import { unknown } from '#shared/evidence/fact.ts';
import { judge, unavailable } from '#shared/evidence/outcome.ts';
import { seenAt } from './lib/days.ts';
import { organizationPage } from './lib/links.ts';
import { eachRepository } from './lib/repositories.ts';
import { withinDeadline } from './lib/overdue.ts';

export default defineCheck<{ 'github/alerts': AlertsFacts; 'github/repositories': RepositoriesFacts }>({
  title: 'Serious vulnerabilities of dependencies are fixed in time',
  severity: 'critical',
  needs: ['github/alerts', 'github/repositories'],
  over: 'github/repositories',
  subjects: ['repository', 'repositories'],
  controls: [
    {
      id: 'A.8.8',
      strength: 'direct',
      rationale:
        'Shows for each watched repository that no serious known vulnerability of a dependency is open past its deadline; the deadlines are ours, 14 days for critical and 30 for high.',
    },
    {
      id: 'A.5.21',
      strength: 'supporting',
      rationale:
        'Shows that weaknesses in components of others are acted on; it does not show how the components were chosen.',
    },
  ],
  remedy: {
    text: 'Merge the proposed update, or dismiss the alert with the reason.',
    url: organizationPage('security/alerts/dependabot'),
  },
  evaluate: (inputs, context) => {
    const input = inputs['github/alerts'];
    const alerts = input.known ? input.value.dependabot : input;
    return eachRepository(inputs['github/repositories'], context.scope, 'security', ({ name, dependabotAlerts }) =>
      judge(dependabotAlerts, (on) =>
        on
          ? withinDeadline(alerts, name, seenAt('github/alerts', context))
          : unavailable(unknown('Dependabot alerts are off here, so nobody knows what is open')),
      ),
    );
  },
});
