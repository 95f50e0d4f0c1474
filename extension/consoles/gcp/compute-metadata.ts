import { defineRecogniser, defineSighting } from '#shared/define-recogniser.ts';

export const sighting = defineSighting({
  urls: ['/compute/metadata'],
  controls: { 'A.8.5': 'partial', 'A.8.2': 'supporting' },
});

export default defineRecogniser(sighting, {
  title: 'Compute metadata (OS Login)',
  kind: 'config',
  confidence: 'seen',
  claim: 'Sign-in to instances follows the project settings shown.',
  rationale: {
    'A.8.5': 'Sign-in to servers uses company identities where OS Login is on; an instance can override it.',
    'A.8.2': 'Shared keys are blocked, where set.',
  },
  visible: ['enable-oslogin and block-project-ssh-keys entries'],
  api: 'compute projects.get',
  reads: {
    settings: { osLogin: 'enable-oslogin', blockKeys: 'block-project-ssh-keys', twoFactor: 'enable-oslogin-2fa' },
  },
});
