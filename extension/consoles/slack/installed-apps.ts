import { defineRecogniser, defineSighting } from '#shared/define-recogniser.ts';

export const sighting = defineSighting({
  urls: ['/apps/manage', '/apps/manage/installed|approved|restricted'],
  controls: { 'A.5.23': 'partial', 'A.5.19': 'supporting' },
});

export default defineRecogniser(sighting, {
  title: 'Installed apps',
  kind: 'population',
  confidence: 'seen',
  claim: 'These applications are installed, approved or restricted.',
  rationale: {
    'A.5.23': 'Applications need approval, where shown.',
    'A.5.19': 'Third parties with access are known; their assessment is elsewhere.',
  },
  visible: ['The number of applications', 'Scopes where one is open'],
  api: 'team.integrationLogs; admin.apps.approved.list (Enterprise)',
  reads: { rows: ['application', 'applications'] },
});
