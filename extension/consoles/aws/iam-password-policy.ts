import { defineRecogniser, defineSighting } from '#shared/define-recogniser.ts';

export const sighting = defineSighting({
  urls: ['/iam|iamv2/home#/account_settings'],
  controls: { 'A.5.17': 'direct', 'A.8.5': 'supporting' },
});

export default defineRecogniser(sighting, {
  title: 'IAM account settings, password policy',
  kind: 'config',
  confidence: 'seen',
  claim: 'IAM passwords in this account have to meet the policy shown.',
  rationale: {
    'A.5.17':
      "The account's rule for passwords as it is enforced; does not cover passwords kept in an identity provider.",
    'A.8.5': 'Password strength supports sign-in; MFA is shown elsewhere.',
  },
  visible: ['Every line of the password policy', 'Whether it is custom or the default'],
  api: 'iam:GetAccountPasswordPolicy',
  collectors: ['aws/account'],
  reads: {
    settings: {
      minimumLength: ['Password minimum length', 'Minimum password length'],
      strength: 'Password strength',
      expiry: ['Password expiration', 'Other requirements'],
    },
  },
  beside: [
    {
      what: 'shortest password',
      setting: 'minimumLength',
      collector: 'aws/account',
      fact: 'passwordPolicy.minimumLength',
      none: 8,
    },
    {
      what: 'days until a password expires',
      setting: 'expiry',
      collector: 'aws/account',
      fact: 'passwordPolicy.maxAge',
      words: { never: 'never' },
      none: 'never',
    },
  ],
});
