import { defineRecogniser, defineSighting } from '#shared/define-recogniser.ts';

export const sighting = defineSighting({
  urls: ['/:project+/-/settings/repository'],
  controls: { 'A.8.32': 'partial', 'A.8.4': 'partial', 'A.5.3': 'supporting' },
});

export default defineRecogniser(sighting, {
  title: 'Protected branches, push rules',
  kind: 'config',
  confidence: 'likely',
  claim: 'Branches of the project are protected by the rules shown.',
  rationale: {
    'A.8.32': 'Direct pushes are limited; approvals are on another page.',
    'A.8.4': 'Who may write to the branch; who may read is elsewhere.',
    'A.5.3': 'Merging is for some roles only.',
  },
  visible: ['The protected branches section opened', 'Who may merge and push, code owner approval'],
  api: 'GET /projects/:id/protected_branches, /push_rule',
  reads: { rows: ['branch', 'branches'] },
});
