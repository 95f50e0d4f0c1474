import { fail, judge, pass } from '#shared/evidence/outcome.ts';
import { perRegion } from './lib/checks.ts';
import { page } from './lib/console.ts';
import { partial } from './lib/mapping.ts';

export default perRegion('aws/security-hub', {
  title: 'Security Hub is on',
  severity: 'medium',
  controls: [
    partial('A.8.16', 'Findings of several services come together in one place; that someone looks is not shown.'),
    partial('A.5.36', 'The account is compared with chosen standards.'),
  ],
  remedy: {
    text: 'Choose "Enable Security Hub" in the region (aws securityhub enable-security-hub), or enable it for the organization.',
    url: page('securityhub'),
  },
  verdict: ({ enabled }) => judge(enabled, (set) => (set ? pass() : fail('Security Hub is not enabled'))),
});
