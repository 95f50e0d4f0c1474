import { fail, judge, pass, unavailable } from '#shared/evidence/outcome.ts';
import { perRegion } from './lib/checks.ts';
import { page } from './lib/console.ts';
import { partial } from './lib/mapping.ts';

export default perRegion('aws/access-analyzer', {
  title: 'Access Analyzer looks for access from outside',
  severity: 'medium',
  controls: [
    partial('A.5.15', 'Access from outside is compared with the zone of trust, all the time.'),
    partial('A.5.18', 'Gives the review of access rights its list for access from outside.'),
  ],
  remedy: { text: 'Create an analyzer for external access in the region.', url: page('access-analyzer', '#/settings') },
  verdict: ({ analyzers }) =>
    judge(analyzers, ({ items, unseen }) => {
      const active = items.filter((one) => one.looksFor === 'external').map((one) => one.active);
      if (active.some((one) => one.known && one.value)) return pass();
      const why = active.find((one) => !one.known) ?? unseen;
      return why && !why.known ? unavailable(why) : fail('there is no active analyzer for external access');
    }),
});
