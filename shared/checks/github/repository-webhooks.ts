import type { Webhook } from '#collectors/github/read/organization.ts';
import type { RepositoryDetailsFacts } from '#collectors/github/repository-details.ts';
import { defineCheck } from '#shared/define.ts';
import { known, mapFact, unknown } from '#shared/evidence/fact.ts';
import { notApplicable } from '#shared/evidence/outcome.ts';
import { everyOf } from './lib/every.ts';
import { organizationPage } from './lib/links.ts';
import { eachInDepth } from './lib/details.ts';
import { webhookSubject, webhookVerdict } from './lib/webhooks.ts';

export default defineCheck<{ 'github/repository-details': RepositoryDetailsFacts }>({
  title: 'Webhooks of repositories are encrypted, verified and signed',
  severity: 'medium',
  needs: ['github/repository-details'],
  over: 'github/repository-details',
  subjects: ['repository', 'repositories'],
  controls: [
    {
      id: 'A.8.24',
      strength: 'partial',
      rationale:
        'Shows for each webhook that what is sent is encrypted and can be checked for origin; it does not show how the secret is kept.',
    },
    {
      id: 'A.5.14',
      strength: 'supporting',
      rationale:
        'Shows how automatic transfers out of a repository are protected; it does not show that they were agreed.',
    },
  ],
  remedy: {
    text: 'In the settings of the repository, "Webhooks", edit the webhook: an https address, "Enable SSL verification" and a secret.',
    url: organizationPage('repositories'),
  },
  evaluate: (inputs, { scope }) =>
    eachInDepth(inputs['github/repository-details'], scope, 'settings/hooks', ({ webhooks }) =>
      everyOf(
        mapFact(webhooks, (list) => ({ ...list, items: list.items.filter(mayBeOn) })),
        (webhook) => {
          const verdict = webhookVerdict(webhook);
          if (verdict.outcome === 'unavailable') return unknown(verdict.reason, verdict.missing);
          return known(verdict.outcome === 'fail' ? `${webhookSubject(webhook).id}: ${verdict.reason}` : null);
        },
        notApplicable('there is no webhook that is on'),
      ),
    ),
});

function mayBeOn({ active }: Webhook): boolean {
  return !active.known || active.value;
}
