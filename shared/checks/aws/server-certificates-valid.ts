import { fail, judge, pass } from '#shared/evidence/outcome.ts';
import { daysSince, perItem } from './lib/checks.ts';
import { page } from './lib/console.ts';
import { supporting } from './lib/mapping.ts';

export default perItem('aws/account', {
  title: 'No expired certificate is kept in IAM',
  severity: 'low',
  subjects: ['server certificate', 'server certificates'],
  of: (facts) => facts.serverCertificates,
  id: (certificate) => certificate.name,
  controls: [supporting('A.8.24', 'Certificates are looked after; those in ACM are judged apart.')],
  remedy: {
    text: 'Delete it (aws iam delete-server-certificate), and keep certificates in AWS Certificate Manager.',
    url: page('acm', '#/certificates/list'),
  },
  verdict: (certificate, _, context) =>
    judge(certificate.expires, (moment) =>
      daysSince(moment, context) < 0 ? pass() : fail(`expired on ${moment.slice(0, 10)}`),
    ),
});
