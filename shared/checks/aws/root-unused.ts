import { fail, pass, unavailable } from '#shared/evidence/outcome.ts';
import { daysWhenSeen, perAccount } from './lib/checks.ts';
import { page } from './lib/console.ts';
import { partial, supporting } from './lib/mapping.ts';

export default perAccount('aws/identities', {
  title: 'The root user has not been used for 90 days',
  severity: 'high',
  controls: [
    partial('A.8.2', 'Daily work happens without the unlimited identity; shows disuse, not the rule behind it.'),
    supporting('A.5.15', 'Access follows roles in practice when nobody needs the root user.'),
  ],
  remedy: {
    text: 'Find what the root user was used for in the event history, and give that task a role.',
    url: page('cloudtrailv2', '#/events?Username=root'),
  },
  verdict: ({ root }, context) => {
    if (!root.known) return unavailable(root);
    const used = [root.value.passwordUsed, ...root.value.keys.map((key) => key.lastUsed)];
    for (const fact of used) {
      if (fact.known && fact.value !== null && daysWhenSeen(fact.value, 'aws/identities', context) < 90) {
        return fail(
          `it was last used ${daysWhenSeen(fact.value, 'aws/identities', context)} days ago, on ${fact.value.slice(0, 10)}`,
        );
      }
    }
    const unseen = used.find((fact) => !fact.known);
    return unseen && !unseen.known ? unavailable(unseen) : pass();
  },
});
