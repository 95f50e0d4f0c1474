import { defineRecogniser, defineSighting } from '#shared/define-recogniser.ts';

export const sighting = defineSighting({
  urls: ['/dynamodbv2/home#tables', '/dynamodbv2/home#tables:'],
  regional: true,
  controls: { 'A.5.9': 'partial', 'A.8.13': 'supporting' },
});

export default defineRecogniser(sighting, {
  title: 'DynamoDB tables',
  kind: 'population',
  confidence: 'likely',
  claim: 'These tables exist in the region, protected against deletion as shown.',
  rationale: {
    'A.5.9': 'Every table of the region and account; what they hold is not shown.',
    'A.8.13': 'Protection against deletion helps; backups of a table are on its own page.',
  },
  visible: ['The deletion protection column', 'The number of tables'],
  api: 'dynamodb:ListTables, DescribeTable',
  collectors: ['aws/resources'],
  reads: { rows: ['table', 'tables'] },
  beside: [{ what: 'number of tables', collector: 'aws/resources', fact: 'tables' }],
});
