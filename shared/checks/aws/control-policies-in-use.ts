import { fail, judge, notApplicable, pass, unavailable } from '#shared/evidence/outcome.ts';
import { perAccount } from './lib/checks.ts';
import { page } from './lib/console.ts';
import { partial, supporting } from './lib/mapping.ts';

export default perAccount('aws/organization', {
  title: 'Service control policies limit member accounts',
  severity: 'medium',
  controls: [
    partial(
      'A.5.23',
      'Guard rails hold in every account, also for its administrators; what they forbid is for a person to read.',
    ),
    supporting('A.5.15', 'The outermost limit of access is set.'),
  ],
  remedy: {
    text: 'Write service control policies and attach them to organizational units.',
    url: page('organizations/v2', '', 'us-east-1'),
  },
  verdict: ({ organization, policyTypes, controlPolicies }) =>
    judge(organization, (inside) => {
      if (inside === null) return notApplicable('the account is in no organization, which is judged apart');
      if (!inside.isManagement) return notApplicable(`judged in the management account ${inside.management}`);
      return judge(policyTypes, (types) => {
        if (!types.includes('SERVICE_CONTROL_POLICY')) return fail('service control policies are not enabled');
        return judge(controlPolicies, ({ items, unseen }) => {
          const own = items.filter((policy) => !policy.ofAws);
          if (own.length > 0) return pass(own.map((policy) => policy.name).join(', '));
          return unseen
            ? unavailable(unseen)
            : fail('there is no service control policy but the one that allows everything');
        });
      });
    }),
});
