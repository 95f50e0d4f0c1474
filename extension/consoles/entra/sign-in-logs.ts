import { defineRecogniser, defineSighting } from '#shared/define-recogniser.ts';

export const sighting = defineSighting({
  urls: ['/#view/Microsoft_AAD_IAM/SignInEventsV3Blade/*'],
  controls: { 'A.8.15': 'direct', 'A.8.16': 'supporting', 'A.8.5': 'supporting' },
});

export default defineRecogniser(sighting, {
  title: 'Sign-in logs',
  kind: 'log',
  confidence: 'likely',
  claim: 'These sign-ins took place in the range shown.',
  rationale: {
    'A.8.15': 'Sign-ins are recorded; retention depends on the licence.',
    'A.8.16': 'Somebody looked; how often is not shown.',
    'A.8.5': 'Shows which factor was used, for the sign-ins in view; the rule behind it is in Conditional Access.',
  },
  visible: ['The filter and date range with its zone', 'User, result and time columns'],
  api: 'Graph GET /auditLogs/signIns',
  reads: { rows: ['sign-in', 'sign-ins'] },
});
