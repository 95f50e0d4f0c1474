import { defineRecogniser, defineSighting } from '#shared/define-recogniser.ts';

export const sighting = defineSighting({
  urls: ['/:account/:zone/security/security-rules', '/:account/:zone/security/waf', '/:account/:zone/security/waf/:_'],
  controls: { 'A.8.26': 'partial', 'A.8.20': 'partial', 'A.8.16': 'supporting' },
});

export default defineRecogniser(sighting, {
  title: 'Security rules (WAF, rate limit)',
  kind: 'config',
  confidence: 'seen',
  claim: 'Requests to the zone are filtered by the rules shown.',
  rationale: {
    'A.8.26': 'Requests to applications are filtered; flaws in the application remain.',
    'A.8.20': 'A layer of network protection, at the edge; the layers below are elsewhere.',
    'A.8.16': 'Rules that log show attacks; that anybody looks is not shown.',
  },
  visible: ['Rules in order, with action and state', 'Managed rulesets'],
  api: 'GET /zones/{id}/rulesets',
  reads: { rows: ['rule', 'rules'] },
});
