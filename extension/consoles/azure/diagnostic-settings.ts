import { defineRecogniser, defineSighting } from '#shared/define-recogniser.ts';

export const sighting = defineSighting({
  urls: ['/#view/Microsoft_Azure_Monitoring/AzureMonitoringBrowseBlade/~/diagnosticSettings/*'],
  controls: { 'A.8.15': 'partial', 'A.5.33': 'supporting' },
});

export default defineRecogniser(sighting, {
  title: 'Diagnostic settings',
  kind: 'config',
  confidence: 'seen',
  claim: 'Logs of the resources shown are sent to the destinations shown.',
  rationale: {
    'A.8.15': 'Resource logs are collected for what is enabled; how long they are kept is at the destination.',
    'A.5.33': 'Logs are kept apart from what they are about; protection at the destination is not shown.',
  },
  visible: ['Resources with their diagnostic status', 'The destination where one is open'],
  api: 'ARM GET Microsoft.Insights/diagnosticSettings',
  reads: { rows: ['resource', 'resources'] },
});
