import { defineRecogniser, defineSighting } from '#shared/define-recogniser.ts';

export const sighting = defineSighting({
  urls: ['/iam|iamv2/home#/home', '/iam|iamv2/home'],
  controls: { 'A.8.2': 'partial', 'A.8.5': 'partial', 'A.5.17': 'partial' },
});

export default defineRecogniser(sighting, {
  title: 'IAM dashboard, security recommendations',
  kind: 'config',
  confidence: 'seen',
  claim: 'On this day the root user of the account had MFA and no access keys.',
  rationale: {
    'A.8.2': 'The most powerful identity is locked down; says nothing about other administrators.',
    'A.8.5': 'Root needs a second factor; other sign-ins are shown elsewhere.',
    'A.5.17': 'No long-lived root keys exist; other secrets are shown elsewhere.',
  },
  visible: ['The security recommendations with their state', 'The account id and alias in the account panel'],
  api: 'iam:GetAccountSummary (AccountMFAEnabled, AccountAccessKeysPresent)',
  collectors: ['aws/account'],
  reads: {
    settings: {
      rootMfa: ['Root user has MFA', 'Add MFA for root user'],
      rootKeys: 'Root user has no active access keys',
      accountId: 'Account ID',
    },
  },
  beside: [
    { what: 'MFA of the root user', setting: 'rootMfa', collector: 'aws/account', fact: 'rootMfa' },
    {
      what: 'access keys of the root user',
      setting: 'rootKeys',
      collector: 'aws/account',
      fact: 'rootKeys',
      inverse: true,
    },
  ],
});
