import { defineRecogniser, defineSighting } from '#shared/define-recogniser.ts';

export const sighting = defineSighting({
  urls: ['/#view/Microsoft_Azure_Network/NetworkWatcherMenuBlade/~/flowLogs/*'],
  controls: { 'A.8.15': 'partial', 'A.8.16': 'supporting' },
});

export default defineRecogniser(sighting, {
  title: 'NSG or VNet flow logs',
  kind: 'config',
  confidence: 'seen',
  claim: 'Network traffic of the targets shown is logged.',
  rationale: {
    'A.8.15': 'Traffic is recorded for these targets; other networks are not.',
    'A.8.16': 'Traffic analytics, where on.',
  },
  visible: ['Flow logs with target, status and retention'],
  api: 'ARM GET Microsoft.Network/networkWatchers/flowLogs',
  reads: { rows: ['flow log', 'flow logs'] },
});
