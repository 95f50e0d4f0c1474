import { defineSite } from '#shared/define-recogniser.ts';
import { plainRoute, subjectOf } from '../route.ts';

const REGION = /^[a-z]{2}(?:-[a-z]+)+-\d+$/;
const ACCOUNT = /^(\d{12})(?:-[a-z0-9]+)?$/;
/** Each partition's console; a partition is not another product but another set of hosts. */
const ROOTS = ['console.aws.amazon.com', 'console.amazonaws-us-gov.com', 'console.amazonaws.cn'];

/**
 * The console runs on its root host, on one host a region, on one a service (`s3.`), and with several
 * sessions on `<account>-<session>.<region>.`. The region in the query is what the page loads, so it
 * goes before the host's.
 *
 * Reading rests on Cloudscape, the console's design system: its class names are hashed behind a fixed
 * `awsui_` part, the count stands in brackets in the table's header, active filters are tokens. Who is
 * signed in comes from the console's own navigation bar.
 */
export default defineSite({
  title: 'AWS',
  hosts: { console: ROOTS.flatMap((root) => [root, `*.${root}`]) },
  hash: 'route',
  route(url) {
    const root = ROOTS.find((host) => url.hostname === host || url.hostname.endsWith(`.${host}`));
    if (root === undefined) return null;
    const labels = url.hostname.slice(0, -root.length).split('.').filter(Boolean);
    // IAM names a tab after a dollar sign; CloudWatch escapes the query inside its hash with one.
    const hash = url.hash
      .replace(/\$[a-z]+(?=\?|$)/i, '')
      .replace(/\$(3F|3D|26)/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
    const plain = plainRoute(url, hash);
    const account = labels.map((label) => ACCOUNT.exec(label)?.[1]).find((id) => id !== undefined);
    const region = plain.params.get('region') || labels.find((label) => REGION.test(label));
    return { ...plain, subject: subjectOf({ account, region }) };
  },
  visible: ['The account and, for a regional page, the region in the navigation bar'],
  list: {
    table: '[class*="awsui_table_"] table, table[class*="awsui_table"], table[role="table"], table[role="grid"]',
    row: 'tbody tr:not([class*="awsui_row-empty"]):not([class*="loading"]):has(td ~ td)',
    busy: '[class*="awsui_table"] [class*="awsui_loading"], table[aria-busy="true"]',
    total: [
      { at: '[class*="awsui_counter"]', pattern: '\\((?:[\\d.,]+/)?([^)/]*)\\)' },
      { at: '[class*="awsui_results"], [class*="awsui_matches"]', pattern: '([\\d.,]+\\+?)\\s+match' },
    ],
    filters: '[class*="awsui_token-list"] [class*="awsui_token_"], [class*="awsui_tokens"] [class*="awsui_token_"]',
    search: 'input[type="search"], [class*="awsui_filter"] input',
    next: '[class*="awsui_pagination"] button[aria-label="Next page"], button[class*="awsui_arrow"][aria-label*="next" i]',
  },
  identity: {
    account: { at: '[data-testid="aws-my-account-details"]', pattern: '(\\d{4}-?\\d{4}-?\\d{4})' },
    user: { at: '[data-testid="awsc-nav-account-menu-button"] [title], [data-testid="awsc-nav-account-menu-button"]' },
    region: { at: '#awsc-mezz-region', attribute: 'content' },
  },
});
