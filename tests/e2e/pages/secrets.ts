/** Secrets of 20 kinds, three of each, planted where pages keep them. Made up here, so that no tool takes them for real. */

export interface Planted {
  readonly kind: string;
  readonly secret: string;
}

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const ALL = `${LETTERS}${LETTERS.toLowerCase()}0123456789`;

/** The same each time: what a test plants must not depend on luck. */
function drawer(seed: number): (length: number, from?: string) => string {
  let state = seed;
  return (length, from = ALL) => {
    let text = '';
    while (text.length < length) {
      state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
      text += from[(state >> 8) % from.length];
    }
    return text;
  };
}

type Draw = ReturnType<typeof drawer>;
const UPPER = `${LETTERS}234567`;
const url64 = (text: string): string => Buffer.from(text).toString('base64url');

const KINDS: Readonly<Record<string, (draw: Draw) => { readonly secret: string; readonly shown?: string }>> = {
  'AWS key id': (draw) => ({ secret: `AKIA${draw(16, UPPER)}` }),
  'AWS session key id': (draw) => ({ secret: `ASIA${draw(16, UPPER)}` }),
  'AWS secret key': (draw) => {
    const secret = draw(40, `${ALL}+/`);
    return { secret, shown: `aws_secret_access_key = ${secret}` };
  },
  'JSON web token': (draw) => ({
    secret: `${url64('{"alg":"HS256","typ":"JWT"}')}.${url64(`{"sub":"${draw(10)}"}`)}.${draw(43)}`,
  }),
  'Okta token': (draw) => ({ secret: `00${draw(40)}` }),
  'Okta authorization': (draw) => {
    const secret = draw(42);
    return { secret, shown: `SSWS ${secret}` };
  },
  'Google API key': (draw) => ({ secret: `AIza${draw(35)}` }),
  'Google client secret': (draw) => ({ secret: `GOCSPX-${draw(28)}` }),
  'GitHub token': (draw) => ({ secret: `ghp_${draw(36)}` }),
  'GitHub fine-grained token': (draw) => ({ secret: `github_pat_${draw(22)}_${draw(59)}` }),
  'GitLab token': (draw) => ({ secret: `glpat-${draw(20)}` }),
  'Slack token': (draw) => ({ secret: `xoxb-${draw(12, '123456789')}-${draw(12, '123456789')}-${draw(24)}` }),
  'Slack webhook': (draw) => {
    const secret = `T${draw(8, UPPER)}/B${draw(8, UPPER)}/${draw(24)}`;
    return { secret, shown: `https://hooks.slack.com/services/${secret}` };
  },
  'Azure account key': (draw) => {
    const secret = `${draw(86)}==`;
    return { secret, shown: `DefaultEndpointsProtocol=https;AccountName=acme;AccountKey=${secret}` };
  },
  'Azure SAS': (draw) => {
    const secret = `${draw(43)}%3D`;
    return { secret, shown: `https://acme.blob.core.windows.net/c?sv=2024-11-04&sp=r&sig=${secret}` };
  },
  'Entra client secret': (draw) => ({ secret: `${draw(3)}8Q~${draw(34)}` }),
  'private key': (draw) => {
    const secret = draw(64);
    return { secret, shown: `-----BEGIN PRIVATE KEY-----\n${secret}\n${draw(64)}\n-----END PRIVATE KEY-----` };
  },
  'Stripe key': (draw) => ({ secret: `sk_live_${draw(24)}` }),
  'password in an address': (draw) => {
    const secret = draw(16);
    return { secret, shown: `postgres://app:${secret}@db.internal:5432/app` };
  },
  'value beside a secret word': (draw) => {
    const secret = `${draw(11)}7${draw(12)}x9`;
    return { secret, shown: `client_secret: ${secret}` };
  },
};

export const KIND_COUNT = Object.keys(KINDS).length;

/** How a page keeps text: a secret as `shown` there, as HTML. */
const PLACES: readonly ((shown: string, at: number) => string)[] = [
  (shown) => `<p>${escape(shown)}</p>`,
  (shown) => `<table><tr><td>Value</td><td><code>${escape(shown)}</code></td></tr></table>`,
  (shown, at) => `<input id="field-${at}" value="${escape(shown)}" size="60">`,
  (shown) => `<textarea rows="3" cols="60">${escape(shown)}</textarea>`,
  (shown) => `<button type="button" data-clipboard-text="${escape(shown)}" title="${escape(shown)}">Copy</button>`,
  (shown) => `<p>${split(shown)}</p>`,
  (shown) => `<div class="host" data-open="${escape(shown)}"></div>`,
  (shown) => `<div class="host" data-closed="${escape(shown)}"></div>`,
  (shown) => `<p style="display:none">${escape(shown)}</p><!-- ${escape(shown)} -->`,
  (shown) => `<input type="hidden" value="${escape(shown)}"><details><summary>More</summary>${escape(shown)}</details>`,
];

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}

/** As pages do that highlight or wrap: cut by elements that are not seen. */
function split(text: string): string {
  const third = Math.floor(text.length / 3);
  return `${escape(text.slice(0, third))}<b>${escape(text.slice(third, 2 * third))}</b><span>${escape(text.slice(2 * third))}</span>`;
}

/** Places that draw what they hold, whole: by their numbers above. */
const DRAWN = [0, 1, 2, 3, 5, 6, 7];

/** `drawn` plants every secret where it can be seen, each in a section of its own height, so that nothing moves when it is masked. */
export function plantedPage(how: 'anywhere' | 'drawn' = 'anywhere'): {
  readonly html: string;
  readonly planted: readonly Planted[];
} {
  const draw = drawer(20_261_124);
  const planted: Planted[] = [];
  const parts = Object.entries(KINDS).flatMap(([kind, make], index) =>
    [0, 1, 2].map((copy) => {
      const { secret, shown = secret } = make(draw);
      planted.push({ kind, secret });
      const at = index * 3 + copy;
      const where = how === 'drawn' ? (DRAWN[at % DRAWN.length] as number) : (index + copy * 3) % PLACES.length;
      // Where words stand before it, a text area breaks the line in places that no test can know.
      const place = PLACES[where === 3 && shown !== secret && how === 'drawn' ? 0 : where] as (
        shown: string,
        at: number,
      ) => string;
      return `<section><h3>${kind} ${copy + 1}</h3>${place(shown, at)}</section>`;
    }),
  );
  const html = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Secrets</title>
    <style>body{font:14px/20px "DejaVu Sans Mono",monospace;margin:16px} section{border-bottom:1px solid #ccc} ${how === 'drawn' ? 'section{height:150px;overflow:hidden;overflow-wrap:anywhere}' : ''}</style></head><body>
    <h1>Settings</h1><p id="setting">Require two-factor authentication <input type="checkbox" checked aria-label="Require two-factor authentication"></p>
    <p>Owner: ann@example.com, account 111122223333, arn:aws:iam::111122223333:user/ann, 3f2b8c1e-5d7a-4e0b-9c1d-2a3b4c5d6e7f</p>
    <input type="password" value="correct-horse-battery-staple">
    ${parts.join('\n')}
    <script>
      for (const host of document.querySelectorAll('.host')) {
        const mode = host.dataset.open ? 'open' : 'closed';
        const text = host.dataset[mode]; host.removeAttribute('data-' + mode);
        const root = host.attachShadow({ mode });
        // For tests that have to know where it stands.
        host.kept = root;
        root.append(Object.assign(document.createElement('p'), { textContent: text }));
      }
    </script></body></html>`;
  return { html, planted };
}
