import { defineRecogniser, defineSighting } from '#shared/define-recogniser.ts';

export const sighting = defineSighting({
  urls: ['/:organisation/:repository/settings/security_analysis'],
  controls: { 'A.8.8': 'partial', 'A.8.28': 'partial', 'A.8.25': 'supporting' },
});

export default defineRecogniser(sighting, {
  title: 'Repository security settings',
  kind: 'config',
  confidence: 'likely',
  claim: 'The security features of the repository are on or off as shown.',
  rationale: {
    'A.8.8': 'Dependency alerts are on for this repository; open alerts are elsewhere.',
    'A.8.28': 'Scanning of code is on for this repository; what it finds is elsewhere.',
    'A.8.25': 'Part of a secure way of building; other steps of development are elsewhere.',
  },
  visible: ['Dependabot, code scanning, secret scanning and push protection'],
  api: 'GET /repos/{o}/{r} (security_and_analysis), /vulnerability-alerts',
  collectors: ['github/repositories'],
  reads: {
    settings: {
      dependabotAlerts: 'Dependabot alerts',
      securityUpdates: 'Dependabot security updates',
      secretScanning: ['Secret scanning', 'Secret Protection'],
      pushProtection: 'Push protection',
    },
  },
  beside: [
    {
      what: 'Dependabot alerts',
      setting: 'dependabotAlerts',
      collector: 'github/repositories',
      fact: 'repositories[name={organisation}/{repository}].dependabotAlerts',
    },
    {
      what: 'Dependabot security updates',
      setting: 'securityUpdates',
      collector: 'github/repositories',
      fact: 'repositories[name={organisation}/{repository}].dependabotUpdates',
    },
    {
      what: 'secret scanning',
      setting: 'secretScanning',
      collector: 'github/repositories',
      fact: 'repositories[name={organisation}/{repository}].secretScanning',
    },
    {
      what: 'push protection',
      setting: 'pushProtection',
      collector: 'github/repositories',
      fact: 'repositories[name={organisation}/{repository}].pushProtection',
    },
  ],
});
