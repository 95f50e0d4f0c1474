import { defineRecogniser, defineSighting } from '#shared/define-recogniser.ts';

export const sighting = defineSighting({
  urls: ['/#view/Microsoft_Azure_Security/SecurityMenuBlade/~/22/*'],
  controls: { 'A.5.36': 'partial', 'A.5.35': 'supporting' },
});

export default defineRecogniser(sighting, {
  title: 'Regulatory compliance (ISO 27001)',
  kind: 'report',
  confidence: 'likely',
  claim: 'The subscriptions meet the standard to the degree shown.',
  rationale: {
    'A.5.36': 'Configuration is measured against a standard; only what can be measured.',
    'A.5.35': 'An input to an independent review, not one.',
  },
  visible: ['The standard chosen', 'Passed and failed counts'],
  api: 'ARM GET Microsoft.Security/regulatoryComplianceStandards',
  reads: { rows: ['control', 'controls'] },
});
