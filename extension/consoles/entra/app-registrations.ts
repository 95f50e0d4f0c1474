import { defineRecogniser, defineSighting } from '#shared/define-recogniser.ts';

export const sighting = defineSighting({
  urls: [
    '/#view/Microsoft_AAD_RegisteredApps/ApplicationsListBlade/*',
    '/#view/Microsoft_AAD_IAM/ActiveDirectoryMenuBlade/~/RegisteredApps/*',
  ],
  controls: { 'A.5.17': 'partial', 'A.8.2': 'supporting' },
});

export default defineRecogniser(sighting, {
  title: 'App registrations, secrets',
  kind: 'population',
  confidence: 'seen',
  claim: 'These are the registered applications, with the state of their certificates and secrets.',
  rationale: {
    'A.5.17': 'Secrets of applications and their expiry; no values.',
    'A.8.2': 'Applications can hold privileges; those are on each.',
  },
  visible: ['The tab of all applications', 'The number of applications', 'The certificates and secrets column'],
  api: 'Graph GET /applications?$select=displayName,passwordCredentials,keyCredentials',
  reads: { rows: ['application', 'applications'] },
});
