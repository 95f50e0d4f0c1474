import type { SettingExample, SettingForm } from './pages/page-example.ts';

/** What a list shows of itself. */
export interface ListSample {
  readonly noun: string;
  readonly rows: number;
  /** As the console writes it: "118", "1,180", "100+". */
  readonly total: string;
  readonly filter?: string;
  readonly more: boolean;
  readonly busy?: boolean;
}

const times = (count: number, make: (index: number) => string): string =>
  Array.from({ length: count }, (_, at) => make(at + 1)).join('');
const cells = ({ noun, rows }: ListSample, open = '<tr>'): string =>
  times(rows, (at) => `${open}<td><a href="#">${noun} ${at}</a></td><td>2026-03-0${at}</td></tr>`);
const range = ({ rows, total }: ListSample): string => `1 – ${rows} of ${total}`;
const off = ({ more }: ListSample): string => (more ? '' : ' disabled');

/** Cloudscape, as the AWS console renders it: hashed class names behind a fixed part. */
const cloudscape = (list: ListSample): string => `
  <div id="awsc-nav-header"><span data-testid="aws-my-account-details">1234-5678-9012</span>
    <button data-testid="awsc-nav-account-menu-button"><span title="audit/ann@acme.example">ann</span></button></div>
  <meta id="awsc-mezz-region" content="eu-west-1">
  <div class="awsui_root_14iqq_1wpaw_185"><table class="awsui_summary_x"><tbody><tr><td>1</td><td>2</td></tr></tbody></table>
    <h2>${list.noun} <span class="awsui_counter_2qdw9_1mm1r_226">(${list.total})</span></h2>
    <div class="awsui_filter_x1"><input type="search" value="">${
      list.filter === undefined
        ? ''
        : `<div class="awsui_token-list_9x"><span class="awsui_token_1fcq">${list.filter}</span></div>`
    }</div>
    <div class="awsui_pagination_1"><button aria-label="Previous page" disabled></button><button aria-label="Next page"${off(list)}></button></div>
    <div class="awsui_table_wih1l_1"><table role="table" class="awsui_table_x"${list.busy ? ' aria-busy="true"' : ''}>
      <thead><tr><th>Name</th><th>Created</th></tr></thead><tbody>${cells(list, '<tr class="awsui_row_1">')}</tbody></table></div></div>`;

/** Primer's list boxes. */
const primer = (list: ListSample): string => `
  <head><meta name="user-login" content="ann"></head>
  <div><div class="Box-header"><span class="table-list-header-toggle">${list.total} ${list.noun}</span></div>
  <form><input type="search" name="query" value="${list.filter ?? ''}"></form>
  <div class="Box"${list.busy ? ' aria-busy="true"' : ''}>${times(list.rows, (at) => `<div class="Box-row"><a>${list.noun} ${at}</a></div>`)}</div>
  <div class="pagination"><button aria-label="Next Page"${off(list)}>Next</button></div></div>`;

const gitlab = (list: ListSample): string => `
  <button data-testid="user-menu-toggle" data-username="ann"></button>
  <ul class="gl-tabs-nav"><li class="active"><a>${list.noun}<span class="gl-badge">${list.total}</span></a></li><li><a>Invited <span class="gl-badge">2</span></a></li></ul>
  <div class="gl-filtered-search">${list.filter === undefined ? '' : `<span data-testid="filtered-search-token">${list.filter}</span>`}<input data-testid="filtered-search-term-input" value=""></div>
  <table class="table b-table gl-table"${list.busy ? ' aria-busy="true"' : ''}><thead><tr><th>Name</th><th>Since</th></tr></thead><tbody>${cells(list)}</tbody></table>
  <button data-testid="nextButton"${off(list)}>Next</button>`;

/** The portal's own grid, rows as elements. */
const portal = (list: ListSample): string => `
  <div class="fxs-avatarmenu"><div class="fxs-avatarmenu-username">ann@acme.example</div><div class="fxs-avatarmenu-tenant">ACME (acme.onmicrosoft.com)</div></div>
  <div class="fxs-blade"><div class="fxc-gc-search"><input value="${list.filter ?? ''}"></div>
  ${list.busy ? '<div class="fxs-progress-active"></div>' : ''}
  <div class="fxc-gc"><div class="fxc-gc-columnheaders"><div role="row"></div></div><div class="fxc-gc-rows">${times(
    list.rows,
    (at) =>
      `<div class="fxc-gc-row" role="row"><div class="fxc-gc-row-content"><div class="fxc-gc-cell">${list.noun} ${at}</div></div></div>`,
  )}</div></div>
  <div class="fxc-gc-paging-text">${range(list)}</div><button aria-label="Next page"${off(list)}></button></div>`;

const gcp = (list: ListSample): string => `
  <a aria-label="Google Account: Ann Example (ann@acme.example)"></a>
  <cfc-filter><input aria-label="Filter" value="">${list.filter === undefined ? '' : `<span class="cfc-filter-chip">${list.filter}</span>`}</cfc-filter>
  ${list.busy ? '<mat-progress-bar></mat-progress-bar>' : ''}
  <table class="cfc-table mat-mdc-table"><thead><tr><th>Name</th><th>Created</th></tr></thead><tbody>${cells(list)}</tbody></table>
  <div class="cfc-table-pagination-page-info"><span>${range(list)}</span></div><button aria-label="Next page"${off(list)}></button>`;

const workspace = (list: ListSample): string => `
  <a aria-label="Google Account: Ann Example (ann@acme.example)"></a>
  ${list.busy ? '<div role="progressbar"></div>' : ''}
  <input aria-label="Add a filter" value="">${list.filter === undefined ? '' : `<div role="listitem" data-filter-id="1">${list.filter}</div>`}
  <div role="grid"><div role="row"><div role="columnheader">Name</div></div>${times(
    list.rows,
    (at) => `<div role="row"><div role="gridcell">${list.noun} ${at}</div><div role="gridcell">Active</div></div>`,
  )}</div>
  <div aria-label="Pagination">${range(list)}</div><button aria-label="Next page"${off(list)}></button>`;

const okta = (list: ListSample): string => `
  <div data-se="org-name">ACME</div><span data-se="user-email">ann@acme.example</span>
  <div class="data-list-toolbar"><input type="text" value="${list.filter ?? ''}"><span class="count">${list.total}</span></div>
  ${list.busy ? '<div class="data-list-loading"></div>' : ''}
  <table class="data-list-table"><thead><tr class="data-list-head"><th>Name</th><th>Status</th></tr></thead><tbody>${cells(list)}</tbody></table>
  <button aria-label="Go to next page"${off(list)}></button>`;

const cloudflare = (list: ListSample): string => `
  <div data-testid="user-menu"><span title="ann@acme.example"></span></div>
  <span data-testid="user-email">ann@acme.example</span>
  <input type="search" placeholder="Search" value="${list.filter ?? ''}">${list.busy ? '<div role="progressbar"></div>' : ''}
  <table><thead><tr><th>Name</th><th>Since</th></tr></thead><tbody>${cells(list)}</tbody></table>
  <nav aria-label="Pagination"><span>1 - ${list.rows} of ${list.total} items</span><button aria-label="Next page"${off(list)}></button></nav>`;

const slack = (list: ListSample): string => `
  <div data-qa="team_name">ACME</div><div data-qa="user_email">ann@acme.example</div>
  <input type="search" value="${list.filter ?? ''}"><span data-qa="table_count">${list.total} ${list.noun}</span>
  ${list.busy ? '<div class="c-infinite_spinner"></div>' : ''}
  <div role="table"><div role="row"><div role="columnheader">Name</div></div>${times(
    list.rows,
    (at) => `<div role="row"><div role="cell">${list.noun} ${at}</div></div>`,
  )}</div><button aria-label="Next page"${off(list)}></button>`;

const atlassian = (list: ListSample): string => `
  <meta name="ajs-remote-user" content="ann">
  <input type="search" value="${list.filter ?? ''}"><div data-testid="list-ui-total-count">${list.total} ${list.noun}</div>
  <table data-testid="list-ui"${list.busy ? ' aria-busy="true"' : ''}><thead><tr><th>Name</th><th>Since</th></tr></thead><tbody>${cells(list)}</tbody></table>
  <button aria-label="Next page"${off(list)}></button>`;

/** A list as each console renders it, trimmed to what carries a fact. */
export const listMarkup: Readonly<Record<string, (list: ListSample) => string>> = {
  aws: cloudscape,
  github: primer,
  gitlab,
  entra: portal,
  azure: portal,
  gcp,
  'google-workspace': workspace,
  okta,
  cloudflare,
  slack,
  atlassian,
};

type Layout = (label: string, value: string | boolean, id: string) => string;

const layouts: Readonly<Record<SettingForm, Layout>> = {
  checkbox: (label, value) =>
    `<div class="form-checkbox"><label><input type="checkbox"${value === true ? ' checked' : ''}> <span>${label}</span></label><p>What it means, at some length.</p></div>`,
  switch: (label, value, id) =>
    `<div class="row"><div><h3 id="${id}">${label}</h3><p>What it means.</p></div><div><button role="switch" aria-checked="${value}" aria-labelledby="${id}"></button></div></div>`,
  pair: (label, value) => `<div><div class="awsui_key-label_1"><span>${label}</span></div><div>${value}</div></div>`,
  terms: (label, value) => `<dl><dt>${label}:</dt><dd><span>${value}</span></dd><dt>Another</dt><dd>Else</dd></dl>`,
  field: (label, value, id) =>
    `<div class="field"><label for="${id}">${label}</label><div><input id="${id}" type="text" value="${value}"></div></div>`,
  select: (label, value) =>
    `<div class="field"><div><span>${label}</span></div><select><option>Else</option><option selected>${value}</option></select></div>`,
  radio: (label, value, id) =>
    `<fieldset><legend>${label}</legend><label><input type="radio" name="${id}"> Else</label><label><input type="radio" name="${id}" checked> ${value}</label></fieldset>`,
  menu: (_, value) => `<details><summary aria-haspopup="true">${value}</summary></details>`,
  heading: (label, value) => `<h2>${label} <span>(${value})</span></h2>`,
  title: (_, value) => `<h1>${value}</h1>`,
  score: (_, value) => `<div class="secureScoreValue">${value}%</div>`,
  prose: (label, value) => `<p>${label.includes('%') ? label.replace('%', String(value)) : `${label} ${value}`}</p>`,
};

/** A label and its value in the ways that consoles lay them out. */
export function settingMarkup([label, form, value]: SettingExample, at: number): string {
  return layouts[form](label, value, `setting-${at}`);
}
