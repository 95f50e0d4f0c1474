import { defineRecogniser, defineSighting } from '#shared/define-recogniser.ts';

export const sighting = defineSighting({
  urls: ['defender@/antiphishing|safelinksv2|safeattachmentv2|antimalwarev2'],
  controls: { 'A.8.7': 'partial', 'A.8.23': 'supporting' },
});

export default defineRecogniser(sighting, {
  title: 'Anti-phishing, Safe Links, Safe Attachments, anti-malware',
  kind: 'config',
  confidence: 'seen',
  claim: 'Mail is checked for phishing, links, attachments or malware by the policies shown.',
  rationale: {
    'A.8.7': 'Malware and phishing in mail are stopped by policy; endpoints are protected elsewhere.',
    'A.8.23': 'Links are checked, on the Safe Links page; browsing is not covered.',
  },
  visible: ['Policies with status and priority', 'The values of one where it is open'],
  api: 'Get-AntiPhishPolicy, Get-SafeLinksPolicy, Get-SafeAttachmentPolicy, Get-MalwareFilterPolicy',
  reads: { rows: ['policy', 'policies'] },
});
