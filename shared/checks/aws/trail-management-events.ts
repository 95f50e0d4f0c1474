import { mapFact } from '#shared/evidence/fact.ts';
import { perAccount } from './lib/checks.ts';
import { page } from './lib/console.ts';
import { direct } from './lib/mapping.ts';
import { anyTrail } from './lib/trail.ts';

export default perAccount('aws/cloudtrail', {
  title: 'The trail keeps all management events',
  severity: 'high',
  controls: [direct('A.8.15', 'Both reading and changing of settings is logged; access to data is judged apart.')],
  remedy: {
    text: 'Under "Management events" of the trail choose Read and Write, and exclude nothing (aws cloudtrail put-event-selectors).',
    url: page('cloudtrailv2', '#/trails'),
  },
  verdict: (facts) =>
    anyTrail(
      facts,
      ({ name, events }) =>
        mapFact(events, ({ management, excluded }) => {
          if (management !== 'all') return false;
          return excluded.length === 0 || `The trail ${name} leaves out ${excluded.join(', ')}: say why.`;
        }),
      'no trail of all regions keeps both read and write management events',
    ),
});
