import { defineSite } from '#shared/define-recogniser.ts';
import { plainRoute } from '../route.ts';

/**
 * gitlab.com, and self-managed instances on hosts of one's own, some below a path (`example.com/gitlab`).
 *
 * Reading rests on GitLab's own components (`gl-table`, badges beside tabs and headings, filtered
 * search tokens, keyset pagination), and on the user menu in the left bar.
 */
export default defineSite({
  title: 'GitLab',
  hosts: { console: ['gitlab.com'] },
  selfHosted: 'console',
  sign: {
    at: { at: 'meta[property="og:site_name"][content="GitLab"]', attribute: 'content' },
    root: { at: 'link[rel="search"]', attribute: 'href', pattern: '^(?:https?://[^/]+)?(.*)/(?:-/)?search/opensearch' },
  },
  hash: 'anchor',
  reserved: ['groups', 'admin', 'users', 'dashboard', 'explore', 'help', 'search', 'projects', '-'],
  route: (url) => plainRoute(url),
  visible: ['The group or project in the header'],
  list: {
    table: 'table.gl-table, table.b-table, .content-list, [data-testid="members-table"]',
    row: 'tbody tr:not(.b-table-empty-row):not(.b-table-busy-slot), .content-list > li',
    busy: 'table[aria-busy="true"], .gl-skeleton-loader',
    total: [
      { at: '.gl-tabs-nav .active .gl-badge, .gl-tab-nav-item-active .gl-badge' },
      { at: '.gl-pagination + *, [data-testid="pagination-counter"]', pattern: 'of\\s+([\\d.,]+)' },
    ],
    filters: '[data-testid="filtered-search-token"], .gl-filtered-search-token',
    search: '[data-testid="filtered-search-term-input"], .gl-search-box-by-type input, input[type="search"]',
    next: '[data-testid="nextButton"], .gl-pagination a[rel="next"], a.next-page-item',
  },
  identity: {
    user: {
      at: '[data-testid="user-dropdown"] [data-username], [data-testid="user-menu-toggle"]',
      attribute: 'data-username',
    },
  },
});
