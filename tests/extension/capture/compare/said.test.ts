import { describe, expect, it } from 'vitest';
import type { Beside, PageFacts } from '#shared/define-recogniser.ts';
import { plain, type Said, saidByPage } from '#extension/capture/compare/said.ts';

const EMPTY: PageFacts = {
  rows: null,
  total: null,
  atLeast: null,
  filter: null,
  more: null,
  settings: {},
  identity: {},
};
const beside = (more: Partial<Beside>): Beside => ({ what: 'it', collector: 'x/y', fact: 'z', ...more });

function said(value: string | boolean | null, api: Said, more: Partial<Beside> = {}) {
  return saidByPage({ ...EMPTY, settings: { it: value } }, beside({ setting: 'it', ...more }), api);
}

it.each([
  ['Enabled', true],
  [' yes ', true],
  ['Disabled', false],
  ['Not enabled', false],
  ['Suspended', 'suspended'],
  [14, 14],
])('%j is %j', (text, value) => {
  expect(plain(text)).toBe(value);
});

describe('a setting', () => {
  it.each<[string | boolean | null, Said, Partial<Beside>, ReturnType<typeof saidByPage>]>([
    [true, false, {}, true],
    ['On', true, {}, true],
    [true, false, { inverse: true }, false],
    ['14 characters', 8, {}, 14],
    ['Never', 90, { words: { never: 'never' } }, 'never'],
    ['Enabled (7 days)', 14, { words: { disabled: 0 } }, 7],
    ['Disabled', 14, { words: { disabled: 0 } }, 0],
    ['Read and write permissions', 'read', { words: { write: 'write', read: 'read' } }, 'write'],
    ['None', 'read', { words: { none: 'none' } }, false],
    ['SSE-S3', 'aes256', { words: { 'SSE-S3': 'AES256' } }, 'aes256'],
  ])('%j beside %j', (value, api, more, expected) => {
    expect(said(value, api, more)).toBe(expected);
  });

  it.each<[string | boolean | null, Said, Partial<Beside>]>([
    ['as agreed with finance', true, {}],
    [true, 14, {}],
    [true, 'read', {}],
    ['many', 14, {}],
    ['Custom', 'read', { words: { write: 'write' } }],
  ])('%j beside %j cannot be told', (value, api, more) => {
    expect(said(value, api, more)).toEqual({ not: 'unclear' });
  });

  it('is unseen where it is not on the page, or the page was not read', () => {
    expect(said(null, true)).toEqual({ not: 'unseen' });
    expect(said('', true)).toEqual({ not: 'unseen' });
    expect(saidByPage(EMPTY, beside({ setting: 'it' }), true)).toEqual({ not: 'unseen' });
    expect(saidByPage(null, beside({ setting: 'it' }), true)).toEqual({ not: 'unseen' });
  });
});

describe('a count', () => {
  const count = (facts: Partial<PageFacts>, more: Partial<Beside> = {}) =>
    saidByPage({ ...EMPTY, ...facts }, beside(more), 3);
  const open = { active: true, text: 'is:open' };

  it('is what the page says there are in all', () => {
    expect(count({ rows: 25, total: 118, more: true })).toBe(118);
  });

  it('is the rows where there is no further page', () => {
    expect(count({ rows: 5, more: false })).toBe(5);
    expect(count({ rows: 5 }, { onePage: true })).toBe(5);
  });

  it('is unseen where there may be more than what is there', () => {
    for (const facts of [{ rows: 5 }, { rows: 5, more: true }, { rows: 5, more: false, atLeast: 100 }, {}]) {
      expect(count(facts)).toEqual({ not: 'unseen' });
      expect(count({ ...facts, more: true }, { onePage: true })).toEqual({ not: 'unseen' });
    }
  });

  it('is unseen under a filter, but for the one that the fact has', () => {
    expect(count({ rows: 5, total: 5, filter: open })).toEqual({ not: 'unseen' });
    expect(count({ rows: 5, total: 5, filter: open }, { filter: 'is:open' })).toBe(5);
    expect(
      count({ rows: 5, total: 5, filter: { active: true, text: 'is:open is:mine' } }, { filter: 'is:open' }),
    ).toEqual({ not: 'unseen' });
    expect(count({ rows: 5, total: 5, filter: { active: false, text: '' } }, { filter: 'is:open' })).toEqual({
      not: 'unseen',
    });
  });
});
