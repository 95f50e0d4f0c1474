import { fail, judge, notApplicable, pass } from '#shared/evidence/outcome.ts';
import { perRegion } from './lib/checks.ts';
import { page } from './lib/console.ts';
import { direct } from './lib/mapping.ts';

export default perRegion('aws/vulnerabilities', {
  title: 'No critical vulnerability found by Inspector is open',
  severity: 'high',
  controls: [direct('A.8.8', 'What was found has been repaired or excepted; the time it took is not shown.')],
  remedy: {
    text: 'Open each finding: patch or rebuild as it says, or create a suppression rule with the reason.',
    url: page('inspector/v2', '#/findings'),
  },
  verdict: ({ inspector, coverage }) =>
    judge(inspector, ({ critical }) => {
      if (critical > 0) return fail(`${critical} critical findings are open`);
      return judge(coverage, ({ active }) =>
        active > 0 ? pass() : notApplicable('Inspector scans nothing here, which is judged apart'),
      );
    }),
});
