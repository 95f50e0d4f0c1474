import { expect, test } from 'vitest';
import { block } from './lib/account-cases.ts';
import { k, list, no, resource } from './lib/case.ts';
import { avoided, sprung, type Trap } from './lib/trap.ts';

const deny = (fields: object = {}) => ({
  effect: 'Deny',
  actions: ['s3:*'],
  notActions: [],
  resources: ['arn:aws:s3:::one', 'arn:aws:s3:::one/*'],
  notResources: [],
  principals: ['*'],
  conditions: ['bool aws:securetransport false'],
  ...fields,
});
const bucket = (...policy: object[]) => ({
  'aws/resources': { buckets: list(resource({ block: k(block), policy: k(policy) })) },
});
const TLS = 'aws/buckets-tls-only';

const transport: Trap[] = [
  { check: TLS, what: 'the bucket and what is in it', given: bucket(deny()), outcomes: ['pass'] },
  {
    check: TLS,
    what: 'the bucket without what is in it',
    given: bucket(deny({ resources: ['arn:aws:s3:::one'] })),
    outcomes: ['fail'],
  },
  {
    check: TLS,
    what: 'both, in two statements',
    given: bucket(deny({ resources: ['arn:aws:s3:::one'] }), deny({ resources: ['arn:aws:s3:::one/*'] })),
    outcomes: ['pass'],
  },
  {
    check: TLS,
    what: 'everything that begins with its name',
    given: bucket(deny({ resources: ['arn:aws:s3:::one*'] })),
    outcomes: ['pass'],
  },
  {
    check: TLS,
    what: 'one folder of it',
    given: bucket(deny({ resources: ['arn:aws:s3:::one', 'arn:aws:s3:::one/public/*'] })),
    outcomes: ['fail'],
  },
  {
    check: TLS,
    what: 'a second condition lets the rest through',
    given: bucket(deny({ conditions: ['bool aws:securetransport false', 'stringequals aws:sourcevpc vpc-1'] })),
    outcomes: ['fail'],
  },
];

const NOT_CONFIG = { known: false as const, why: 'AWS Config does not record whether a bucket policy is public' };
const shared = (...conditions: string[]) => ({
  'aws/account': { publicAccessBlock: k(null) },
  'aws/resources': {
    buckets: list(
      resource({
        block: k(null),
        aclPublic: no,
        policyPublic: NOT_CONFIG,
        policy: k([deny({ effect: 'Allow', actions: ['s3:GetObject'], conditions })]),
      }),
    ),
  },
});
const PUBLIC = 'aws/buckets-not-public';

const exposure: Trap[] = [
  { check: PUBLIC, what: 'anyone at all', given: shared(), outcomes: ['fail'] },
  {
    check: PUBLIC,
    what: 'anyone of our organisation',
    given: shared('stringequals aws:principalorgid o-1'),
    outcomes: ['pass'],
  },
  {
    check: PUBLIC,
    what: 'a service on behalf of one account',
    given: shared('stringequals aws:sourceaccount 111122223333', 'arnlike aws:sourcearn arn:aws:logs:*:1:*'),
    outcomes: ['pass'],
  },
  {
    check: PUBLIC,
    what: 'one account, or nobody said which',
    given: shared('stringequalsifexists aws:sourceaccount 111122223333'),
    outcomes: ['manual'],
  },
  {
    check: PUBLIC,
    what: 'an office',
    given: shared('ipaddress aws:sourceip 198.51.100.0/24'),
    outcomes: ['pass'],
  },
  {
    check: PUBLIC,
    what: 'an office and half of the internet',
    given: shared('ipaddress aws:sourceip 198.51.100.0/24,0.0.0.0/1'),
    outcomes: ['manual'],
  },
  {
    check: PUBLIC,
    what: 'everybody but one organisation',
    given: shared('stringnotequals aws:principalorgid o-1'),
    outcomes: ['manual'],
  },
  { check: PUBLIC, what: 'anyone by TLS', given: shared('bool aws:securetransport true'), outcomes: ['manual'] },
];

test.each(exposure)('exposure, $check: $what', (trap) => {
  expect(sprung(trap)).toEqual(avoided(trap));
});

test.each(transport)('buckets, $check: $what', (trap) => {
  expect(sprung(trap)).toEqual(avoided(trap));
});
