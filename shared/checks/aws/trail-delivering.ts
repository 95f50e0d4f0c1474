import { mapFact } from '#shared/evidence/fact.ts';
import { perAccount } from './lib/checks.ts';
import { page } from './lib/console.ts';
import { direct } from './lib/mapping.ts';
import { anyTrail } from './lib/trail.ts';

export default perAccount('aws/cloudtrail', {
  title: 'The trail of all regions delivered within the last day',
  severity: 'high',
  controls: [
    direct('A.8.15', 'Log files do arrive where they are kept; shows the last delivery, not that none is missing.'),
  ],
  remedy: {
    text: 'Open the trail, read its delivery error, and repair the bucket policy or the key policy.',
    url: page('cloudtrailv2', '#/trails'),
  },
  verdict: (facts, context) => {
    const moment = context.effective['aws/cloudtrail'] ?? context.asOf;
    return anyTrail(
      facts,
      (trail) =>
        mapFact(trail.status, ({ logging, lastDelivery, deliveryError }) => {
          const recent = lastDelivery !== null && Date.parse(moment) - Date.parse(lastDelivery) < 86_400_000;
          return logging && recent && deliveryError === null;
        }),
      'no trail of all regions has delivered a log file within a day of the run without an error',
    );
  },
});
