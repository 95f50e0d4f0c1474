import type { PageExample } from './page-example.ts';

/** Addresses as they stand in the address bar, and what the page shows of itself. */
export const atlassian: readonly PageExample[] = [
  {
    page: 'organisation-users',
    title: 'Organization users',
    seen: true,
    urls: [
      [
        'https://admin.atlassian.com/o/f2b1c9d0-7c1e-4a55-9a3b-1f0e6d2c8b7a/users',
        { organisation: 'f2b1c9d0-7c1e-4a55-9a3b-1f0e6d2c8b7a' },
      ],
    ],
    rows: 'users',
  },
  {
    page: 'groups',
    title: 'Groups',
    seen: true,
    urls: [
      [
        'https://admin.atlassian.com/o/f2b1c9d0-7c1e-4a55-9a3b-1f0e6d2c8b7a/groups',
        { organisation: 'f2b1c9d0-7c1e-4a55-9a3b-1f0e6d2c8b7a' },
      ],
    ],
    rows: 'groups',
  },
  {
    page: 'organisation-audit-log',
    title: 'Organization audit log',
    seen: false,
    urls: [
      [
        'https://admin.atlassian.com/o/f2b1c9d0-7c1e-4a55-9a3b-1f0e6d2c8b7a/audit-log',
        { organisation: 'f2b1c9d0-7c1e-4a55-9a3b-1f0e6d2c8b7a' },
      ],
    ],
    rows: 'events',
  },
  {
    page: 'organisation-api-keys',
    title: 'Organization API keys',
    seen: true,
    urls: [
      [
        'https://admin.atlassian.com/o/f2b1c9d0-7c1e-4a55-9a3b-1f0e6d2c8b7a/settings/api',
        { organisation: 'f2b1c9d0-7c1e-4a55-9a3b-1f0e6d2c8b7a' },
      ],
    ],
    rows: 'API keys',
  },
  {
    page: 'jira-global-permissions',
    title: 'Jira global permissions',
    seen: true,
    urls: [['https://acme.atlassian.net/secure/admin/GlobalPermissions!default.jspa', { site: 'acme' }]],
    rows: 'permissions',
  },
  {
    page: 'jira-permission-scheme',
    title: 'Jira permission scheme',
    seen: true,
    urls: [
      [
        'https://acme.atlassian.net/secure/admin/EditPermissions!default.jspa?schemeId=10000',
        { site: 'acme', scheme: '10000' },
      ],
    ],
    rows: 'permissions',
  },
  {
    page: 'jira-workflow',
    title: 'Jira workflow',
    seen: true,
    urls: [
      [
        'https://acme.atlassian.net/secure/admin/workflows/ViewWorkflowSteps.jspa?workflowMode=live&workflowName=Change%20approval',
        { site: 'acme', workflow: 'Change approval' },
      ],
    ],
    rows: 'steps',
  },
  {
    page: 'issue-search',
    title: 'Issue search (JQL)',
    seen: false,
    urls: [
      [
        'https://acme.atlassian.net/issues/?jql=project%20%3D%20CHG%20AND%20resolved%20%3E%3D%20-90d',
        { site: 'acme', query: 'project = CHG AND resolved >= -90d' },
      ],
      [
        'https://acme.atlassian.net/issues?jql=project%20%3D%20CHG%20AND%20resolved%20%3E%3D%20-90d',
        { site: 'acme', query: 'project = CHG AND resolved >= -90d' },
      ],
      [
        'https://acme.atlassian.net/jira/software/c/projects/PAY/issues?jql=project%20%3D%20CHG%20AND%20resolved%20%3E%3D%20-90d',
        { site: 'acme', project: 'PAY', query: 'project = CHG AND resolved >= -90d' },
      ],
    ],
    rows: 'issues',
  },
  {
    page: 'issue',
    title: 'One issue with history',
    seen: false,
    urls: [['https://acme.atlassian.net/browse/CHG-482', { site: 'acme', issue: 'CHG-482' }]],
    settings: {
      status: ['Status', 'pair', 'Active'],
      assignee: ['Assignee', 'terms', 'Ann Example'],
      reporter: ['Reporter', 'field', 'Ann Example'],
      approvers: ['Approvers', 'select', 'Ann Example'],
    },
  },
  {
    page: 'jira-audit-log',
    title: 'Jira audit log',
    seen: false,
    urls: [['https://acme.atlassian.net/auditing/view', { site: 'acme' }]],
    rows: 'events',
  },
  {
    page: 'confluence-page',
    title: 'Confluence page with history',
    seen: false,
    urls: [
      [
        'https://acme.atlassian.net/wiki/spaces/SEC/pages/98341/Access%20control%20policy',
        { site: 'acme', space: 'SEC', resource: '98341', title: 'Access control policy' },
      ],
      ['https://acme.atlassian.net/wiki/spaces/SEC/pages/98341', { site: 'acme', space: 'SEC', resource: '98341' }],
      ['https://acme.atlassian.net/display/SEC/Access+policy', { site: 'acme', space: 'SEC', title: 'Access+policy' }],
      ['https://acme.atlassian.net/pages/viewpage.action?pageId=98341', { site: 'acme', resource: '98341' }],
    ],
    settings: { owner: ['Owner', 'pair', 'Ann Example'], status: ['Status', 'terms', 'Active'] },
  },
];
