import { defineSite } from '#shared/define-recogniser.ts';
import { plainRoute } from '../route.ts';

/**
 * github.com, the data residency hosts below ghe.com, and Enterprise Server on hosts of one's own.
 *
 * Reading rests on Primer's list boxes and data tables, on the counters beside headings (whose exact
 * number is in `title` when the text is shortened), and on the `user-login` meta element.
 */
export default defineSite({
  title: 'GitHub',
  hosts: { console: ['github.com', '*.ghe.com'] },
  selfHosted: 'console',
  sign: { at: { at: 'meta[name="hostname"], link[rel="search"][title="GitHub"]', attribute: 'content' } },
  hash: 'anchor',
  reserved: [
    'orgs',
    'organizations',
    'settings',
    'enterprises',
    'apps',
    'marketplace',
    'sponsors',
    'topics',
    'users',
    'login',
  ],
  route: (url) => plainRoute(url),
  visible: ['The organisation or repository in the header'],
  list: {
    table: '.Box, ul[data-testid], [data-listview-component="items-list"], table',
    row: '.Box-row, li[data-testid$="list-item"], li[class*="ListItem"], tbody tr',
    busy: '[aria-busy="true"], include-fragment[src]:not([hidden]) .Skeleton',
    total: [
      {
        at: '[data-testid="list-view-title"], [class*="ListViewMetadata"], .table-list-header-toggle',
        pattern: '([\\d.,]+)\\s+[a-z]',
      },
      {
        at: '.subnav-item.selected .Counter, .Counter[title], .UnderlineNav-item[aria-current] .Counter',
        attribute: 'title',
      },
      { at: '.subnav-item.selected .Counter, .UnderlineNav-item[aria-current] .Counter' },
    ],
    filters: '[data-testid="filter-token"], .issues-reset-query-wrapper',
    search: 'input[data-component="input"][type="text"], input[type="search"], input.subnav-search-input',
    next: 'a[rel="next"], button[aria-label="Next Page"], .next_page',
  },
  identity: { user: { at: 'meta[name="user-login"]', attribute: 'content' } },
});
