import { describe, expect, it } from 'vitest';
import { factAt } from '#extension/capture/compare/fact-at.ts';
import { cut, known, unknown, whole } from '#shared/evidence/fact.ts';

const facts = {
  plain: 7,
  settings: { required: known(true), hidden: unknown('answered 403', 'Administration: read') },
  policy: known({ length: known(14), age: null }),
  nothing: known(null),
  block: known({ a: true, b: true }),
  leaky: known({ a: true, b: false }),
  features: known(['S3', 'EKS']),
  members: known(
    whole([
      { login: 'ann', role: known('admin') },
      { login: 'ben', role: known('member') },
      { login: 'cat', role: known('member') },
    ]),
  ),
  some: known(
    cut([{ name: 'acme/api', keys: known(whole(['k'])) }], 9, unknown('the answer was cut', 'Metadata: read')),
  ),
  all: known(whole([{ name: 'acme/api', keys: known(whole(['k', 'l'])) }])),
  dark: known(whole([{ name: unknown('not shown') }])),
};

const at = (path: string, subject: Record<string, string> = {}) => factAt(facts, path, subject);

describe('a path', () => {
  it.each([
    ['plain', 7],
    ['settings.required', true],
    ['policy.length', 14],
    ['policy.age', null],
    ['nothing', null],
    ['nothing.further', null],
    ['block.*', true],
    ['leaky.*', false],
    ['features', 2],
    ['members', 3],
    ['members[role=member]', 2],
    ['members[role=owner]', 0],
    ['policy?', true],
    ['nothing?', false],
  ])('%s leads to %s', (path, said) => {
    expect(at(path)).toEqual({ said });
  });

  it('finds the entry that the page is about, however its name is written', () => {
    expect(at('all[name={organisation}/{repository}].keys', { organisation: 'ACME', repository: 'api' })).toEqual({
      said: 2,
    });
    expect(at('some[name=acme/api].keys')).toEqual({ said: 1 });
  });
});

describe('what was not seen says why', () => {
  it.each([
    ['settings.hidden', { why: 'answered 403', missing: 'Administration: read' }],
    ['settings.hidden?', { why: 'answered 403', missing: 'Administration: read' }],
    ['settings.hidden.deeper', { why: 'answered 403', missing: 'Administration: read' }],
    ['some', { why: 'the answer was cut', missing: 'Metadata: read' }],
    ['some[name=acme/web].keys', { why: 'the answer was cut', missing: 'Metadata: read' }],
    ['all[name=acme/web].keys', { why: 'it is not among what the system listed' }],
    ['all[name={organisation}].keys', { why: 'the address does not say which one it is' }],
    ['dark[name=acme/api]', { why: 'not shown' }],
    ['members[role=member].login', { why: '2 entries fit members[role=member].login' }],
    ['settings.gone', { why: 'the answers have no settings.gone' }],
    ['policy', { why: 'policy is no single value' }],
  ])('%s', (path, why) => {
    expect(at(path)).toEqual(why);
  });
});
