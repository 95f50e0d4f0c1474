import { defineRecogniser, defineSighting } from '#shared/define-recogniser.ts';

export const sighting = defineSighting({
  urls: ['/lambda/home#/functions'],
  regional: true,
  controls: { 'A.5.9': 'partial', 'A.8.8': 'supporting' },
});

export default defineRecogniser(sighting, {
  title: 'Lambda functions',
  kind: 'population',
  confidence: 'likely',
  claim: 'These functions with these runtimes exist in the region.',
  rationale: {
    'A.5.9': 'Every function of the region and account; their data flows are not shown.',
    'A.8.8': 'A runtime that AWS no longer patches stands out; vulnerable packages do not.',
  },
  visible: ['The runtime column', 'The number of functions'],
  api: 'lambda:ListFunctions',
  collectors: ['aws/resources'],
  reads: { rows: ['function', 'functions'] },
  beside: [{ what: 'number of functions', collector: 'aws/resources', fact: 'lambdaFunctions' }],
});
