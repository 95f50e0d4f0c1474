import { fail, judge, pass, unavailable } from '#shared/evidence/outcome.ts';
import { perAccount } from './lib/checks.ts';
import { page } from './lib/console.ts';
import { partial, supporting } from './lib/mapping.ts';
import { inManagement } from './lib/organization.ts';

export default perAccount('aws/organization', {
  title: 'The organization has service control policies of its own',
  severity: 'medium',
  controls: [
    partial(
      'A.5.23',
      'Limits are written that bind the administrators of accounts too; where they are attached and what they forbid is for a person to read.',
    ),
    supporting('A.5.15', 'The outermost limit of access is set.'),
  ],
  remedy: {
    text: 'Under "Policies", "Service control policies" create one, and attach it to the root or to organizational units (aws organizations attach-policy).',
    url: page('organizations/v2', '', 'us-east-1'),
  },
  verdict: ({ organization, policyTypes, controlPolicies }) =>
    inManagement(organization, () =>
      judge(policyTypes, (types) => {
        if (!types.includes('SERVICE_CONTROL_POLICY')) return fail('service control policies are not enabled');
        return judge(controlPolicies, ({ items, unseen }) => {
          const own = items.filter((policy) => !policy.ofAws);
          if (own.length > 0) return pass(own.map((policy) => policy.name).join(', '));
          return unseen
            ? unavailable(unseen)
            : fail('there is no service control policy but the one that allows everything');
        });
      }),
    ),
});
