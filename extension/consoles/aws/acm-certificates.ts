import { defineRecogniser, defineSighting } from '#shared/define-recogniser.ts';

export const sighting = defineSighting({
  urls: ['/acm/home#/certificates/list', '/acm/home'],
  regional: true,
  controls: { 'A.8.24': 'partial', 'A.8.21': 'supporting' },
});

export default defineRecogniser(sighting, {
  title: 'ACM certificates',
  kind: 'population',
  confidence: 'seen',
  claim: 'These are the certificates of the region with status and expiry.',
  rationale: {
    'A.8.24': 'Certificates are inventoried and valid; what they protect is elsewhere.',
    'A.8.21': 'Services have certificates; that they use TLS is not shown.',
  },
  visible: ['The number of certificates', 'Status, expiry and key algorithm columns'],
  api: 'acm:ListCertificates, DescribeCertificate',
  collectors: ['aws/resources'],
  reads: { rows: ['certificate', 'certificates'] },
  beside: [{ what: 'number of certificates', collector: 'aws/resources', fact: 'certificates' }],
});
