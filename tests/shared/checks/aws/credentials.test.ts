import { expect, test } from 'vitest';
import { k, list, no, yes } from './lib/case.ts';
import { key, role, user } from './lib/people.ts';
import { avoided, sprung, type Trap } from './lib/trap.ts';

/** Looked at 30 days before the report; what happened since was not seen. */
const seen = '2026-10-25T12:00:00.000Z';
const before = (days: number) => new Date(Date.parse(seen) - days * 86_400_000).toISOString();

const people: Trap[] = [
  {
    check: 'aws/console-passwords-used',
    what: 'days after the evidence are not days without use',
    given: { 'aws/identities': { credentials: list(user({ passwordUsed: k(before(20)) })) } },
    seen,
    outcomes: ['pass'],
  },
  {
    check: 'aws/access-keys-used',
    what: 'days after the evidence are not days without use',
    given: { 'aws/identities': { credentials: list(user({ keys: [key({ lastUsed: k(before(20)) })] })) } },
    seen,
    outcomes: ['pass'],
  },
  {
    check: 'aws/access-keys-rotated',
    what: 'a key that was young when it was seen may be gone by now',
    given: { 'aws/identities': { credentials: list(user({ keys: [key({ rotated: k(before(70)) })] })) } },
    seen,
    outcomes: ['pass'],
  },
  {
    check: 'aws/root-unused',
    what: 'days after the evidence are not days without use',
    given: { 'aws/identities': { root: k(user({ passwordUsed: k(before(70)) })) } },
    seen,
    outcomes: ['fail'],
  },
  {
    check: 'aws/roles-used',
    what: 'days after the evidence are not days without use',
    given: { 'aws/identities': { roles: list(role({ lastUsed: before(350) })) } },
    seen,
    outcomes: ['pass'],
  },
  {
    check: 'aws/users-through-provider',
    what: 'nobody with a password and no provider either: nobody was seen to sign in',
    given: {
      'aws/identities': { credentials: list(), roles: list() },
      'aws/account': { samlProviders: k(0) },
      'aws/identity-center': { instance: k(null) },
    },
    outcomes: ['manual'],
  },
  {
    check: 'aws/users-through-provider',
    what: 'a role that Identity Center keeps shows that people come through it',
    given: {
      'aws/identities': {
        credentials: list(),
        roles: list(role({ path: '/aws-reserved/sso.amazonaws.com/eu-central-1/' })),
      },
      'aws/account': { samlProviders: k(0) },
      'aws/identity-center': { instance: k(null) },
    },
    outcomes: ['pass'],
  },
];

const root: Trap[] = [
  {
    check: 'aws/root-mfa',
    what: 'a root user without a password cannot sign in',
    given: { 'aws/account': { rootMfa: no, rootPassword: no } },
    outcomes: ['not-applicable'],
  },
  {
    check: 'aws/root-hardware-mfa',
    what: 'a root user without a password cannot sign in',
    given: {
      'aws/identities': { root: k(user({ mfa: no })), rootVirtualMfa: no },
      'aws/account': { rootPassword: no },
    },
    outcomes: ['not-applicable'],
  },
];

const sets: Trap[] = [
  {
    check: 'aws/permission-sets-by-group',
    what: 'a permission set that nobody holds was assigned to no group',
    given: { 'aws/identity-center': { permissionSets: list({ arn: 'a', administers: yes, assignments: list() }) } },
    outcomes: ['not-applicable'],
  },
];

test.each(people)('people, $check: $what', (trap) => {
  expect(sprung(trap)).toEqual(avoided(trap));
});

test.each(root)('the root user, $check: $what', (trap) => {
  expect(sprung(trap)).toEqual(avoided(trap));
});

test.each(sets)('permission sets, $check: $what', (trap) => {
  expect(sprung(trap)).toEqual(avoided(trap));
});
