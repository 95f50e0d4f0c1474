import type { PageExample } from '../page-example.ts';

export const signIn: readonly PageExample[] = [
  {
    page: 'conditional-access-policies',
    title: 'Conditional Access policies',
    seen: true,
    urls: [
      ['https://entra.microsoft.com/#view/Microsoft_AAD_ConditionalAccess/ConditionalAccessBlade/~/Policies', {}],
      ['https://entra.microsoft.com/#view/Microsoft_AAD_ConditionalAccess/PoliciesList', {}],
    ],
    rows: 'policies',
  },
  {
    page: 'conditional-access-policy',
    title: 'One Conditional Access policy',
    seen: true,
    urls: [
      [
        'https://entra.microsoft.com/#view/Microsoft_AAD_ConditionalAccess/PolicyBlade/policyId/7d0f2b61-55a3-4c33-9f7a-2a2f4f0e9d11',
        { policy: '7d0f2b61-55a3-4c33-9f7a-2a2f4f0e9d11' },
      ],
    ],
    settings: {
      state: ['Enable policy', 'checkbox', true],
      grant: ['Grant', 'terms', 'Selected'],
      users: ['Users', 'field', 'Selected'],
    },
  },
  {
    page: 'named-locations',
    title: 'Named locations',
    seen: true,
    urls: [
      ['https://entra.microsoft.com/#view/Microsoft_AAD_ConditionalAccess/ConditionalAccessBlade/~/NamedLocations', {}],
    ],
    rows: 'locations',
  },
  {
    page: 'authentication-methods',
    title: 'Authentication methods policy',
    seen: true,
    urls: [
      ['https://entra.microsoft.com/#view/Microsoft_AAD_IAM/AuthenticationMethodsMenuBlade/~/AdminAuthMethods', {}],
    ],
    rows: 'methods',
  },
  {
    page: 'password-protection',
    title: 'Password protection',
    seen: true,
    urls: [
      ['https://entra.microsoft.com/#view/Microsoft_AAD_IAM/AuthenticationMethodsMenuBlade/~/PasswordProtection', {}],
    ],
    settings: {
      threshold: ['Lockout threshold', 'pair', '14'],
      duration: ['Lockout duration in seconds', 'terms', '30 minutes'],
      customList: ['Enforce custom list', 'checkbox', false],
      mode: ['Mode', 'select', 'Selected'],
    },
  },
  {
    page: 'user-registration-details',
    title: 'User registration details',
    seen: false,
    urls: [
      [
        'https://entra.microsoft.com/#view/Microsoft_AAD_IAM/AuthenticationMethodsMenuBlade/~/UserRegistrationDetails',
        {},
      ],
    ],
    rows: 'users',
  },
  {
    page: 'roles-administrators',
    title: 'Roles and administrators',
    seen: true,
    urls: [['https://entra.microsoft.com/#view/Microsoft_AAD_IAM/RolesManagementMenuBlade/~/AllRoles', {}]],
    rows: 'roles',
  },
  {
    page: 'pim-roles',
    title: 'PIM role settings',
    seen: true,
    urls: [
      [
        'https://entra.microsoft.com/#view/Microsoft_Azure_PIMCommon/ResourceMenuBlade/~/roles/resourceId//resourceType/tenant/provider/aadroles',
        {},
      ],
    ],
    rows: 'roles',
    settings: {
      duration: ['Activation maximum duration (hours)', 'pair', '30 minutes'],
      approval: ['Require approval to activate', 'switch', true],
      justification: ['Require justification on activation', 'checkbox', false],
    },
  },
  {
    page: 'user-settings',
    title: 'User settings',
    seen: true,
    urls: [
      ['https://entra.microsoft.com/#view/Microsoft_AAD_UsersAndTenants/UserManagementMenuBlade/~/UserSettings', {}],
      ['https://entra.microsoft.com/#view/Microsoft_AAD_IAM/UsersManagementMenuBlade/~/UserSettings', {}],
    ],
    settings: {
      registerApps: ['Users can register applications', 'checkbox', true],
      createTenants: ['Restrict non-admin users from creating tenants', 'switch', true],
      portal: ['Restrict access to Microsoft Entra admin center', 'checkbox', false],
    },
  },
  {
    page: 'external-collaboration',
    title: 'External collaboration settings',
    seen: true,
    urls: [['https://entra.microsoft.com/#view/Microsoft_AAD_IAM/CompanyRelationshipsMenuBlade/~/Settings', {}]],
    settings: {
      guestAccess: ['Guest user access restrictions', 'pair', 'Selected'],
      invite: ['Guest invite restrictions', 'terms', 'Selected'],
      selfService: ['Enable guest self-service sign up via user flows', 'checkbox', false],
    },
  },
  {
    page: 'user-consent',
    title: 'User consent settings',
    seen: true,
    urls: [['https://entra.microsoft.com/#view/Microsoft_AAD_IAM/ConsentPoliciesMenuBlade/~/UserSettings', {}]],
    settings: { consent: ['User consent for applications', 'pair', 'Selected'] },
  },
  {
    page: 'access-reviews',
    title: 'Identity governance, access reviews',
    seen: true,
    urls: [
      ['https://entra.microsoft.com/#view/Microsoft_AAD_ELM/Dashboard.ReactView', {}],
      ['https://entra.microsoft.com/#view/Microsoft_AAD_ELM/Dashboard', {}],
      ['https://entra.microsoft.com/#view/Microsoft_AAD_ERM/DashboardBlade', {}],
      ['https://entra.microsoft.com/#view/Microsoft_AAD_ERM/DashboardBlade/~/Controls', {}],
    ],
    rows: 'reviews',
  },
  {
    page: 'sign-in-logs',
    title: 'Sign-in logs',
    seen: false,
    urls: [['https://entra.microsoft.com/#view/Microsoft_AAD_IAM/SignInEventsV3Blade', {}]],
    rows: 'sign-ins',
  },
  {
    page: 'app-registrations',
    title: 'App registrations, secrets',
    seen: true,
    urls: [
      ['https://entra.microsoft.com/#view/Microsoft_AAD_RegisteredApps/ApplicationsListBlade', {}],
      ['https://entra.microsoft.com/#view/Microsoft_AAD_IAM/ActiveDirectoryMenuBlade/~/RegisteredApps', {}],
    ],
    rows: 'applications',
  },
  {
    page: 'device-settings',
    title: 'Device settings',
    seen: true,
    urls: [['https://entra.microsoft.com/#view/Microsoft_AAD_Devices/DevicesMenuBlade/~/DeviceSettings', {}]],
    settings: {
      join: ['Users may join devices to Microsoft Entra', 'checkbox', true],
      mfa: ['Require Multifactor Authentication to register or join devices with Microsoft Entra', 'switch', true],
      laps: ['Enable Microsoft Entra Local Administrator Password Solution (LAPS)', 'checkbox', false],
      globalAdmin: [
        'Global administrator role is added as local administrator on the device during Microsoft Entra join (Preview)',
        'switch',
        true,
      ],
    },
  },
  {
    page: 'secure-score',
    title: 'Microsoft Secure Score',
    seen: true,
    urls: [['https://security.microsoft.com/securescore', {}]],
    rows: 'actions',
    settings: { score: ['', 'score', '62.5'] },
  },
];
