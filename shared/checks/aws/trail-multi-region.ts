import { known } from '#shared/evidence/fact.ts';
import { perAccount } from './lib/checks.ts';
import { page } from './lib/console.ts';
import { direct, partial } from './lib/mapping.ts';
import { anyTrail } from './lib/trail.ts';

export default perAccount('aws/cloudtrail', {
  title: 'A trail of all regions is on',
  severity: 'critical',
  controls: [
    direct('A.8.15', 'Management activity of every region is logged; what else has to be logged is judged apart.'),
    partial('A.5.28', 'There is a record to collect evidence from after an incident.'),
  ],
  remedy: {
    text: 'Choose "Create trail", which applies to all regions (aws cloudtrail create-trail --is-multi-region-trail), and start it (aws cloudtrail start-logging).',
    url: page('cloudtrailv2', '#/trails'),
  },
  verdict: (facts) => anyTrail(facts, () => known(true), 'no trail of all regions is logging'),
});
