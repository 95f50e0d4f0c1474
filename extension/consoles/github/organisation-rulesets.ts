import { defineRecogniser, defineSighting } from '#shared/define-recogniser.ts';

export const sighting = defineSighting({
  urls: ['/organizations/:organisation/settings/rules'],
  controls: { 'A.8.32': 'partial', 'A.8.4': 'supporting' },
});

export default defineRecogniser(sighting, {
  title: 'Organization rulesets',
  kind: 'config',
  confidence: 'seen',
  claim: 'These rulesets apply to repositories of the organisation.',
  rationale: {
    'A.8.32': 'Rules for changes to code are set for the organisation; "evaluate" does not enforce.',
    'A.8.4': 'Limits who may write to protected branches; who may read is elsewhere.',
  },
  visible: ['Ruleset names with enforcement state', 'Targets and bypass list where one is open'],
  api: 'GET /orgs/{org}/rulesets',
  collectors: ['github/members', 'github/repositories'],
  reads: { rows: ['ruleset', 'rulesets'] },
  beside: [{ what: 'number of rulesets', collector: 'github/members', fact: 'rulesets', onePage: true }],
});
