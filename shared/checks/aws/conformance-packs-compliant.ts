import { unknown } from '#shared/evidence/fact.ts';
import { fail, pass, unavailable } from '#shared/evidence/outcome.ts';
import { perItem } from './lib/checks.ts';
import { page } from './lib/console.ts';
import { partial } from './lib/mapping.ts';

export default perItem('aws/resources', {
  title: 'Conformance packs are met',
  severity: 'medium',
  subjects: ['conformance pack', 'conformance packs'],
  of: (facts) => facts.packs,
  id: (pack) => pack.name,
  controls: [
    partial(
      'A.5.36',
      'A set of rules that the organisation chose is met as a whole; what it stands for is in its name.',
    ),
  ],
  remedy: {
    text: 'Open the pack, then each rule that is not met, and repair what it lists.',
    url: page('config', '#/conformance-packs'),
  },
  verdict: ({ compliant, failing }) => {
    if (compliant === null) return unavailable(unknown('AWS Config has no verdict on the pack'));
    return compliant ? pass() : fail(`not met: ${failing.join(', ') || 'rules of it'}`);
  },
});
