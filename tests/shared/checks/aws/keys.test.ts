import { expect, test } from 'vitest';
import { k, list, no, OLD, resource, yes } from './lib/case.ts';
import { avoided, sprung, type Trap } from './lib/trap.ts';

const day = (days: number) => new Date(Date.parse('2026-11-24T12:00:00.000Z') - days * 86_400_000).toISOString();
const secret = (fields: object) => ({
  'aws/resources': { secrets: list(resource({ rotated: null, changed: null, created: null, ...fields })) },
});
const key = (state: string) => ({
  'aws/resources': { keys: list(resource({ manager: k('CUSTOMER'), state: k(state) })) },
});
const certificate = (fields: object) => ({
  'aws/resources': { certificates: list(resource({ status: k('ISSUED'), inUse: k(true), renewal: null, ...fields })) },
});

const keys: Trap[] = [
  {
    check: 'aws/kms-keys-not-being-deleted',
    what: 'a key that waits for its replicas to be deleted',
    given: key('PendingReplicaDeletion'),
    outcomes: ['fail'],
  },
  { check: 'aws/kms-keys-not-being-deleted', what: 'a disabled key', given: key('Disabled'), outcomes: ['pass'] },
  {
    check: 'aws/secrets-recent',
    what: 'a change may be of the description only',
    given: secret({ changed: day(10), created: day(900) }),
    outcomes: ['manual'],
  },
  {
    check: 'aws/secrets-recent',
    what: 'a rotation long ago and a change since',
    given: secret({ rotated: day(500), changed: day(10), created: day(900) }),
    outcomes: ['manual'],
  },
  {
    check: 'aws/secrets-recent',
    what: 'made this year',
    given: secret({ changed: day(10), created: day(10) }),
    outcomes: ['pass'],
  },
  {
    check: 'aws/certificates-valid',
    what: 'a certificate that nothing uses expires without harm',
    given: certificate({ expires: k(OLD), inUse: no }),
    outcomes: ['not-applicable'],
  },
  {
    check: 'aws/certificates-valid',
    what: 'one that something uses',
    given: certificate({ expires: k(OLD), inUse: yes }),
    outcomes: ['fail'],
  },
];

test.each(keys)('keys, $check: $what', (trap) => {
  expect(sprung(trap)).toEqual(avoided(trap));
});
