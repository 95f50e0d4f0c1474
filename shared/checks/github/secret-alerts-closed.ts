import type { AlertsFacts } from '#collectors/github/alerts.ts';
import type { RepositoriesFacts } from '#collectors/github/repositories.ts';
import type { SecretAlert } from '#collectors/github/read/alert.ts';
import { defineCheck } from '#shared/define.ts';
import { known, unknown } from '#shared/evidence/fact.ts';
import { judge, pass, unavailable } from '#shared/evidence/outcome.ts';
import { everyOf } from './lib/every.ts';
import { organizationPage } from './lib/links.ts';
import { eachRepository } from './lib/repositories.ts';
import { daysBetween, seenAt } from './lib/days.ts';
import { ofRepository } from './lib/overdue.ts';

export default defineCheck<{ 'github/alerts': AlertsFacts; 'github/repositories': RepositoriesFacts }>({
  title: 'No secret found in code is left open',
  severity: 'critical',
  needs: ['github/alerts', 'github/repositories'],
  over: 'github/repositories',
  subjects: ['repository', 'repositories'],
  controls: [
    {
      id: 'A.5.17',
      strength: 'partial',
      rationale:
        'Shows that credentials found in code were withdrawn or judged harmless; it does not show those that no scanner knows.',
    },
    {
      id: 'A.8.12',
      strength: 'partial',
      rationale: 'Shows that leaks that were found are closed; it does not show leaks elsewhere.',
    },
  ],
  remedy: {
    text: 'Withdraw the secret at its issuer, then close the alert.',
    url: organizationPage('security/alerts/secret-scanning'),
  },
  evaluate: (inputs, context) => {
    const input = inputs['github/alerts'];
    const alerts = input.known ? input.value.secrets : input;
    return eachRepository(
      inputs['github/repositories'],
      context.scope,
      'security/secret-scanning',
      ({ name, secretScanning }) => {
        const verdict = everyOf(
          ofRepository(alerts, name),
          (alert) => known(describe(alert, seenAt('github/alerts', context))),
          pass('no open alert'),
        );
        if (verdict.outcome !== 'pass') return verdict;
        return judge(secretScanning, (state) =>
          state === 'enabled'
            ? verdict
            : unavailable(unknown('secret scanning is off here, so nobody knows what is in the code')),
        );
      },
    );
  },
});

function describe({ about, createdAt, validity, publiclyLeaked, bypassed }: SecretAlert, moment: string): string {
  const what = about.known ? about.value : 'a secret';
  const age = createdAt.known ? ` for ${daysBetween(createdAt.value, moment)} days` : '';
  const more = [
    validity.known && validity.value === 'active' ? 'still works' : null,
    publiclyLeaked.known && publiclyLeaked.value ? 'is public' : null,
    bypassed.known && bypassed.value ? 'was pushed past push protection' : null,
  ].filter((part) => part !== null);
  return `${what} is open${age}${more.length > 0 ? ` and ${more.join(', ')}` : ''}`;
}
