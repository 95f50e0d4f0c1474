import { expect, test } from 'vitest';
import { decide, type PolicyDocument } from '#collectors/cli/sandbox/aws/auth/policy.ts';

const statement = (part: Partial<PolicyDocument['Statement'][number]>): PolicyDocument => ({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: '*', Resource: '*', ...part }],
});
const access = {
  action: 's3:GetBucketAcl',
  resource: 'arn:aws:s3:::a',
  context: { 'aws:requestedregion': 'eu-west-1' },
};

test.each([
  ['the action itself', statement({ Action: 's3:GetBucketAcl' }), 'allow'],
  ['in any case of letters', statement({ Action: 's3:getbucketacl' }), 'allow'],
  ['by wildcard', statement({ Action: ['iam:*', 's3:Get*'] }), 'allow'],
  ['a question mark is one letter', statement({ Action: 's3:GetBucketAc?' }), 'allow'],
  ['another action', statement({ Action: 's3:GetBucketAclX' }), 'implicit-deny'],
  ['not this action', statement({ Action: undefined as never, NotAction: ['s3:GetBucketAcl'] }), 'implicit-deny'],
  ['another resource', statement({ Resource: 'arn:aws:s3:::b' }), 'implicit-deny'],
  ['not this resource', statement({ Resource: undefined as never, NotResource: 'arn:aws:s3:::a' }), 'implicit-deny'],
  ['a condition that holds', statement({ Condition: { StringLike: { 'aws:RequestedRegion': 'eu-*' } } }), 'allow'],
  [
    'a condition that does not',
    statement({ Condition: { StringEquals: { 'aws:RequestedRegion': 'us-east-1' } } }),
    'implicit-deny',
  ],
  ['a key that is missing', statement({ Condition: { StringEquals: { 'aws:PrincipalTag/x': 'y' } } }), 'implicit-deny'],
  [
    'a key that may be missing',
    statement({ Condition: { StringEqualsIfExists: { 'aws:PrincipalTag/x': 'y' } } }),
    'allow',
  ],
] as const)('%s', (_name, policy, expected) => {
  expect(decide([policy], access)).toBe(expected);
});

test('an explicit deny wins over any allow, wherever it stands', () => {
  expect(decide([statement({ Effect: 'Deny', Action: 's3:*' }), statement({})], access)).toBe('explicit-deny');
  expect(decide([statement({}), statement({ Effect: 'Deny', Action: 's3:*' })], access)).toBe('explicit-deny');
  expect(decide([], access)).toBe('implicit-deny');
});

test('an operator that is not evaluated is an error, not a guess', () => {
  expect(() => decide([statement({ Condition: { NumericLessThan: { 'aws:RequestedRegion': '3' } } })], access)).toThrow(
    /NumericLessThan/,
  );
});
