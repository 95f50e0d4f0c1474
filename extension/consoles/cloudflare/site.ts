import { defineSite } from '#shared/define-recogniser.ts';
import { plainRoute } from '../route.ts';

/**
 * The dashboard and the Zero Trust dashboard. Accounts are 32 hexadecimal digits, zones domain names.
 *
 * Reading rests on roles and labels, as class names are generated: `table` rows, the range below a
 * table ("1 - 20 of 118 items"), the settings' own headings beside their switches.
 */
export default defineSite({
  title: 'Cloudflare',
  hosts: { console: ['dash.cloudflare.com'], zerotrust: ['one.dash.cloudflare.com'] },
  hash: 'anchor',
  reserved: ['profile', 'login', 'sign-up', 'forgot-password'],
  route: (url) => plainRoute(url),
  visible: ['The account and, for a zone, its name'],
  list: {
    table: 'table, [role="table"], [role="grid"]',
    row: 'tbody tr:has(td ~ td), [role="rowgroup"] [role="row"]:has([role="cell"])',
    busy: '[role="progressbar"], [aria-busy="true"], [data-testid="loading"]',
    total: [
      { at: '[data-testid="pagination"], nav[aria-label*="agination"], [role="status"]', pattern: 'of\\s+([\\d.,]+)' },
    ],
    filters: '[data-testid="filter-pill"], [data-testid="applied-filter"]',
    search: 'input[type="search"], input[placeholder*="earch"]',
    next: 'button[aria-label="Next page"], [data-testid="pagination-next"]',
  },
  identity: { user: { at: '[data-testid="user-email"], [data-testid="user-menu"] [title*="@"]' } },
});
