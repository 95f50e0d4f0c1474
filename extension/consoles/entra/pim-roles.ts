import { defineRecogniser, defineSighting } from '#shared/define-recogniser.ts';

export const sighting = defineSighting({
  urls: ['/#view/Microsoft_Azure_PIMCommon/ResourceMenuBlade/~/roles/*?provider=aadroles'],
  controls: { 'A.8.2': 'direct', 'A.8.18': 'supporting' },
});

export default defineRecogniser(sighting, {
  title: 'PIM role settings',
  kind: 'config',
  confidence: 'seen',
  claim: 'Privileged roles are activated in time with approval as shown.',
  rationale: {
    'A.8.2': 'Privilege is given for a time and, where shown, with approval.',
    'A.8.18': 'Administrative tools need an activation first; what is done with them is in logs.',
  },
  visible: ['Eligible and active assignments, or the settings of a role'],
  api: 'Graph GET /roleManagement/directory/roleEligibilitySchedules, /policies/roleManagementPolicies',
  reads: {
    rows: ['role', 'roles'],
    settings: {
      duration: 'Activation maximum duration (hours)',
      approval: 'Require approval to activate',
      justification: 'Require justification on activation',
    },
  },
});
