import { unknown } from '#shared/evidence/fact.ts';
import { fail, pass, unavailable } from '#shared/evidence/outcome.ts';
import { perItem } from './lib/checks.ts';
import { page } from './lib/console.ts';
import { partial } from './lib/mapping.ts';

export default perItem('aws/resources', {
  title: 'Resources comply with the rules of AWS Config',
  severity: 'medium',
  subjects: ['judged resource', 'judged resources'],
  of: (facts) => facts.rules,
  id: (verdict) => `${verdict.type} ${verdict.resource}`,
  judges: (verdict) => verdict.failing.length + verdict.passing.length > 0 || verdict.compliant !== null,
  controls: [
    partial('A.5.36', 'The verdicts of the account on itself, against the rules it has chosen.'),
    partial('A.8.9', 'Departures from the wanted configuration are known, one by one.'),
  ],
  remedy: {
    text: 'Open the rule, repair each resource that does not comply or use "Manage remediation"; change the rule where it is wrong.',
    url: page('config', '#/rules'),
  },
  verdict: ({ compliant, failing }) => {
    if (failing.length > 0) return fail(`does not comply with ${failing.join(', ')}`);
    if (compliant === null) return unavailable(unknown('AWS Config has no verdict yet'));
    return compliant ? pass() : fail('does not comply');
  },
});
