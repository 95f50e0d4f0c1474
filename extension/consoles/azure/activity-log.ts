import { defineRecogniser, defineSighting } from '#shared/define-recogniser.ts';

export const sighting = defineSighting({
  urls: [
    '/#view/Microsoft_Azure_Monitoring/AzureMonitoringBrowseBlade/~/activityLog/*',
    '/#view/Microsoft_Azure_ActivityLog/ActivityLogBlade/*',
  ],
  controls: { 'A.8.15': 'direct', 'A.8.32': 'supporting', 'A.5.28': 'supporting' },
});

export default defineRecogniser(sighting, {
  title: 'Activity log',
  kind: 'log',
  confidence: 'seen',
  claim: 'These operations took place in the range shown.',
  rationale: {
    'A.8.15': 'Administrative operations are recorded; kept longer only where exported.',
    'A.8.32': 'Changes leave a trace; approval is elsewhere.',
    'A.5.28': 'Material for one case; its handling is not shown.',
  },
  visible: ['The filter and time span', 'Operations with status, time and initiator'],
  api: 'ARM GET Microsoft.Insights/eventtypes/management/values',
  reads: { rows: ['operation', 'operations'] },
});
