import { defineRecogniser, defineSighting } from '#shared/define-recogniser.ts';

export const sighting = defineSighting({
  urls: ['/ac/apps/gmail/authenticateemail'],
  controls: { 'A.5.14': 'partial', 'A.8.21': 'supporting' },
});

export default defineRecogniser(sighting, {
  title: 'Gmail authentication (DKIM)',
  kind: 'config',
  confidence: 'seen',
  claim: 'Mail of the domain is signed with DKIM.',
  rationale: {
    'A.5.14': 'Mail can be checked for its sender; SPF and DMARC are in DNS.',
    'A.8.21': 'A protection of the mail service; transport encryption is another.',
  },
  visible: ['The domain chosen', 'Status'],
  api: 'DNS TXT lookup (SPF, DKIM, DMARC)',
  reads: { settings: { status: 'Status', domain: 'Selected domain' } },
});
