import { defineRecogniser, defineSighting } from '#shared/define-recogniser.ts';

export const sighting = defineSighting({
  urls: ['devops@/:project/_settings/repositories?_a=policiesMid&repo=:repository?'],
  controls: { 'A.8.32': 'direct', 'A.5.3': 'partial', 'A.8.4': 'supporting' },
});

export default defineRecogniser(sighting, {
  title: 'Azure DevOps branch policies',
  kind: 'config',
  confidence: 'likely',
  claim: 'Branches of the project or repository need the reviews and builds shown.',
  rationale: {
    'A.8.32':
      'Changes need review and a build before they are merged, as set; who may go around the policy is in permissions.',
    'A.5.3': 'Authors cannot approve alone, where set.',
    'A.8.4': 'Direct writes to the branch are limited; who may read is elsewhere.',
  },
  visible: ['Minimum number of reviewers and who may approve', 'Build validation'],
  api: 'GET dev.azure.com/{org}/{project}/_apis/policy/configurations',
  reads: {
    settings: {
      reviewers: 'Require a minimum number of reviewers',
      comments: 'Check for comment resolution',
      ownChanges: 'Allow requestors to approve their own changes',
    },
  },
});
