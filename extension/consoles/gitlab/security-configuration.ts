import { defineRecogniser, defineSighting } from '#shared/define-recogniser.ts';

export const sighting = defineSighting({
  urls: ['/:project+/-/security/configuration'],
  controls: { 'A.8.29': 'partial', 'A.8.28': 'partial', 'A.8.25': 'supporting' },
});

export default defineRecogniser(sighting, {
  title: 'Security configuration',
  kind: 'config',
  confidence: 'seen',
  claim: 'Security scanners of the project are on or off as shown.',
  rationale: {
    'A.8.29': 'Security testing is part of the pipeline where enabled; what it finds is elsewhere.',
    'A.8.28': 'Own code is scanned for weaknesses; rules for writing code are elsewhere.',
    'A.8.25': 'Part of a secure way of building; other steps of development are elsewhere.',
  },
  visible: ['Each scanner with its state'],
  api: 'GraphQL project.securityScanners',
  reads: {
    settings: {
      sast: ['Static Application Security Testing (SAST)', 'SAST'],
      dependencies: 'Dependency Scanning',
      secrets: ['Secret Detection', 'Pipeline Secret Detection'],
      dast: 'Dynamic Application Security Testing (DAST)',
    },
  },
});
