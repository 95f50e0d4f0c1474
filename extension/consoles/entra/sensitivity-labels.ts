import { defineRecogniser, defineSighting } from '#shared/define-recogniser.ts';

export const sighting = defineSighting({
  urls: [
    'purview@/informationprotection/labels',
    'purview@/informationprotection/informationprotectionlabels/sensitivitylabels',
  ],
  controls: { 'A.5.12': 'partial', 'A.5.13': 'partial' },
});

export default defineRecogniser(sighting, {
  title: 'Sensitivity labels',
  kind: 'config',
  confidence: 'seen',
  claim: 'These sensitivity labels are defined and published.',
  rationale: {
    'A.5.12': 'A scheme of classes is set up in the tools; that it is your own scheme has to be compared.',
    'A.5.13': 'Labels can be applied; how much is labelled is in reports.',
  },
  visible: ['Labels with their order', 'To whom they are published where shown'],
  api: 'Get-Label, Get-LabelPolicy',
  reads: { rows: ['label', 'labels'] },
});
