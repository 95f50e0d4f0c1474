import { defineRecogniser, defineSighting } from '#shared/define-recogniser.ts';

export const sighting = defineSighting({
  urls: ['/systems-manager/session-manager/preferences'],
  regional: true,
  controls: { 'A.8.15': 'partial', 'A.8.18': 'partial', 'A.8.2': 'supporting' },
});

export default defineRecogniser(sighting, {
  title: 'Session Manager preferences',
  kind: 'config',
  confidence: 'seen',
  claim: 'Administrative sessions are logged and time out as shown.',
  rationale: {
    'A.8.15': 'Shell sessions are recorded where a destination is set; sessions by SSH are not.',
    'A.8.18': 'Remote administration goes through a controlled tool; other ways in are elsewhere.',
    'A.8.2': 'Privileged sessions are limited in time; who may start one is in IAM.',
  },
  visible: ['Idle timeout', 'Logging destination and encryption'],
  api: 'ssm:GetDocument (SSM-SessionManagerRunShell)',
  reads: {
    settings: {
      idleTimeout: 'Idle session timeout',
      kms: 'KMS encryption',
      s3Logging: ['S3 logging', 'Send session logs to S3'],
      cloudwatchLogging: 'CloudWatch logging',
    },
  },
});
