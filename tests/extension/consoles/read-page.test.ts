// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { readPage } from '#extension/consoles/read-page.ts';
import { consolePages } from '#extension/consoles/registry.ts';
import type { PageReading } from '#shared/define-recogniser.ts';
import { type ListSample, listMarkup, settingMarkup } from './markup.ts';
import { examples } from './pages/examples.ts';

function page(markup: string): Document {
  return new DOMParser().parseFromString(`<!doctype html><html><body>${markup}</body></html>`, 'text/html');
}

function readingOf(id: string): PageReading {
  const found = consolePages.get(id);
  if (found === undefined) throw new Error(`no page ${id}`);
  return found.reading;
}

const all = Object.entries(examples).flatMap(([provider, pages]) =>
  pages.map((example) => ({ ...example, provider, id: `${provider}/${example.page}` })),
);
const lists = all.flatMap(({ id, provider, rows }) => (rows === undefined ? [] : [{ id, provider, noun: rows }]));
const firstLists = [...Map.groupBy(lists, ({ provider }) => provider).values()].map(
  ([first]) => first as (typeof lists)[number],
);
const settings = all.flatMap(({ id, settings }) => (settings === undefined ? [] : [{ id, wanted: settings }]));
const empty = page('<main><p>Sign in</p></main>');

const reader =
  ({ id, provider, noun }: (typeof lists)[number]) =>
  (sample: Partial<ListSample>) =>
    readPage(page(listMarkup[provider]?.({ noun, rows: 3, total: '118', more: true, ...sample }) ?? ''), readingOf(id));

describe('a list', () => {
  it.each(lists)('$id says how many rows there are, of how many, and that there are more', (list) => {
    expect(consolePages.get(list.id)?.rows?.[1]).toBe(list.noun);
    expect(reader(list)({})).toMatchObject({
      rows: 3,
      total: 118,
      atLeast: null,
      filter: { active: false },
      more: true,
    });
  });

  it.each(lists)('$id is unknown where it is not on the page', ({ id }) => {
    const unknown = { rows: null, total: null, atLeast: null, filter: null, more: null };
    expect(readPage(empty, readingOf(id))).toMatchObject(unknown);
  });
});

describe.each(firstLists)('a list of $provider', (list) => {
  const read = reader(list);

  it('ends where there is no further page', () => {
    expect(read({ rows: 4, total: '1,004', more: false })).toMatchObject({ rows: 4, total: 1004, more: false });
  });

  it('says what narrows it', () => {
    expect(read({ filter: 'Status: active', rows: 1 })).toMatchObject({
      rows: 1,
      filter: { active: true, text: 'Status: active' },
    });
  });

  it('has no count of rows while it loads', () => {
    expect(read({ busy: true }).rows).toBeNull();
  });

  it('has no rows where it says so', () => {
    expect(read({ rows: 0, total: '0', more: false })).toMatchObject({ rows: 0, total: 0 });
  });

  it('names who is signed in', () => {
    const { identity } = read({});
    expect(Object.values(identity).some((value) => value !== null && /ann|ACME/.test(value))).toBe(true);
  });
});

it('takes the whole of an AWS list where some of it is selected', () => {
  const markup = listMarkup['aws']?.({ noun: 'users', rows: 3, total: '2/118', more: true }) ?? '';
  expect(readPage(page(markup), readingOf('aws/iam-users')).total).toBe(118);
});

describe('settings', () => {
  it.each(settings)('of $id are read by their labels', ({ id, wanted }) => {
    const markup = Object.values(wanted).map(settingMarkup).join('');
    const values = Object.fromEntries(Object.entries(wanted).map(([key, [, , value]]) => [key, value]));
    expect(readPage(page(`<main>${markup}</main>`), readingOf(id)).settings).toMatchObject(values);
  });

  it.each(settings)('of $id are unknown where they are not on the page', ({ id, wanted }) => {
    const { settings: read } = readPage(empty, readingOf(id));
    expect(Object.keys(read)).toEqual(expect.arrayContaining(Object.keys(wanted)));
    expect(Object.values(read).every((value) => value === null)).toBe(true);
  });

  it('are in the examples of every page that reads any', () => {
    const readers = [...consolePages.values()].filter(({ reading }) => Object.keys(reading.settings).length > 0);
    expect(readers.map(({ id }) => id).sort()).toEqual(settings.map(({ id }) => id).sort());
  });
});

/** Where a console sends whoever is not signed in, may not look, or meets a fault; a bare frame; another product. */
const ELSEWHERE = {
  'a page that is empty': '',
  'a page to sign in on':
    '<main><h1>Sign in</h1><form><label>Password <input type="password"></label><button>Sign in</button></form></main>',
  'a page that is refused': '<main><h1>You are not authorized</h1><p>You need permissions to view 12 items.</p></main>',
  'a page that is loading': '<div id="root"><div class="skeleton"></div></div><script>var total = 118</script>',
};

describe.each(Object.entries(ELSEWHERE))('on %s', (_, markup) => {
  it.each([...consolePages.keys()])('%s sees nothing, and makes nothing up', (id) => {
    const { settings: read, identity, ...list } = readPage(page(markup), readingOf(id));
    expect(list).toEqual({ rows: null, total: null, atLeast: null, filter: null, more: null });
    expect([...Object.values(read), ...Object.values(identity)].filter((value) => value !== null)).toEqual([]);
  });
});

describe('what a page says', () => {
  const reading: PageReading = {
    list: {
      table: 'table',
      row: 'tbody tr',
      total: [{ at: '.count[title]', attribute: 'title' }, { at: '.count' }],
      search: 'input',
      filters: '.token',
    },
    settings: {},
    identity: { account: { at: '.account', pattern: '(\\d{12})' } },
  };
  const list = '<table><tbody><tr><td>a</td></tr></tbody></table>';
  const read = (markup: string) => readPage(page(`${markup}${list}`), reading);

  it.each([
    ['118', 118],
    ['(118)', 118],
    ['1,180', 1180],
    ['1.180', 1180],
    ['1 180', 1180],
    ['1,234,567 items', 1234567],
  ])('counts %s', (text, total) => {
    expect(read(`<span class="count">${text}</span>`)).toMatchObject({ total, atLeast: null });
  });

  it('takes "100+" for the least there are, not for how many', () => {
    expect(read('<span class="count">(100+)</span>')).toMatchObject({ total: null, atLeast: 100 });
  });

  it.each(['1.2k', '3M', 'many', ''])('does not count %j', (text) => {
    expect(read(`<span class="count">${text}</span>`)).toMatchObject({ total: null, atLeast: null });
  });

  it('takes the whole number from beside a shortened one', () => {
    expect(read('<span class="count" title="1,234">1.2k</span>').total).toBe(1234);
  });

  it('counts the longest table', () => {
    const row = '<tr><td>a</td></tr>';
    expect(read(`<table><tbody>${row}${row}</tbody></table>`).rows).toBe(2);
  });

  it('looks past a place that does not fit its pattern', () => {
    expect(read('<i class="account">ann</i><i class="account">123456789012</i>').identity).toEqual({
      account: '123456789012',
    });
  });

  it('takes the count that stands with the list, not that of another', () => {
    const other = `<div><b class="count">9</b>${list.replace('<tr>', '<tr></tr><tr>')}</div>`;
    const first = `<section><b class="count">4</b><table></table></section>`;
    expect(read(`${first}${other}`)).toMatchObject({ rows: 2, total: 9 });
  });

  it('takes no search of the console itself for a filter', () => {
    expect(read('<nav><input value="s3"></nav><header><input value="x"></header>').filter).toBeNull();
    expect(read('<main><header><input value="x"></header></main>').filter).toEqual({ active: true, text: 'x' });
  });

  it('joins what is typed and what is chosen into one filter', () => {
    expect(read('<b class="token">A</b><b class="token">B</b><input value=" c ">').filter).toEqual({
      active: true,
      text: 'A; B; c',
    });
  });

  it('reads frames of its own origin, and leaves others unknown', () => {
    const own = { contentDocument: page('<table><tbody><tr></tr><tr></tr></tbody></table>') };
    const other = {
      get contentDocument(): Document {
        throw new DOMException('Blocked a frame', 'SecurityError');
      },
    };
    const doc = page('<p></p>');
    const find = doc.querySelectorAll.bind(doc);
    Object.assign(doc, { querySelectorAll: (css: string) => (css === 'iframe' ? [own, other] : find(css)) });
    expect(readPage(doc, reading).rows).toBe(2);
  });
});
