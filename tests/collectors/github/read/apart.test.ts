import { describe, expect, it } from 'vitest';
import { type Apart, apart as apartOf, placeOf } from '#collectors/github/read/apart.ts';

const apart = (text: string): Apart => apartOf(() => new TextEncoder().encode(text));
const flat = (list: Iterable<readonly unknown[]> = []) => [...list].flat();

const entry = (at: number) => ({
  at,
  name: `acme/é "${at}" \\`,
  none: null,
  lists: [
    [at, []],
    [{ '}': ']' }, ','],
  ],
  text: '[{"a":1},{"b":"\\\\\\""}]',
});
const entries = Array.from({ length: 400 }, (_, at) => entry(at));
const page = { data: { rateLimit: { cost: 1 }, organization: { repositories: { totalCount: 400, nodes: entries } } } };
const where = ['data', 'organization', 'repositories', 'nodes'];

/** All of a document, its long lists put back. */
function whole(text: string): unknown {
  const { document, lists } = apart(text);
  const found = new Map([...lists].map(([place, list]) => [place, flat(list)]));
  const put = (value: unknown, path: readonly string[]): unknown => {
    const list = found.get(placeOf(path));
    if (list !== undefined) return list;
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
    return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, put(part, [...path, name])]));
  };
  return put(document, []);
}

describe('a document whose long lists are set apart', () => {
  it.each([
    ['at the root', entries, []],
    ['deep in objects', page, where],
    ['beside other things', { total_count: 400, alerts: entries, more: [1] }, ['alerts']],
  ])('has the same entries %s', (_where, value, path) => {
    for (const text of [JSON.stringify(value), JSON.stringify(value, null, '\t')]) {
      expect([...apart(text).lists.keys()]).toEqual([placeOf(path)]);
      expect(whole(text)).toEqual(value);
    }
  });

  it('leaves the rest of the document as it is, with the list empty', () => {
    const { document, lists } = apart(JSON.stringify(page));
    expect(document).toEqual({
      data: { rateLimit: { cost: 1 }, organization: { repositories: { totalCount: 400, nodes: [] } } },
    });
    // More than once: each reader goes through it by itself.
    const list = lists.get(placeOf(where));
    expect([flat(list), flat(list)]).toEqual([entries, entries]);
  });

  it('parses some entries at a time, of bytes that are gone by the next time', () => {
    const bytes = new TextEncoder().encode(JSON.stringify(entries));
    const { lists } = apartOf(() => bytes.slice());
    const batches = [...(lists.get(placeOf([])) ?? [])];
    expect(batches.map(({ length }) => length)).toEqual(Array.from({ length: 80 }, () => 5));
    const shown = bytes.slice();
    const again = apartOf(() => (shown.set(bytes), shown)).lists.get(placeOf([])) ?? [];
    const read: unknown[] = [];
    for (const batch of again) {
      read.push(...batch);
      shown.fill(0);
    }
    expect(read).toEqual(entries);
  });

  it.each([
    ['short', { nodes: entries.slice(0, 5) }],
    ['inside another', [[entries]]],
    ['of one entry', { nodes: [{ text: 'x'.repeat(100_000) }] }],
    ['deeper than anything that is read', { a: { b: { c: { d: { e: { f: { g: { h: { nodes: entries } } } } } } } } }],
  ])('has no list apart that is %s', (_what, value) => {
    expect(apart(JSON.stringify(value))).toEqual({ document: value, lists: new Map() });
  });

  it('leaves it to the engine which of two members of one name counts', () => {
    const text = `{"nodes": ${JSON.stringify(entries)}, "n\\u006fdes": []}`;
    expect(apart(text)).toEqual({ document: { nodes: [] }, lists: new Map() });
  });

  it('can be as deep as it likes', () => {
    const deep = `{"a":${'{"a":'.repeat(50_000)}1${'}'.repeat(50_000)}}`;
    expect(() => apart(deep)).not.toThrow();
    const list = `${'['.repeat(50_000)}${']'.repeat(50_000)}`;
    expect(() => apart(list)).not.toThrow();
  });

  const text = JSON.stringify({ data: { nodes: entries, more: 1 } });
  it.each([
    ['cut in the list', text.slice(0, 50_000)],
    ['cut in a string', text.slice(0, text.indexOf('acme') + 2)],
    ['cut behind the list', text.slice(0, -2)],
    ['with something behind', `${text}x`],
    ['with a comma too many', text.replace('],"more"', '],,"more"')],
    ['with an empty entry', text.replace('{"at":1,', ',{"at":1,')],
    ['with an empty entry at the end', text.replace('],"more"', ',],"more"')],
    ['with a brace for a bracket', text.replace('],"more"', '},"more"')],
    ['with an entry that is broken', text.replace('"at":7,', '"at":7')],
    ['that is a page', `<html>${'<p>'.repeat(20_000)}</html>`],
    ['that is empty', ''],
  ])('is no document %s', (_how, broken) => {
    expect(() => JSON.parse(broken)).toThrow(SyntaxError);
    expect(() => apart(broken)).toThrow(SyntaxError);
  });

  it('is one exactly when the engine takes it for one, whatever byte is changed', () => {
    const bytes = new TextEncoder().encode(
      JSON.stringify({ data: { nodes: [...entries, -1.5e3, 0, true, false, 'é'] } }),
    );
    const signs = new TextEncoder().encode('{}[]",:\\ \t\u0001tfn019-+.eEuAé');
    let seed = 7;
    const random = (below: number) => (seed = (seed * 48_271) % 2_147_483_647) % below;
    const verdicts = new Set<boolean>();
    for (let round = 0; round < 600; round++) {
      const changed = bytes.slice();
      // Every other time at the end, where the numbers and words are.
      const at = round % 2 === 0 ? random(bytes.length) : bytes.length - 1 - random(40);
      changed[at] = signs[random(signs.length)] ?? 0;
      const text = new TextDecoder().decode(changed);
      const isJson = takes(() => JSON.parse(text));
      verdicts.add(isJson);
      expect([text.slice(at - 20, at + 20), takes(() => apartOf(() => changed))]).toEqual([
        text.slice(at - 20, at + 20),
        isJson,
      ]);
    }
    expect(verdicts.size).toBe(2);
  });
});

function takes(parse: () => unknown): boolean {
  try {
    parse();
    return true;
  } catch (error) {
    if (error instanceof SyntaxError) return false;
    throw error;
  }
}
