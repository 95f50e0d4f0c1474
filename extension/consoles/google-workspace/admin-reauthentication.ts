import { defineRecogniser, defineSighting } from '#shared/define-recogniser.ts';

export const sighting = defineSighting({
  urls: ['/ac/security/reauth/admin-tools'],
  controls: { 'A.8.2': 'partial', 'A.8.5': 'partial' },
});

export default defineRecogniser(sighting, {
  title: 'Admin console re-authentication',
  kind: 'config',
  confidence: 'seen',
  claim: 'Administrators have to sign in anew after the time shown.',
  rationale: {
    'A.8.2': 'Privileged sessions are limited in time; who holds privileges is elsewhere.',
    'A.8.5': 'Sign-in is asked for again, with the method shown; sign-in by others is elsewhere.',
  },
  visible: ['Policy and frequency'],
  api: 'Policy API security.*',
  reads: {
    settings: {
      policy: ['Reauthentication policy', 'Policy'],
      frequency: 'Reauthentication frequency',
      method: 'Reauthentication method',
    },
  },
});
