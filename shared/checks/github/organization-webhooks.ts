import type { OrganizationFacts } from '#collectors/github/organization.ts';
import { defineCheck } from '#shared/define.ts';
import { each } from '#shared/evidence/outcome.ts';
import { organizationSettings } from './lib/links.ts';
import { allOf } from './lib/organization.ts';
import { webhookSubject, webhookVerdict } from './lib/webhooks.ts';

export default defineCheck<{ 'github/organization': OrganizationFacts }>({
  title: 'Webhooks of the organisation are encrypted, verified and signed',
  severity: 'medium',
  needs: ['github/organization'],
  subjects: ['webhook', 'webhooks'],
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
        'Shows how one automatic transfer to another system is protected; it does not show that the transfer was agreed.',
    },
  ],
  remedy: {
    text: 'Edit the webhook: an https address, "Enable SSL verification" and a secret.',
    url: organizationSettings('hooks'),
  },
  evaluate: (inputs, { scope }) => {
    const input = inputs['github/organization'];
    const webhooks = input.known ? input.value.webhooks : input;
    return each(webhooks, allOf('webhooks', scope), webhookSubject, webhookVerdict);
  },
});
