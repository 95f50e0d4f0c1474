import { defineRecogniser, defineSighting } from '#shared/define-recogniser.ts';

export const sighting = defineSighting({
  urls: ['/organizations/:organisation/settings/personal-access-tokens'],
  controls: { 'A.5.17': 'direct', 'A.8.5': 'supporting' },
});

export default defineRecogniser(sighting, {
  title: 'Personal access token policy',
  kind: 'config',
  confidence: 'likely',
  claim: 'Personal access tokens reach the organisation only as shown.',
  rationale: {
    'A.5.17': 'The rule for long-lived secrets of members, as enforced; deploy keys and apps are elsewhere.',
    'A.8.5': 'Tokens sidestep a second factor, so the rule for them matters; sign-in by people is elsewhere.',
  },
  visible: ['Rules for classic and fine-grained tokens', 'Approval and maximum lifetime'],
  api: 'GET /orgs/{org}/personal-access-tokens',
  collectors: ['github/organization-details'],
  reads: {
    settings: {
      fineGrained: 'Restrict access via fine-grained personal access tokens',
      approval: 'Require administrator approval',
      classic: 'Restrict access via personal access tokens (classic)',
    },
  },
});
