import { fail, judge, pass } from '#shared/evidence/outcome.ts';
import { daysSince, perResource } from './lib/checks.ts';
import { page } from './lib/console.ts';
import { partial, supporting } from './lib/mapping.ts';

export default perResource('certificates', {
  title: 'No certificate expires within 30 days',
  severity: 'high',
  subjects: ['certificate', 'certificates'],
  judges: (certificate) =>
    !certificate.status.known ||
    !['PENDING_VALIDATION', 'INACTIVE', 'REVOKED', 'FAILED', 'VALIDATION_TIMED_OUT'].includes(certificate.status.value),
  controls: [
    partial('A.8.24', 'Certificates are replaced in time; which are in use is not judged.'),
    supporting('A.8.14', 'Services do not stop because a certificate ran out.'),
  ],
  remedy: {
    text: 'Renew the certificate; check the DNS records for automatic renewal.',
    url: page('acm', '#/certificates/list'),
  },
  verdict: (certificate, _, context) =>
    judge(certificate.expires, (moment) => {
      const left = -daysSince(moment, context);
      if (left > 30) return pass();
      return fail(
        left <= 0
          ? `expired on ${moment.slice(0, 10)}`
          : `expires in ${left} days${certificate.renewal === 'ELIGIBLE' ? ', and has not been renewed by itself' : ''}`,
      );
    }),
});
