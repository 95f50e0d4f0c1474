import { expect, test } from 'vitest';
import { ACCOUNT, k, list } from './lib/case.ts';
import { role } from './lib/people.ts';
import { avoided, sprung, type Trap } from './lib/trap.ts';

const allow = (fields: object) => ({
  effect: 'Allow',
  actions: [],
  notActions: [],
  resources: [],
  notResources: [],
  principals: [],
  conditions: [],
  ...fields,
});
const managed = (...statements: object[]) => ({
  name: 'own',
  arn: 'arn:own',
  attachments: k(1),
  statements: k(statements),
});
const none = { policies: list(), users: list(), groups: list(), roles: list() };
const policies = (statement: object) => ({ 'aws/identities': { ...none, policies: list(managed(allow(statement))) } });
const holder = (fields: object = {}) => ({ name: 'one', arn: 'arn:one', attached: [], inline: [], ...fields });
const trusting = (statement: object) => ({
  'aws/identities': { roles: list(role({ trust: k([allow({ actions: ['sts:AssumeRole'], ...statement })]) })) },
});
const GITHUB = `Federated:arn:aws:iam::${ACCOUNT}:oidc-provider/token.actions.githubusercontent.com`;
const AUDIENCE = 'stringequals token.actions.githubusercontent.com:aud sts.amazonaws.com';
const subject = (pattern: string) => `stringlike token.actions.githubusercontent.com:sub ${pattern}`;

const fullAdmin: Trap[] = [
  {
    check: 'aws/no-full-admin-policies',
    what: 'everything but IAM is not everything',
    given: policies({ notActions: ['iam:*', 'organizations:*', 'account:*'], resources: ['*'] }),
    outcomes: ['pass'],
  },
  {
    check: 'aws/no-full-admin-policies',
    what: 'everything but one action lets the holder grant itself the rest',
    given: policies({ notActions: ['s3:DeleteBucket'], resources: ['*'] }),
    outcomes: ['fail'],
  },
  {
    check: 'aws/no-full-admin-policies',
    what: 'every resource but one is as good as every one',
    given: policies({ actions: ['*'], notResources: ['arn:aws:s3:::vault'] }),
    outcomes: ['fail'],
  },
  {
    check: 'aws/no-full-admin-policies',
    what: 'an ARN of nothing but wildcards is every resource',
    given: policies({ actions: ['*'], resources: ['arn:aws:*:*:*:*'] }),
    outcomes: ['fail'],
  },
  {
    check: 'aws/users-not-admin',
    what: 'a policy by NotResource counts for its holder too',
    given: {
      'aws/identities': {
        ...none,
        users: list(
          holder({
            groups: [],
            inline: [{ name: 'in', statements: k([allow({ actions: ['*'], notResources: ['x'] })]) }],
          }),
        ),
      },
    },
    outcomes: ['fail'],
  },
];

const grants: Trap[] = [
  {
    check: 'aws/policies-no-decrypt-wildcard',
    what: 'everything but S3 includes decrypting with every key',
    given: policies({ notActions: ['s3:*'], resources: ['*'] }),
    outcomes: ['fail'],
  },
  {
    check: 'aws/policies-no-decrypt-wildcard',
    what: 'every key but one is not a limit',
    given: policies({ actions: ['kms:Decrypt'], notResources: ['arn:aws:kms:eu-central-1:1:key/a'] }),
    outcomes: ['fail'],
  },
  {
    check: 'aws/policies-no-decrypt-wildcard',
    what: 'a condition may be a limit, or may not',
    given: policies({ actions: ['kms:*'], resources: ['*'], conditions: ['bool aws:multifactorauthpresent true'] }),
    outcomes: ['manual'],
  },
  {
    check: 'aws/policies-no-pass-role-wildcard',
    what: 'a policy inside a role grants as much as one that is listed',
    given: {
      'aws/identities': {
        ...none,
        roles: list(
          role({ inline: [{ name: 'in', statements: k([allow({ actions: ['iam:PassRole'], resources: ['*'] })]) }] }),
        ),
      },
    },
    outcomes: ['fail'],
    says: 'arn:one: in',
  },
  {
    check: 'aws/policies-no-pass-role-wildcard',
    what: 'policies of roles that AWS keeps for its services are not ours to change',
    given: {
      'aws/identities': {
        ...none,
        roles: list(
          role({
            path: '/aws-service-role/x/',
            inline: [{ name: 'in', statements: k([allow({ actions: ['iam:PassRole'], resources: ['*'] })]) }],
          }),
        ),
      },
    },
    outcomes: ['not-applicable'],
  },
];

const trust: Trap[] = [
  {
    check: 'aws/roles-not-assumable-by-anyone',
    what: 'an identity provider for all the world, by its audience alone',
    given: trusting({ principals: [GITHUB], conditions: [AUDIENCE] }),
    outcomes: ['fail'],
    says: 'token.actions.githubusercontent.com',
  },
  {
    check: 'aws/roles-not-assumable-by-anyone',
    what: 'one organisation of it',
    given: trusting({ principals: [GITHUB], conditions: [AUDIENCE, subject('repo:acme/*')] }),
    outcomes: ['pass'],
  },
  {
    check: 'aws/roles-not-assumable-by-anyone',
    what: 'a subject that everybody has',
    given: trusting({ principals: [GITHUB], conditions: [AUDIENCE, subject('repo:*')] }),
    outcomes: ['fail'],
  },
  {
    check: 'aws/roles-not-assumable-by-anyone',
    what: 'an identity provider of our own',
    given: trusting({ principals: [`Federated:arn:aws:iam::${ACCOUNT}:saml-provider/own`] }),
    outcomes: ['pass'],
  },
  {
    check: 'aws/roles-not-assumable-by-anyone',
    what: 'a denial lets nobody in',
    given: trusting({ effect: 'Deny', principals: ['*'] }),
    outcomes: ['pass'],
  },
];

test.each(fullAdmin)('full administration, $check: $what', (trap) => {
  expect(sprung(trap)).toEqual(avoided(trap));
});

test.each(grants)('grants on everything, $check: $what', (trap) => {
  expect(sprung(trap)).toEqual(avoided(trap));
});

test.each(trust)('who may assume a role, $check: $what', (trap) => {
  expect(sprung(trap)).toEqual(avoided(trap));
});
