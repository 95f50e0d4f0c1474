import type { AlertsFacts } from '#collectors/github/alerts.ts';
import type { RepositoriesFacts } from '#collectors/github/repositories.ts';
import type { RepositoryDetailsFacts } from '#collectors/github/repository-details.ts';
import type { RepositoryDetails } from '#collectors/github/read/details.ts';
import type { Fact, Population } from '#shared/evidence/fact.ts';
import { defineCheck } from '#shared/define.ts';
import { unknown } from '#shared/evidence/fact.ts';
import { judge, notApplicable, unavailable } from '#shared/evidence/outcome.ts';
import { seenAt } from './lib/days.ts';
import { organizationPage } from './lib/links.ts';
import { eachRepository } from './lib/repositories.ts';
import { withinDeadline } from './lib/overdue.ts';

export default defineCheck<{
  'github/alerts': AlertsFacts;
  'github/repositories': RepositoriesFacts;
  'github/repository-details': RepositoryDetailsFacts;
}>({
  title: 'Serious findings of code scanning are fixed in time',
  severity: 'high',
  needs: ['github/alerts', 'github/repositories', 'github/repository-details'],
  over: 'github/repositories',
  subjects: ['repository', 'repositories'],
  controls: [
    {
      id: 'A.8.28',
      strength: 'partial',
      rationale:
        'Shows for each scanned repository that no serious weakness found in our own code is open past its deadline; what the scanner does not know stays unseen.',
    },
    {
      id: 'A.8.8',
      strength: 'partial',
      rationale:
        'Shows that technical weaknesses of our own code are closed in time; the deadlines are ours, 14 days for critical and 30 for high.',
    },
    {
      id: 'A.8.29',
      strength: 'supporting',
      rationale: 'Shows that results of one kind of security test are acted on; it does not show other tests.',
    },
  ],
  remedy: {
    text: 'Fix the finding, or dismiss the alert with the reason.',
    url: organizationPage('security/alerts/code-scanning'),
  },
  evaluate: (inputs, context) => {
    const input = inputs['github/alerts'];
    const alerts = input.known ? input.value.codeScanning : input;
    const scans = lastScans(inputs['github/repository-details']);
    return eachRepository(inputs['github/repositories'], context.scope, 'security/code-scanning', ({ name, empty }) =>
      judge(empty, (nothing) => {
        if (nothing) return notApplicable('empty: there is no code yet');
        const verdict = withinDeadline(alerts, name, seenAt('github/alerts', context));
        if (verdict.outcome !== 'pass') return verdict;
        return judge(scans(name), (scanned) =>
          scanned === null
            ? unavailable(unknown('code scanning does not run here, so nobody knows what is open'))
            : verdict,
        );
      }),
    );
  },
});

/** When code scanning last ran in a repository, by its name. */
function lastScans(input: Fact<RepositoryDetailsFacts>): (name: string) => Fact<string | null> {
  const details = input.known ? input.value.details : input;
  if (!details.known) return () => details;
  const scans = scansIn(details.value);
  return (name) => scans.get(name) ?? details.value.unseen ?? unknown(`${name} was not read in depth`);
}

type Scans = ReadonlyMap<string, Fact<string | null>>;

const found = new WeakMap<Population<RepositoryDetails>, Scans>();

/** Made once for each list: the repositories come in many parts. */
function scansIn(details: Population<RepositoryDetails>): Scans {
  const scans = found.get(details) ?? new Map(details.items.map(({ name, lastScan }) => [name, lastScan]));
  found.set(details, scans);
  return scans;
}
