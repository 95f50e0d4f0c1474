/** Pages built as consoles build theirs: not their markup, but every trait that makes them hard to picture. */

const BASE = `
  * { box-sizing: border-box; }
  html { font: 14px/20px "DejaVu Sans", sans-serif; }
  body { margin: 0; color: #1a1f24; background: #fff; }
  table { border-collapse: collapse; width: 100%; }
  td, th { padding: 6px 12px; border-bottom: 1px solid #dde2e6; text-align: start; height: 33px; }
  button { font: inherit; }
`;

function row(index: number): string {
  const name = `user-${String(index + 1).padStart(4, '0')}`;
  return `<tr><td><a href="#">${name}</a></td><td>${index % 3 === 0 ? 'None' : 'Virtual'}</td><td>${(index * 7) % 90} days ago</td><td>engineering, ${index % 5 === 0 ? 'administrators' : 'readers'}</td></tr>`;
}

export function rows(count: number): string {
  return Array.from({ length: count }, (_, index) => row(index)).join('');
}

const HEAD = '<thead><tr><th>User name</th><th>MFA</th><th>Last activity</th><th>Groups</th></tr></thead>';

function page(title: string, style: string, body: string, attributes = ''): string {
  return `<!doctype html><html lang="en" ${attributes}><head><meta charset="utf-8"><title>${title}</title><style>${BASE}${style}</style></head><body>${body}</body></html>`;
}

const moving = `
  @keyframes turn { to { transform: rotate(360deg); } }
  .busy { animation: turn 1s linear infinite; width: 16px; height: 16px; border: 3px solid #0a60b8; border-top-color: #fff; }
`;

/** The window scrolls; a bar sticks at the top and one at the bottom of the window. */
export function long(count: number): string {
  return page(
    'Members',
    `.bar { position: sticky; top: 0; background: #24292f; color: #fff; padding: 12px; z-index: 3; }
     .foot { position: fixed; bottom: 0; left: 0; right: 0; background: #f5f7f8; border-top: 1px solid #868f98; padding: 8px; height: 37px; }
     main { padding-bottom: 37px; }`,
    `<div class="bar">acme / people</div><main><h1>Members</h1><label>Find <input id="find" value=""></label><table>${HEAD}<tbody>${rows(count)}</tbody></table></main><div class="foot">118 members</div>`,
  );
}

/** A frame that fills the window, and an area inside it that scrolls, with a table head that sticks. */
export function inner(count: number, theme: 'light' | 'dark' = 'light', direction: 'ltr' | 'rtl' = 'ltr'): string {
  const dark =
    theme === 'dark'
      ? 'body{background:#0f1b2a;color:#d1d5db} td,th{border-color:#414d5c} th{background:#192534!important} nav{background:#161d26!important} header{background:#000!important} a{color:#539fe5}'
      : '';
  return page(
    'IAM users',
    `html, body { height: 100%; overflow: hidden; }
     ${moving}
     .app { display: grid; grid-template: 48px 1fr / 220px 1fr; height: 100vh; }
     header { grid-column: 1 / 3; background: #232f3e; color: #fff; padding: 14px; display: flex; gap: 12px; }
     nav { background: #f2f3f3; padding: 16px; }
     main { overflow-y: auto; scroll-behavior: smooth; }
     th { position: sticky; top: 0; background: #fafafa; }
     ${dark}`,
    `<div class="app"><header><div class="busy"></div>Console <span data-testid="aws-my-account-details">1111-2222-3333</span></header>
     <nav><p>Dashboard</p><p>Users</p><p>Roles</p></nav>
     <main id="scroll"><div style="padding:16px"><h1>Users <span class="awsui_counter">(${count})</span></h1><input aria-label="Find users" id="find"></div><table role="table">${HEAD}<tbody>${rows(count)}</tbody></table><p style="padding:16px">End of list</p></main></div>`,
    `dir="${direction}"`,
  );
}

/** Draws only the rows in view, as grids for long lists do, a moment after the scrolling. */
export function virtualised(count: number): string {
  return page(
    'Roles',
    `html, body { height: 100%; overflow: hidden; }
     main { position: absolute; inset: 56px 0 0 0; overflow-y: auto; }
     header { height: 56px; padding: 16px; background: #eef1f3; }
     .row { position: absolute; left: 0; right: 0; height: 36px; padding: 8px 16px; border-bottom: 1px solid #dde2e6; }`,
    `<header>Roles <span id="count">(${count})</span></header><main id="scroll"><div id="grid" role="grid" aria-rowcount="${count}" style="position:relative;height:${count * 36}px"></div></main>
     <script>
       const main = document.getElementById('scroll'), grid = document.getElementById('grid');
       const draw = () => {
         const first = Math.max(0, Math.floor(main.scrollTop / 36) - 2);
         const last = Math.min(${count}, Math.ceil((main.scrollTop + main.clientHeight) / 36) + 2);
         grid.innerHTML = '';
         for (let i = first; i < last; i++) {
           const row = document.createElement('div');
           row.className = 'row'; row.setAttribute('role', 'row'); row.setAttribute('aria-rowindex', i + 1);
           row.style.top = i * 36 + 'px'; row.textContent = 'role-' + String(i + 1).padStart(4, '0');
           grid.append(row);
         }
       };
       main.addEventListener('scroll', () => setTimeout(draw, 30));
       addEventListener('resize', draw);
       draw();
     </script>`,
  );
}

/** The content is in a frame of the same origin, and the frame scrolls. */
export function framed(count: number): string {
  const content = page('inside', '', `<h2>Assignments</h2><table>${HEAD}<tbody>${rows(count)}</tbody></table>`);
  return page(
    'Portal',
    `html, body { height: 100%; overflow: hidden; } header { height: 40px; background: #0078d4; color: #fff; padding: 10px; }
     iframe { display: block; width: 100%; height: calc(100vh - 40px); border: 0; }`,
    `<header>Portal</header><iframe title="content" srcdoc="${content.replaceAll('&', '&amp;').replaceAll('"', '&quot;')}"></iframe>`,
  );
}

/** Goes on by its hash without loading, and says where it is. */
export function hashRouted(): string {
  return page(
    'Console',
    '',
    `<h1 id="where"></h1><p id="text"></p><script>
       const go = () => { document.title = location.hash; where.textContent = location.hash; text.textContent = 'Content of ' + location.hash; };
       addEventListener('hashchange', go); go();
     </script>`,
  );
}

/** A list with a pager: `pages` of ten rows each. */
export function paged(pages: number): string {
  return page(
    'People',
    '',
    `<h1>People</h1><div class="table-list-header-toggle">${pages * 10} members</div>
     <main><table id="list"><tbody></tbody></table>
     <div class="paginate-container"><button type="button" class="next_page" rel="next">Next</button></div></main>
     <script>
       let at = 0; const body = document.querySelector('tbody'), next = document.querySelector('.next_page');
       const draw = () => { body.innerHTML = ''; for (let i = 0; i < 10; i++) { const tr = document.createElement('tr'); tr.innerHTML = '<td>member-' + (at * 10 + i + 1) + '</td>'; body.append(tr); } if (at === ${pages} - 1) next.setAttribute('disabled', ''); };
       next.addEventListener('click', () => { at += 1; setTimeout(draw, 40); });
       draw();
     </script>`,
  );
}

/** As many rows as a page can have, each as low as a hair, so that few pictures show all of them. */
export function dense(count: number, where: 'inside' | 'window' = 'inside'): string {
  const html = where === 'inside' ? inner(count) : long(count);
  const low = 'td { height: 2px; padding: 0 4px; font-size: 2px; line-height: 2px; border: 0; }';
  return html.replace('</style>', `${low}</style>`);
}

/** A list of people by their e-mail addresses: as many things to mask as rows. */
export function mailing(count: number): string {
  const people = Array.from(
    { length: count },
    (_, at) => `<tr><td>Person ${at + 1}</td><td>person.${at + 1}@example.com</td></tr>`,
  );
  return page(
    'People',
    'td { height: 2px; padding: 0; border: 0; }',
    `<h1>People</h1><table style="font-size:2px;line-height:2px"><tbody>${people.join('')}</tbody></table>`,
  );
}

/** A table of twenty columns that is wider than any window, with a first column and a head that stick. */
export function wide(where: 'inside' | 'window'): string {
  const columns = Array.from({ length: 20 }, (_, at) => at);
  const line = (tag: string, row: number) =>
    `<tr>${columns.map((at) => `<${tag}${at === 0 ? ' class="first"' : ''}>${at === 0 ? `host-${row}` : `value ${row}.${at}`}</${tag}>`).join('')}</tr>`;
  const body = Array.from({ length: 45 }, (_, at) => line('td', at + 1)).join('');
  return page(
    'Hosts',
    `table { width: 2800px; table-layout: fixed; border-collapse: separate; border-spacing: 0; }
     th { position: sticky; top: 0; background: #fafafa; z-index: 1; }
     .first { position: sticky; left: 0; background: #eef4fb; z-index: 2; }
     ${where === 'inside' ? 'html, body { height: 100%; overflow: hidden; } header { height: 48px; background: #232f3e; } main { height: calc(100vh - 48px); margin-left: 200px; overflow: auto; }' : 'main { width: 2800px; }'}`,
    `${where === 'inside' ? '<header></header>' : ''}<main id="scroll"><table><thead>${line('th', 0)}</thead><tbody>${body}</tbody></table></main>`,
  );
}

/** Pictures as consoles have them: icons, a portrait and a drawing, which stay; a code, a terminal and charts, which cannot be scanned. */
export function pictured(): string {
  const square = (size: number, fill: string) =>
    `data:image/svg+xml,${encodeURIComponent(`<svg xmlns="http://www.w3.org/2000/svg" width="${size}" height="${size}"><rect width="${size}" height="${size}" fill="${fill}"/></svg>`)}`;
  return page(
    'Second factor',
    'canvas, img { display: block; margin: 8px; }',
    `<h1>Set up a device</h1>
     <img alt="icon" width="20" height="20" src="${square(20, 'teal')}"><img alt="portrait" width="48" height="48" src="${square(48, 'olive')}">
     <svg width="200" height="60"><text x="10" y="30">A drawing with text</text></svg>
     <img alt="code" width="180" height="180" src="${square(180, 'navy')}">
     <canvas id="terminal" width="500" height="120"></canvas><canvas id="spark" width="120" height="30"></canvas>
     <div style="width:300px;height:40px;background-image:url('${square(40, 'maroon').replaceAll("'", '%27')}')">Text on a picture</div>
     <script>for (const id of ['terminal', 'spark']) { const c = document.getElementById(id).getContext('2d'); c.fillStyle = '#357'; c.fillRect(0, 0, 500, 120); c.fillStyle = '#fff'; c.fillText('export AWS_SESSION_TOKEN=...', 6, 20); }</script>`,
  );
}
