import { defineRecogniser, defineSighting } from '#shared/define-recogniser.ts';

export const sighting = defineSighting({
  urls: ['purview@/datalossprevention/policies'],
  controls: { 'A.8.12': 'direct', 'A.5.34': 'supporting' },
});

export default defineRecogniser(sighting, {
  title: 'Purview DLP policies',
  kind: 'config',
  confidence: 'seen',
  claim: 'These policies against loss of data are on in the places shown.',
  rationale: {
    'A.8.12': 'Data is kept from leaving by rule; test mode only watches.',
    'A.5.34': 'Covers personal data where the rules look for it; lawful use is another matter.',
  },
  visible: ['Policies with mode', 'Locations where one is open'],
  api: 'Get-DlpCompliancePolicy, Get-DlpComplianceRule',
  reads: { rows: ['policy', 'policies'] },
});
