import { defineRecogniser, defineSighting } from '#shared/define-recogniser.ts';

export const sighting = defineSighting({
  urls: ['/#view/Microsoft_AAD_IAM/RolesManagementMenuBlade/~/AllRoles/*'],
  controls: { 'A.8.2': 'partial', 'A.5.3': 'supporting', 'A.5.18': 'supporting' },
});

export default defineRecogniser(sighting, {
  title: 'Roles and administrators',
  kind: 'population',
  confidence: 'seen',
  claim: 'These are the directory roles, and who is assigned to the one in view.',
  rationale: {
    'A.8.2': 'Privileged roles and their holders; eligible holders are in PIM.',
    'A.5.3': 'Roles divide administration; one person holding several is seen only in the assignments.',
    'A.5.18': 'The list from which a review starts; it is not the review.',
  },
  visible: ['Role names', 'Assignments with their number where a role is open'],
  api: 'Graph GET /roleManagement/directory/roleAssignments?$expand=principal',
  reads: { rows: ['role', 'roles'] },
});
