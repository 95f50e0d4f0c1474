import { defineRecogniser, defineSighting } from '#shared/define-recogniser.ts';

export const sighting = defineSighting({
  urls: ['/apis/credentials'],
  controls: { 'A.5.17': 'partial' },
});

export default defineRecogniser(sighting, {
  title: 'API keys and OAuth clients',
  kind: 'population',
  confidence: 'seen',
  claim: 'These API keys and clients exist in the project; no values.',
  rationale: { 'A.5.17': 'Long-lived keys, their age and limits.' },
  visible: ['Creation dates', 'Restrictions column'],
  api: 'apikeys keys.list',
  reads: { rows: ['credential', 'credentials'] },
});
