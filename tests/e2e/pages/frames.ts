/** A portal whose content is in frames: of its own origin, of another that is granted, and of a third that is not. */

export interface FrameSecrets {
  readonly own: string;
  readonly granted: string;
  readonly refused: string;
  readonly late: string;
}

export const SECRETS: FrameSecrets = {
  own: 'AKIAZ7OWNFRAME2345QX',
  granted: 'AKIAZ7GRANTED23456QX',
  refused: 'AKIAZ7REFUSED23456QX',
  late: 'AKIAZ7LATEFRAME345QX',
};

const STYLE =
  '<style>body{font:14px/20px "DejaVu Sans",sans-serif;margin:8px}iframe{width:90%;height:160px;border:1px solid #999}</style>';

/** Cut by an element, as no search of the file itself would find it. */
function said(who: string, secret: string): string {
  return `<p>${who} says key ${secret.slice(0, 9)}<b>${secret.slice(9)}</b> and region eu-central-1</p>`;
}

function frameOf(who: string, secret: string): string {
  return `<!doctype html><html><head><title>${who}</title>${STYLE}</head><body>${said(who, secret)}</body></html>`;
}

export const GRANTED = 'https://portal.azure.com';
export const REFUSED = 'https://widgets.example.com';

/** What each address answers; null where there is nothing. */
export function framesAt(url: URL): string | null {
  const { origin, pathname } = url;
  if (origin === REFUSED) return frameOf('refused', SECRETS.refused);
  if (origin === GRANTED && pathname === '/inside') {
    return `<!doctype html><html><head><title>granted</title>${STYLE}</head><body>${said('granted', SECRETS.granted)}
      <iframe src="${REFUSED}/nested"></iframe></body></html>`;
  }
  if (origin === GRANTED && pathname === '/long') return longFrame();
  if (pathname === '/own') return frameOf('own', SECRETS.own);
  if (pathname === '/frames') {
    return `<!doctype html><html lang="en"><head><title>Frames</title>${STYLE}</head><body><h1>Portal</h1>
      <iframe id="own" src="/own"></iframe>
      <iframe id="granted" style="height:300px" src="${GRANTED}/inside"></iframe>
      <iframe id="refused" src="${REFUSED}/widget"></iframe>
      <iframe id="tracker" style="width:0;height:0;border:0" src="${REFUSED}/tracker"></iframe>
      <div id="below" style="height:900px"></div>
      <script>
        addEventListener('scroll', () => {
          if (document.getElementById('late')) return;
          const late = Object.assign(document.createElement('iframe'), { id: 'late', src: '${REFUSED}/late' });
          document.getElementById('below').append(late);
        });
      </script></body></html>`;
  }
  if (pathname === '/blade') {
    return `<!doctype html><html lang="en"><head><title>Blade</title><style>
      html,body{height:100%;margin:0;overflow:hidden;font:14px/20px "DejaVu Sans",sans-serif}
      header{height:40px;background:#0078d4;color:#fff;padding:10px;box-sizing:border-box}
      nav{position:absolute;top:40px;left:0;bottom:0;width:180px;background:#f3f2f1;padding:10px;box-sizing:border-box}
      iframe{position:absolute;top:40px;left:180px;width:calc(100vw - 180px);height:calc(100vh - 40px);border:0}
      </style></head><body><header>Portal</header><nav>Overview</nav><iframe title="blade" src="${GRANTED}/long"></iframe></body></html>`;
  }
  return null;
}

function longFrame(): string {
  const rows = Array.from({ length: 80 }, (_, at) => `<tr><td>assignment-${at + 1}</td><td>Owner</td></tr>`).join('');
  return `<!doctype html><html><head><title>Assignments</title><style>
    body{margin:0;font:14px/20px "DejaVu Sans",sans-serif} table{border-collapse:collapse;width:100%}
    td{padding:6px 12px;border-bottom:1px solid #ddd} .head{position:sticky;top:0;background:#faf9f8;padding:10px}
    </style></head><body><div class="head">Role assignments</div>${said('blade', SECRETS.granted)}<table>${rows}</table></body></html>`;
}
