import { defineSite } from '#shared/define-recogniser.ts';
import { portalIdentity, portalList, portalRoute } from '../portal.ts';
import { plainRoute, subjectOf } from '../route.ts';

const PORTALS = [
  'entra.microsoft.com',
  'entra.microsoft.us',
  'portal.azure.com',
  'portal.azure.us',
  'aad.portal.azure.com',
  'intune.microsoft.com',
  'intune.microsoft.us',
  'endpoint.microsoft.com',
];

/**
 * Identity pages are the same blades in the Entra, Azure and Intune portals. Defender, Purview and
 * Exchange are path-routed pages of their own, with the tenant in `tid`.
 *
 * Reading rests on the portal shell for the first (see portal.ts), and on Fluent's details list and
 * command bar, which the portal's readings cover as well, for the others.
 */
export default defineSite({
  title: 'Entra / Microsoft 365',
  hosts: {
    console: PORTALS,
    defender: ['security.microsoft.com', 'security.microsoft.us'],
    purview: ['purview.microsoft.com', 'compliance.microsoft.com'],
    exchange: ['admin.exchange.microsoft.com'],
    trust: ['servicetrust.microsoft.com'],
  },
  hash: 'route',
  caseless: true,
  route(url) {
    if (PORTALS.includes(url.hostname)) return portalRoute(url);
    const plain = plainRoute(url);
    return { ...plain, subject: subjectOf({ tenant: plain.params.get('tid') }) };
  },
  visible: ['The tenant in the account menu'],
  list: portalList,
  identity: portalIdentity,
});
