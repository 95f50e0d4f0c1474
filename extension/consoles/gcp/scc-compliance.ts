import { defineRecogniser, defineSighting } from '#shared/define-recogniser.ts';

export const sighting = defineSighting({
  urls: ['/security/command-center/compliance'],
  controls: { 'A.5.36': 'partial' },
});

export default defineRecogniser(sighting, {
  title: 'SCC compliance',
  kind: 'report',
  confidence: 'seen',
  claim: 'The organisation meets the standards shown to the degree shown.',
  rationale: { 'A.5.36': 'Configuration is measured against a standard; only what can be measured.' },
  visible: ['The standard', 'Pass rate'],
  api: 'securitycenter findings.list (compliances)',
});
