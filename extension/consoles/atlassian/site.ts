import { defineSite } from '#shared/define-recogniser.ts';
import { plainRoute } from '../route.ts';

/**
 * The organisation's administration, and the sites on which Jira and Confluence run. Jira and
 * Confluence on one's own servers have the sites' classic pages, often below a path of their own.
 *
 * Reading rests on Atlassian's `data-testid` marks, its dynamic tables, and on Jira's older `aui`
 * tables in the classic administration pages.
 */
export default defineSite({
  title: 'Atlassian',
  hosts: { console: ['admin.atlassian.com'], site: ['*.atlassian.net', '*.jira.com'] },
  selfHosted: 'site',
  sign: {
    at: {
      at: 'meta[name="application-name"][content="JIRA"], meta[name="ajs-context-path"], meta[name="confluence-base-url"]',
      attribute: 'name',
    },
    root: { at: 'meta[name="ajs-context-path"]', attribute: 'content' },
  },
  hash: 'anchor',
  route(url) {
    if (url.hostname === 'admin.atlassian.com') return plainRoute(url);
    const site = /^([a-z0-9-]+)\.(?:atlassian\.net|jira\.com)$/.exec(url.hostname)?.[1] ?? url.host;
    return { ...plainRoute(url), subject: { site } };
  },
  visible: ['The organisation or site in the header'],
  list: {
    table: 'table[data-testid], [data-testid*="table"] table, table.aui, table[role="grid"], table',
    row: 'tbody tr:has(td ~ td)',
    busy: '[data-testid*="loading"], [aria-busy="true"], .dynamic-table__spinner',
    total: [
      {
        at: '[data-testid$="total-count"], [data-testid$="result-count"], [data-testid*="issue-count"]',
        pattern: '([\\d.,]+\\+?)\\s*(?:$|[a-z])',
      },
      { at: '[data-testid$="range"], .results-count-total, .showing', pattern: '(?:of\\s+)?([\\d.,]+\\+?)\\s*$' },
    ],
    filters: '[data-testid*="filter-tag"], [data-testid$="--applied-filter"]',
    search: 'input[type="search"], [data-testid*="search"] input, input[name="search"]',
    next: 'button[aria-label="Next page"], button[aria-label="next"], a.icon-next',
  },
  identity: {
    user: { at: '[data-testid="account-menu-email"], meta[name="ajs-remote-user"]', attribute: 'content' },
  },
});
