import { defineRecogniser, defineSighting } from '#shared/define-recogniser.ts';

export const sighting = defineSighting({
  urls: ['/wafv2/homev2/web-acls'],
  regional: true,
  controls: { 'A.8.26': 'partial', 'A.8.20': 'supporting' },
});

export default defineRecogniser(sighting, {
  title: 'WAF web ACLs',
  kind: 'config',
  confidence: 'seen',
  claim: 'These web ACLs protect applications of the scope shown.',
  rationale: {
    'A.8.26': 'Requests to applications are filtered; the rules are on each ACL.',
    'A.8.20': 'One layer of network protection, at the application; the layers below are elsewhere.',
  },
  visible: ['The scope or region chosen', 'Web ACL names with their resources'],
  api: 'wafv2:ListWebACLs, GetWebACL, GetLoggingConfiguration',
  reads: { rows: ['web ACL', 'web ACLs'] },
});
