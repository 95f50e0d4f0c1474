import { defineRecogniser, defineSighting } from '#shared/define-recogniser.ts';

export const sighting = defineSighting({
  urls: ['defender@/authentication?viewid=DKIM', 'defender@/dkimv2'],
  controls: { 'A.5.14': 'partial', 'A.8.21': 'supporting' },
});

export default defineRecogniser(sighting, {
  title: 'DKIM',
  kind: 'config',
  confidence: 'seen',
  claim: 'Mail of these domains is signed.',
  rationale: {
    'A.5.14': 'Mail can be checked for its sender; SPF and DMARC are in DNS.',
    'A.8.21': 'A protection of the mail service; transport encryption is another.',
  },
  visible: ['Domains with toggle and status'],
  api: 'Get-DkimSigningConfig; DNS TXT',
  reads: { rows: ['domain', 'domains'] },
});
