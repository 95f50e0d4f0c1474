import { defineRecogniser, defineSighting } from '#shared/define-recogniser.ts';

export const sighting = defineSighting({
  urls: ['/iam-admin/iam'],
  controls: { 'A.5.18': 'partial', 'A.8.2': 'partial', 'A.5.15': 'supporting' },
});

export default defineRecogniser(sighting, {
  title: 'IAM principals',
  kind: 'population',
  confidence: 'seen',
  claim: 'These principals have the roles shown on the project, folder or organisation.',
  rationale: {
    'A.5.18': 'Rights as they stand; not who approved them.',
    'A.8.2': 'Who holds owner and other high roles; members of groups are elsewhere.',
    'A.5.15': 'Access is by role; who decides on roles is not shown.',
  },
  visible: ['The resource chosen', 'The number of principals', 'Roles and inherited marks'],
  api: 'cloudresourcemanager projects.getIamPolicy; cloudasset searchAllIamPolicies',
  reads: { rows: ['principal', 'principals'] },
});
