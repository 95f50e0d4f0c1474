import { defineRecogniser, defineSighting } from '#shared/define-recogniser.ts';

export const sighting = defineSighting({
  urls: ['/admin/logs'],
  controls: { 'A.8.15': 'partial' },
});

export default defineRecogniser(sighting, {
  title: 'Access logs',
  kind: 'log',
  confidence: 'likely',
  claim: 'These sign-ins took place.',
  rationale: { 'A.8.15': 'Sign-ins are recorded; retention depends on the plan.' },
  visible: ['Users, addresses and dates'],
  api: 'team.accessLogs; Audit Logs API GET /audit/v1/logs (Enterprise)',
  reads: { rows: ['sign-in', 'sign-ins'] },
});
