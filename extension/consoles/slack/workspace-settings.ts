import { defineRecogniser, defineSighting } from '#shared/define-recogniser.ts';

export const sighting = defineSighting({
  urls: ['/admin/settings'],
  controls: { 'A.5.15': 'partial', 'A.5.33': 'partial', 'A.5.14': 'supporting' },
});

export default defineRecogniser(sighting, {
  title: 'Workspace settings and permissions',
  kind: 'config',
  confidence: 'seen',
  claim: 'Invitations, retention and sharing follow the settings shown.',
  rationale: {
    'A.5.15': 'Who may join and invite; who has joined is elsewhere.',
    'A.5.33': 'Messages are kept for the time shown; whether it fits your schedule is a judgement.',
    'A.5.14': 'Files are shared only as set.',
  },
  visible: ['The section that is open, with its settings'],
  api: 'team.preferences.list (part); admin.* (Enterprise)',
  reads: {
    settings: {
      retention: ['Message Retention & Deletion', 'Message retention'],
      invitations: 'Invitations',
      fileRetention: ['File Retention & Deletion', 'File retention'],
      publicLinks: 'Public File Sharing',
    },
  },
});
