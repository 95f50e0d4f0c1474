import { defineSite } from '#shared/define-recogniser.ts';
import { plainRoute } from '../route.ts';

const OKTA = /\.(?:okta|oktapreview|okta-emea|okta-gov)\.com$/;
const ADMIN = /^([a-z0-9-]+)-admin\.(?:okta|oktapreview|okta-emea|okta-gov)\.com$/;

/**
 * Okta's admin console is on the `-admin` host, as a rule also where people sign in on a host of one's
 * own; such a host is taken for a console only when a person says that it is one.
 *
 * Reading rests on the admin console's data lists (`data-list-table`, Odyssey's tables in newer pages)
 * and on the name in its header.
 */
export default defineSite({
  title: 'Okta',
  hosts: { console: ['*.okta.com', '*.oktapreview.com', '*.okta-emea.com', '*.okta-gov.com'] },
  selfHosted: 'console',
  sign: { at: { at: 'link[href*=".oktacdn.com/"]', attribute: 'href' } },
  hash: 'route',
  route(url) {
    const organisation = OKTA.test(url.hostname) ? ADMIN.exec(url.hostname)?.[1] : url.host;
    return organisation === undefined ? null : { ...plainRoute(url), subject: { organisation } };
  },
  visible: ['The organisation in the header'],
  list: {
    table: 'table.data-list-table, table.data-list, table[role="table"], .MuiTable-root, [role="grid"]',
    row: 'tbody tr:not(.data-list-empty):not(.data-list-head)',
    busy: '.data-list-loading, .loading-mask, [role="progressbar"]',
    total: [
      { at: '.data-list-count, .data-list-toolbar .count, [data-se="total-count"]' },
      { at: '.data-list-footer, .MuiTablePagination-displayedRows', pattern: 'of\\s+([\\d.,]+\\+?)' },
    ],
    filters: '.data-list-filters .active-filter, .MuiChip-root[data-se="filter"]',
    search: '.data-list-toolbar input[type="text"], input[type="search"], input[name="search"]',
    next: '.data-list-pager .next, .show-more a, button[aria-label="Go to next page"]',
  },
  identity: {
    user: { at: '[data-se="user-menu"] [data-se="user-email"], .topbar--user-email, [data-se="user-email"]' },
    organisation: { at: '[data-se="org-name"], .topbar--org-name' },
  },
});
