import { defineRecogniser, defineSighting } from '#shared/define-recogniser.ts';

export const sighting = defineSighting({
  urls: ['/organizations/:organisation/settings/security'],
  controls: { 'A.8.5': 'direct', 'A.5.16': 'partial', 'A.5.17': 'supporting' },
});

export default defineRecogniser(sighting, {
  title: 'Authentication security',
  kind: 'config',
  confidence: 'likely',
  claim: 'The organisation requires two-factor authentication and single sign-on as shown.',
  rationale: {
    'A.8.5': 'A second factor is required of every member; which kinds count is shown beside it.',
    'A.5.16':
      'Identities come from the company directory where SAML is enforced; outside collaborators are not covered.',
    'A.5.17': 'Only secure methods, where that is ticked.',
  },
  visible: ['The two-factor requirement and its state', 'SAML single sign-on and IP allow list sections'],
  api: 'GET /orgs/{org} (two_factor_requirement_enabled); GraphQL organization.samlIdentityProvider, ipAllowListEnabledSetting',
  collectors: ['github/members', 'github/organization'],
  reads: {
    settings: {
      twoFactor: [
        'Require two-factor authentication for everyone in your organization',
        'Require two-factor authentication for everyone in this organization',
      ],
      secureOnly: 'Only allow secure two-factor methods',
      saml: 'Enable SAML authentication',
      ipAllowList: 'Enable IP allow list',
    },
  },
  beside: [
    {
      what: 'two-factor authentication required',
      setting: 'twoFactor',
      collector: 'github/organization',
      fact: 'settings.twoFactorRequired',
    },
    { what: 'SAML single sign-on', setting: 'saml', collector: 'github/members', fact: 'singleSignOn?' },
    { what: 'IP allow list', setting: 'ipAllowList', collector: 'github/members', fact: 'ipAllowList' },
  ],
});
