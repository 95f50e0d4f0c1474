import { defineSite } from '#shared/define-recogniser.ts';
import { plainRoute, subjectOf } from '../route.ts';

/**
 * The Google Cloud console. Its segments carry parameters after a semicolon (`/iam-admin/iam;tab=roles`),
 * its path may begin with the number of the signed-in account (`/u/1/`), and the resource that a page is
 * about, a project, folder or organisation, is in the query.
 *
 * Reading rests on the console's tables (`cfc-table`, Material's `mat-row`), on the range beside their
 * paging ("1 – 50 of 118") and on the chips of their filter bar.
 */
export default defineSite({
  title: 'Google Cloud',
  hosts: { console: ['console.cloud.google.com'] },
  hash: 'anchor',
  route(url) {
    const plain = plainRoute(url);
    const params = new Map(plain.params);
    const numbered = plain.segments[0] === 'u' && /^\d+$/.test(plain.segments[1] ?? '');
    const segments = (numbered ? plain.segments.slice(2) : plain.segments).map((segment) => {
      const [name = '', ...matrix] = segment.split(';');
      for (const part of matrix) {
        const at = part.indexOf('=');
        if (at > 0) params.set(part.slice(0, at), part.slice(at + 1));
      }
      return name;
    });
    const subject = subjectOf({
      project: params.get('project'),
      folder: params.get('folder'),
      organisation: params.get('organizationId'),
    });
    return { segments, hash: [], params, subject };
  },
  visible: ['The project, folder or organisation in the picker'],
  list: {
    table: 'table.cfc-table, table.mat-mdc-table, table.mat-table, cfc-table table, [role="grid"]',
    row: 'tbody tr:not(.cfc-table-empty-row):not(.cfc-table-loading-row), mat-row',
    busy: '.cfc-table-loading-row, cfc-progress-bar[active], mat-progress-bar',
    total: [{ at: '.cfc-table-pagination-page-info, .mat-mdc-paginator-range-label', pattern: 'of\\s+([\\d.,]+\\+?)' }],
    filters: '.cfc-filter-chip, mat-chip-row, [data-test-id="filter-chip"]',
    search: 'cfc-filter input, .cfc-filter-input, input[aria-label*="ilter"]',
    next: 'button[aria-label="Next page"], button[aria-label="Go to the next page"], .cfc-table-pagination-next',
  },
  identity: {
    user: { at: 'a[aria-label*="Google Account"]', attribute: 'aria-label', pattern: '([^\\s()<>]+@[^\\s()<>]+)' },
  },
});
