import { defineSite } from '#shared/define-recogniser.ts';
import { plainRoute, subjectOf } from '../route.ts';

/**
 * The Google Admin console. With several accounts signed in, the path begins with the account's number
 * (`/u/1/ac/…`). The pages of an organisational unit name it in `ou`. The customer is not in the URL.
 *
 * Reading rests on roles rather than on class names, which are generated: `table`/`grid` rows, the paging
 * range ("1 – 50 of 118"), filter chips; and on the account button's label for who is signed in.
 */
export default defineSite({
  title: 'Google Workspace',
  hosts: { console: ['admin.google.com'] },
  hash: 'anchor',
  route(url) {
    const plain = plainRoute(url);
    const numbered = plain.segments[0] === 'u' && /^\d+$/.test(plain.segments[1] ?? '');
    const segments = numbered ? plain.segments.slice(2) : plain.segments;
    return { ...plain, segments, subject: subjectOf({ organisationalUnit: plain.params.get('ou') }) };
  },
  visible: ['The signed-in administrator in the account button'],
  list: {
    table: '[role="grid"], table[role="table"], table',
    row: '[role="row"]:has([role="gridcell"], td), tbody tr:not([role="row"])',
    busy: '[role="progressbar"]:not([aria-hidden="true"]), [aria-busy="true"]',
    total: [
      { at: '[aria-label*="agination"], [data-pagination], [aria-live="polite"]', pattern: 'of\\s+([\\d.,]+\\+?)' },
    ],
    filters: '[role="listitem"][data-filter-id], [data-filter-chip]',
    search: 'input[aria-label*="filter" i], input[type="search"]',
    next: 'button[aria-label="Next page"], [role="button"][aria-label="Next page"]',
  },
  identity: {
    user: { at: 'a[aria-label*="Google Account"]', attribute: 'aria-label', pattern: '([^\\s()<>]+@[^\\s()<>]+)' },
  },
});
