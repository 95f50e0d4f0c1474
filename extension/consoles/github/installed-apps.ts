import { defineRecogniser, defineSighting } from '#shared/define-recogniser.ts';

export const sighting = defineSighting({
  urls: ['/organizations/:organisation/settings/installations'],
  controls: { 'A.5.19': 'partial', 'A.5.21': 'supporting', 'A.5.9': 'supporting' },
});

export default defineRecogniser(sighting, {
  title: 'Installed GitHub Apps',
  kind: 'population',
  confidence: 'seen',
  claim: 'These GitHub Apps are installed in the organisation.',
  rationale: {
    'A.5.19': 'Third parties with access are known; their assessment is elsewhere.',
    'A.5.21': 'Tools in the supply chain are listed; that they can be trusted is not shown.',
    'A.5.9': 'Part of the inventory of connected services; owners are elsewhere.',
  },
  visible: ['The number of apps', 'Permissions where one is open'],
  api: 'GET /orgs/{org}/installations',
  collectors: ['github/organization'],
  reads: { rows: ['app', 'apps'] },
  beside: [
    { what: 'number of installed apps', collector: 'github/organization', fact: 'installations', onePage: true },
  ],
});
