import { defineRecogniser, defineSighting } from '#shared/define-recogniser.ts';

export const sighting = defineSighting({
  urls: ['/organizations/:organisation/settings/domains'],
  controls: { 'A.5.14': 'supporting', 'A.5.16': 'supporting' },
});

export default defineRecogniser(sighting, {
  title: 'Verified and approved domains',
  kind: 'population',
  confidence: 'likely',
  claim: 'The organisation has shown that these domains are its own.',
  rationale: {
    'A.5.14':
      'Notifications can be kept to addresses of these domains where that is ticked; other ways out are elsewhere.',
    'A.5.16': 'Helps to tell members from outsiders by address; accounts themselves are listed elsewhere.',
  },
  visible: ['Every domain with its state', 'Whether e-mail notifications are kept to them'],
  api: 'GraphQL organization.domains, notificationDeliveryRestrictionEnabledSetting',
  collectors: ['github/members'],
  reads: { rows: ['domain', 'domains'] },
  beside: [{ what: 'number of domains', collector: 'github/members', fact: 'domains', onePage: true }],
});
