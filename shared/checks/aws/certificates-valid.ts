import { fail, judge, notApplicable, pass } from '#shared/evidence/outcome.ts';
import { daysSince, perResource } from './lib/checks.ts';
import { page } from './lib/console.ts';
import { partial, supporting } from './lib/mapping.ts';

export default perResource('certificates', {
  title: 'No certificate in use expires within 30 days',
  severity: 'high',
  subjects: ['certificate', 'certificates'],
  judges: (certificate) =>
    !certificate.status.known ||
    !['PENDING_VALIDATION', 'INACTIVE', 'REVOKED', 'FAILED', 'VALIDATION_TIMED_OUT'].includes(certificate.status.value),
  controls: [
    partial(
      'A.8.24',
      'Certificates that services use are replaced in time; those kept outside of ACM are not in this list.',
    ),
    supporting('A.8.14', 'Services do not stop because a certificate ran out.'),
  ],
  remedy: {
    text: 'Open the certificate: create the DNS records under "Domains" so that ACM renews it, or import a new one (aws acm import-certificate).',
    url: page('acm', '#/certificates/list'),
  },
  verdict: (certificate, _, context) =>
    judge(certificate.expires, (moment) => {
      const left = -daysSince(moment, context);
      if (left > 30) return pass();
      const renewal = certificate.renewal === 'ELIGIBLE' ? ', and has not been renewed by itself' : '';
      const how = left <= 0 ? `expired on ${moment.slice(0, 10)}` : `expires on ${moment.slice(0, 10)}${renewal}`;
      return judge(certificate.inUse, (used) => (used ? fail(how) : notApplicable(`${how}; nothing uses it`)));
    }),
});
