import { defineRecogniser, defineSighting } from '#shared/define-recogniser.ts';

export const sighting = defineSighting({
  urls: ['/iam-admin/audit'],
  controls: { 'A.8.15': 'direct' },
});

export default defineRecogniser(sighting, {
  title: 'Audit log configuration',
  kind: 'config',
  confidence: 'seen',
  claim: 'These kinds of audit log are on for the services shown.',
  rationale: {
    'A.8.15':
      'Access to data is recorded for these services, beside the administrative record that is always on; retention is on another page.',
  },
  visible: ['Log types by service', 'Exempted principals'],
  api: 'projects.getIamPolicy (auditConfigs)',
  reads: { rows: ['service', 'services'] },
});
