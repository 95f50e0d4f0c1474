import { expect, it } from 'vitest';
import { pageFactsSchema, parsePageFacts } from '#extension/consoles/page-facts.ts';

const facts = {
  rows: 23,
  total: 118,
  atLeast: null,
  filter: { active: true, text: 'Status: active' },
  more: true,
  settings: { mfa: true, length: '14', expiry: null },
  identity: { account: '123456789012', user: null },
};

it('takes what a page said', () => {
  expect(parsePageFacts(structuredClone(facts))).toEqual(facts);
});

it.each([
  ['rows that are no count', { ...facts, rows: -1 }],
  ['half a row', { ...facts, total: 1.5 }],
  ['something more', { ...facts, html: '<p>' }],
  ['a setting that is neither text nor on or off', { ...facts, settings: { a: { b: 1 } } }],
  ['text without end', { ...facts, identity: { user: 'x'.repeat(2001) } }],
  ['something missing', { ...facts, filter: undefined }],
  ['nothing', null],
])('refuses %s', (_, input) => {
  expect(pageFactsSchema.safeParse(input).success).toBe(false);
});
