import { defineRecogniser, defineSighting } from '#shared/define-recogniser.ts';

export const sighting = defineSighting({
  urls: ['/#view/Microsoft_Azure_Security/PolicyMenuBlade/~/pricingTier/*?subscriptionId=:subscription'],
  controls: { 'A.8.16': 'partial', 'A.8.7': 'partial' },
});

export default defineRecogniser(sighting, {
  title: 'Defender plans',
  kind: 'config',
  confidence: 'seen',
  claim: 'These Defender plans are on in the subscription.',
  rationale: {
    'A.8.16': 'Detection is on for the resource types shown; that anybody acts on alerts is not shown.',
    'A.8.7':
      'Malware protection where the plans for servers and storage are on; coverage of single machines is elsewhere.',
  },
  visible: ['The subscription', 'Each plan with its state'],
  api: 'ARM GET Microsoft.Security/pricings',
  reads: {
    rows: ['plan', 'plans'],
    settings: { servers: 'Servers', storage: 'Storage', databases: 'Databases', keyVault: 'Key Vault' },
  },
});
