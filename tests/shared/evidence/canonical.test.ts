import serialize from 'canonicalize';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { IntegrityError } from '#shared/errors/integrity-error.ts';
import { canonicalBytes, parseCanonical } from '#shared/evidence/canonical.ts';

const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
const bytes = (value: string) => new TextEncoder().encode(value);

// RFC 8785 section 3.2.2: the sample holds floats, which only the serializer below the wrapper takes.
test('the sample of RFC 8785 section 3.2 serializes as published', () => {
  const sample = {
    numbers: JSON.parse('[333333333.33333329,1E30,4.50,2e-3,0.000000000000000000000000001]'),
    string: '\u20ac$\u000f\u000aA\'\u0042\u0022\u005c\\"/',
    literals: [null, true, false],
  };
  expect(serialize(sample)).toBe(
    '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
  );
  const { numbers: _, ...rest } = sample;
  expect(text(canonicalBytes(rest))).toBe('{"literals":[null,true,false],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}');
});

test('the bytes of RFC 8785 section 3.2.4', () => {
  const hex = Buffer.from(canonicalBytes({ string: '\u20ac$\u000f\u000aA\'\u0042\u0022\u005c\\"/' })).toString('hex');
  expect(hex).toContain('e282ac245c75303030665c6e4127425c225c5c5c5c5c222f');
});

test('member names sort by UTF-16 code units (RFC 8785 section 3.2.3)', () => {
  const sample = {
    '\u20ac': 'Euro Sign',
    '\r': 'Carriage Return',
    '\ufb33': 'Hebrew Letter Dalet With Dagesh',
    '1': 'One',
    '\ud83d\ude00': 'Emoji: Grinning Face',
    '\u0080': 'Control',
    '\u00f6': 'Latin Small Letter O With Diaeresis',
  };
  const names: string[] = [...text(canonicalBytes(sample)).matchAll(/:"([^"]+)"/g)].map(([, name]) => name ?? '');
  expect(names).toEqual([
    'Carriage Return',
    'One',
    'Control',
    'Latin Small Letter O With Diaeresis',
    'Euro Sign',
    'Emoji: Grinning Face',
    'Hebrew Letter Dalet With Dagesh',
  ]);
});

test.each([
  ['undefined', undefined],
  ['an undefined member', { a: undefined }],
  ['an undefined item', [undefined]],
  ['a hole', Array.from({ length: 2 })],
  ['a float', { a: 0.5 }],
  ['NaN', Number.NaN],
  ['infinity', Number.POSITIVE_INFINITY],
  ['2^53', 2 ** 53],
  ['a bigint', 1n],
  ['a Date', new Date(0)],
  ['a map', new Map()],
  ['bytes', new Uint8Array(1)],
  ['a function', { toJSON: () => 1 }],
  ['a symbol', Symbol('a')],
  ['half a surrogate pair', 'a\ud800'],
  ['half a surrogate pair in a name', { '\udc00': 1 }],
])('%s is refused', (_name, value) => {
  expect(() => canonicalBytes(value)).toThrow(IntegrityError);
});

test('what is nested too deeply is refused before the stack ends', () => {
  let deep: unknown = 1;
  for (let at = 0; at < 100_000; at++) deep = [deep];
  expect(() => canonicalBytes(deep)).toThrow(IntegrityError);
  expect(() => parseCanonical(bytes('['.repeat(50_000) + ']'.repeat(50_000)))).toThrow(IntegrityError);
});

test.each([
  ['white space', '{"a": 1}'],
  ['another order', '{"b":1,"a":1}'],
  ['a doubled member', '{"a":1,"a":1}'],
  ['a longer number', '{"a":1.0}'],
  ['an exponent', '1e2'],
  ['minus nothing', '-0'],
  ['a needless escape', '"\\u0041"'],
  ['a byte order mark', '\ufeff1'],
  ['text after the end', '1 '],
  ['no JSON', '{'],
])('%s is not canonical', (_name, value) => {
  expect(() => parseCanonical(bytes(value))).toThrow(IntegrityError);
});

test('bytes that are not UTF-8 are not canonical', () => {
  expect(() => parseCanonical(Uint8Array.of(0x22, 0xff, 0x22))).toThrow(IntegrityError);
});

const strict = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.constant(null),
    fc.boolean(),
    fc.maxSafeInteger(),
    fc.string({ unit: 'binary' }),
    fc.array(tie('value')),
    fc.dictionary(fc.string({ unit: 'binary' }), tie('value'), { noNullPrototype: true }),
  ),
})).value;

test('any value comes back equal, and its form does not depend on the order of members', () => {
  fc.assert(
    fc.property(strict, (value) => {
      const once = canonicalBytes(value);
      expect(canonicalBytes(parseCanonical(once))).toEqual(once);
      expect(JSON.parse(text(once))).toEqual(JSON.parse(JSON.stringify(value)));
      expect(canonicalBytes(reversed(value))).toEqual(once);
    }),
  );
});

function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).reverse();
  const copy: Record<string, unknown> = {};
  for (const [key, member] of entries) {
    Object.defineProperty(copy, key, { value: reversed(member), enumerable: true, configurable: true, writable: true });
  }
  return copy;
}
