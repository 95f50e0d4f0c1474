/** Settings pages as GitHub and AWS lay them out, saying what a test has them say. */

const STYLE = `<style>
  body { margin: 0; font: 14px/20px "DejaVu Sans", sans-serif; color: #1f2328; background: #fff; }
  header { padding: 14px 24px; color: #fff; background: #24292f; } main { padding: 24px; max-width: 860px; }
  .setting, .Box-row { padding: 12px 0; border-bottom: 1px solid #d1d9e0; } h1 { font-size: 22px; }
</style>`;

export function githubPage(title: string, main: string): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${title}</title><meta name="user-login" content="helena-voss">${STYLE}</head>
    <body><header>acme / Settings</header><main><h1>${title}</h1>${main}</main></body></html>`;
}

export function awsPage(title: string, account: string, main: string): string {
  const shown = account.replace(/(\d{4})(?=\d)/g, '$1-');
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${title}</title>${STYLE}</head>
    <body><header>Console <span data-testid="aws-my-account-details">${shown}</span></header><main><h1>${title}</h1>${main}</main></body></html>`;
}

export function tick(label: string, on: boolean): string {
  return `<div class="setting"><label><input type="checkbox"${on ? ' checked' : ''}> ${label}</label></div>`;
}

export function pair(label: string, value: string): string {
  return `<div class="setting"><div class="awsui_key-label_1">${label}</div><div>${value}</div></div>`;
}

/** Primer's list with its count. */
export function boxes(noun: string, count: number): string {
  const rows = Array.from({ length: count }, (_, at) => `<div class="Box-row">${noun}-${at + 1}</div>`).join('');
  return `<div><span class="table-list-header-toggle">${count} ${noun}</span><div class="Box">${rows}</div></div>`;
}
