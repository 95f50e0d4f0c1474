import { defineRecogniser, defineSighting } from '#shared/define-recogniser.ts';

export const sighting = defineSighting({
  urls: ['/ac/owl/list?tab=configuredApps', '/ac/owl/list'],
  controls: { 'A.5.23': 'partial', 'A.5.19': 'supporting', 'A.8.3': 'partial' },
});

export default defineRecogniser(sighting, {
  title: 'API controls, app access',
  kind: 'population',
  confidence: 'seen',
  claim: 'Third-party applications reach company data only as shown.',
  rationale: {
    'A.5.23': 'Cloud applications are allowed or blocked one by one; services without sign-in by Google are not seen.',
    'A.5.19': 'Third parties with access are known; their assessment is elsewhere.',
    'A.8.3': 'What applications may reach; what people may reach is elsewhere.',
  },
  visible: ['The number of applications', 'Access column: trusted, limited, blocked'],
  api: 'Policy API api_controls.*; Reports activities token; Directory tokens.list',
  reads: { rows: ['application', 'applications'] },
});
