import { defineSite } from '#shared/define-recogniser.ts';
import { plainRoute } from '../route.ts';

const WORKSPACE = /^([a-z0-9-]+(?:\.enterprise)?)\.(?:slack|slack-gov)\.com$/;

/**
 * A workspace's own host holds the older settings pages; app.slack.com the newer administration, by
 * the id of the team or enterprise.
 *
 * Reading rests on Slack's `data-qa` marks and its virtual lists, which hold only the rows in view.
 */
export default defineSite({
  title: 'Slack',
  hosts: { console: ['*.slack.com', '*.slack-gov.com'], app: ['app.slack.com', 'app.slack-gov.com'] },
  hash: 'anchor',
  route(url) {
    const workspace = WORKSPACE.exec(url.hostname)?.[1];
    if (workspace === undefined) return null;
    return { ...plainRoute(url), subject: workspace === 'app' ? {} : { workspace } };
  },
  visible: ['The name of the workspace or organisation'],
  list: {
    table: '[role="table"], [role="grid"], .c-virtual_list__scroll_container, table',
    row: '[role="row"]:has([role="cell"], [role="gridcell"]), .c-virtual_list__item, tbody tr',
    busy: '[data-qa="table_loading"], .c-infinite_spinner, [aria-busy="true"]',
    total: [
      {
        at: '[data-qa="members_count"], [data-qa="table_count"], .p-admin_member_table__count',
        pattern: '([\\d.,]+\\+?)',
      },
    ],
    filters: '[data-qa="filter_token"], .c-filter_pill--active',
    search: 'input[type="search"], [data-qa="member_search_input"], input[data-qa*="search"]',
    next: '[data-qa="pagination_next"], button[aria-label="Next page"]',
  },
  identity: {
    workspace: { at: '[data-qa="team_name"], #team_menu_name, .p-admin_header__team_name' },
    user: { at: '[data-qa="user_email"], [data-qa="current_user_name"]' },
  },
});
