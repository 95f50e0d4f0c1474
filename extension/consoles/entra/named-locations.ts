import { defineRecogniser, defineSighting } from '#shared/define-recogniser.ts';

export const sighting = defineSighting({
  urls: ['/#view/Microsoft_AAD_ConditionalAccess/ConditionalAccessBlade/~/NamedLocations/*'],
  controls: { 'A.8.5': 'supporting', 'A.8.20': 'supporting' },
});

export default defineRecogniser(sighting, {
  title: 'Named locations',
  kind: 'config',
  confidence: 'seen',
  claim: 'These locations are trusted or named for use in policies.',
  rationale: {
    'A.8.5': 'Places that sign-in rules refer to; the rules are elsewhere.',
    'A.8.20': 'Known addresses of own networks; protection of those networks is elsewhere.',
  },
  visible: ['Names, types and trusted marks', 'The number of locations'],
  api: 'Graph GET /identity/conditionalAccess/namedLocations',
  reads: { rows: ['location', 'locations'] },
});
