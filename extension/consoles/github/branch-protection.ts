import { defineRecogniser, defineSighting } from '#shared/define-recogniser.ts';

export const sighting = defineSighting({
  urls: ['/:organisation/:repository/settings/branches'],
  controls: { 'A.8.32': 'direct', 'A.5.3': 'partial', 'A.8.4': 'partial' },
});

export default defineRecogniser(sighting, {
  title: 'Branch protection',
  kind: 'config',
  confidence: 'likely',
  claim: 'Branches of the repository are protected by the rules shown.',
  rationale: {
    'A.8.32':
      'Changes need review and checks before they reach the branch, as set in the rule; other branches are not covered.',
    'A.5.3': 'The author cannot approve alone where a review is required.',
    'A.8.4': 'Direct writes to the branch are limited; who may read is elsewhere.',
  },
  visible: ['Rule pattern', 'Reviews, checks and enforcement for administrators where a rule is open'],
  api: 'GET /repos/{o}/{r}/branches/{b}/protection',
  collectors: ['github/repositories'],
  reads: {
    rows: ['rule', 'rules'],
    settings: {
      reviews: 'Require a pull request before merging',
      approvals: 'Required number of approvals before merging',
      checks: 'Require status checks to pass before merging',
      admins: ['Do not allow bypassing the above settings', 'Include administrators'],
      forcePush: 'Allow force pushes',
    },
  },
  beside: [
    {
      what: 'number of protected patterns',
      collector: 'github/repositories',
      fact: 'repositories[name={organisation}/{repository}].protectedPatterns',
      onePage: true,
    },
  ],
});
