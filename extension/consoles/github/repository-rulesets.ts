import { defineRecogniser, defineSighting } from '#shared/define-recogniser.ts';

export const sighting = defineSighting({
  urls: ['/:organisation/:repository/settings/rules'],
  controls: { 'A.8.32': 'partial', 'A.5.3': 'supporting' },
});

export default defineRecogniser(sighting, {
  title: 'Repository rulesets',
  kind: 'config',
  confidence: 'likely',
  claim: 'These rulesets apply to the repository.',
  rationale: {
    'A.8.32': 'Rules for changes are set; "evaluate" does not enforce.',
    'A.5.3': 'The bypass list tells who can go around them; whether they did is in rule insights.',
  },
  visible: ['Ruleset names with enforcement state', 'Bypass list where one is open'],
  api: 'GET /repos/{o}/{r}/rulesets, /rules/branches/{branch}',
  collectors: ['github/repositories'],
  reads: { rows: ['ruleset', 'rulesets'] },
  beside: [
    {
      what: 'number of rulesets',
      collector: 'github/repositories',
      fact: 'repositories[name={organisation}/{repository}].rulesets',
      onePage: true,
    },
  ],
});
