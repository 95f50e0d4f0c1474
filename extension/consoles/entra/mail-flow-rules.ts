import { defineRecogniser, defineSighting } from '#shared/define-recogniser.ts';

export const sighting = defineSighting({
  urls: ['exchange@/#/transportrules'],
  controls: { 'A.5.14': 'partial', 'A.8.12': 'supporting' },
});

export default defineRecogniser(sighting, {
  title: 'Exchange mail flow rules',
  kind: 'config',
  confidence: 'seen',
  claim: 'Mail is handled by the rules shown.',
  rationale: {
    'A.5.14': 'Mail to and from outside follows rules; other ways of transfer are elsewhere.',
    'A.8.12': 'Forwarding is blocked, where such a rule is on.',
  },
  visible: ['Rules with state and priority'],
  api: 'Get-TransportRule',
  reads: { rows: ['rule', 'rules'] },
});
