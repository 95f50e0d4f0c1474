import { defineRecogniser, defineSighting } from '#shared/define-recogniser.ts';

export const sighting = defineSighting({
  urls: ['/iam|iamv2/home#/groups'],
  controls: { 'A.5.15': 'partial', 'A.5.18': 'partial' },
});

export default defineRecogniser(sighting, {
  title: 'IAM user groups',
  kind: 'population',
  confidence: 'likely',
  claim: 'Rights are given to users by the groups shown.',
  rationale: {
    'A.5.15': 'Rights follow from membership rather than from single grants; what a group may is on its policies.',
    'A.5.18': 'Groups and how many users each has; not who approved the membership.',
  },
  visible: ['Every group with its number of users', 'The number of groups'],
  api: 'iam:ListGroups, GetGroup',
  collectors: ['aws/identities'],
  reads: { rows: ['group', 'groups'] },
  beside: [{ what: 'number of groups', collector: 'aws/identities', fact: 'groups' }],
});
