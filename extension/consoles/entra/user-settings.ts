import { defineRecogniser, defineSighting } from '#shared/define-recogniser.ts';

export const sighting = defineSighting({
  urls: [
    '/#view/Microsoft_AAD_UsersAndTenants/UserManagementMenuBlade/~/UserSettings/*',
    '/#view/Microsoft_AAD_IAM/UsersManagementMenuBlade/~/UserSettings/*',
  ],
  controls: { 'A.5.15': 'partial', 'A.8.3': 'partial' },
});

export default defineRecogniser(sighting, {
  title: 'User settings',
  kind: 'config',
  confidence: 'seen',
  claim: 'Ordinary users may register applications, create tenants and open the portal only as shown.',
  rationale: {
    'A.5.15': 'What everybody may do without a role; rights by role are elsewhere.',
    'A.8.3': 'Directory information is limited for ordinary users and guests; data in applications is not covered.',
  },
  visible: ['Default user role permissions', 'Guest user access'],
  api: 'Graph GET /policies/authorizationPolicy',
  reads: {
    settings: {
      registerApps: 'Users can register applications',
      createTenants: 'Restrict non-admin users from creating tenants',
      portal: 'Restrict access to Microsoft Entra admin center',
    },
  },
});
