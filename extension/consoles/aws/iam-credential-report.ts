import { defineRecogniser, defineSighting } from '#shared/define-recogniser.ts';

export const sighting = defineSighting({
  urls: ['/iam|iamv2/home#/credential_report'],
  controls: { 'A.5.17': 'partial', 'A.5.18': 'supporting', 'A.8.5': 'supporting' },
});

export default defineRecogniser(sighting, {
  title: 'IAM credential report',
  kind: 'population',
  confidence: 'seen',
  claim: 'A credential report for all users of the account was generated at the time shown.',
  rationale: {
    'A.5.17': 'The CSV gives age and use of every password and key; the page alone shows only that it exists.',
    'A.5.18': 'The report feeds an access review; it is not the review.',
    'A.8.5': 'The CSV lists MFA by user; the page does not.',
  },
  visible: ['The time of the report', 'The downloaded CSV beside the picture'],
  api: 'iam:GenerateCredentialReport, GetCredentialReport',
  collectors: ['aws/identities'],
  reads: { settings: { generated: ['Report generated', 'Last generated'] } },
});
