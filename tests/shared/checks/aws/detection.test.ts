import { expect, test } from 'vitest';
import { ACCOUNT, k, list, no, OLD, RECENT, resource, yes } from './lib/case.ts';
import { avoided, sprung, type Trap } from './lib/trap.ts';

const hub = (standards: object[], failed: object[] = [], rules = 0) => ({
  'aws/security-hub': { enabled: yes, standards: list(...standards), failed: list(...failed), rules },
});
const wellBy = (setting: string, fact: object) => ({
  'aws/posture': {
    ...fact,
    verdicts: { ebsEncryption: null, macie: null, [setting]: { rule: 'securityhub-one-0a', since: RECENT } },
  },
});
const verdicts: Trap[] = [
  {
    check: 'aws/security-hub-verdicts',
    what: 'without a standard nothing was judged',
    given: hub([]),
    outcomes: ['not-applicable'],
  },
  {
    check: 'aws/security-hub-verdicts',
    what: 'a standard that is not ready has judged nothing',
    given: hub([{ arn: 's', ready: false }]),
    outcomes: ['not-applicable'],
  },
  {
    check: 'aws/security-hub-verdicts',
    what: 'verdicts that are not severe show that it judges',
    given: hub(
      [{ arn: 's', ready: true }],
      [{ id: 'f', control: 'S3.9', title: 't', resource: 'r', severity: 'MEDIUM', since: null }],
    ),
    outcomes: ['pass'],
  },
  {
    check: 'aws/security-hub-verdicts',
    what: 'rules of its standards that judged show it too, and none of them failed',
    given: hub([], [], 12),
    outcomes: ['pass'],
  },
  {
    check: 'aws/security-hub-standards',
    what: 'rules of its standards that judged',
    given: hub([], [], 12),
    outcomes: ['pass'],
    says: '12 rules',
  },
  {
    check: 'aws/macie-on',
    what: "a pass by Security Hub's word names its rule",
    given: wellBy('macie', { macie: k('enabled') }),
    outcomes: ['pass'],
    says: `securityhub-one-0a, compliant since ${RECENT}`,
  },
  {
    check: 'aws/ebs-default-encryption',
    what: "a pass by Security Hub's word names its rule",
    given: wellBy('ebsEncryption', { ebsEncryption: yes }),
    outcomes: ['pass'],
    says: 'securityhub-one-0a',
  },
  {
    check: 'aws/security-hub-standards',
    what: 'only standards that are ready count',
    given: hub([
      { arn: 's', ready: true },
      { arn: 'other', ready: false },
    ]),
    outcomes: ['pass'],
    says: '"1 standards"',
  },
  {
    check: 'aws/config-rules-in-use',
    what: 'without a recorder there is nothing for rules to judge',
    given: {
      'aws/resources': { recorder: k(null), rules: { known: false, why: 'AWS Config records nothing here' } },
    },
    outcomes: ['not-applicable'],
  },
];

const patched = (id: string) => ({ id, compliant: true, missingCritical: 0 });
const managed = (id: string) => ({ id, online: true, platform: null });
const scanners: Trap[] = [
  {
    check: 'aws/instances-patched',
    what: 'an instance that nobody looked for patches on is not patched',
    given: {
      'aws/vulnerabilities': { managed: list(managed('i-1'), managed('i-2')), patches: list(patched('i-1')) },
    },
    outcomes: ['pass', 'fail'],
  },
  {
    check: 'aws/repositories-scan',
    what: 'enhanced scanning of the registry reaches every repository',
    given: {
      'aws/resources': { repositories: list(resource({ scanOnPush: no })) },
      'aws/posture': { inspector: k({ ec2: no, ecr: yes, lambda: no }) },
    },
    outcomes: ['pass'],
  },
  {
    check: 'aws/repositories-scan',
    what: 'rules of the registry are not seen',
    given: {
      'aws/resources': { repositories: list(resource({ scanOnPush: no })) },
      'aws/posture': { inspector: k({ ec2: no, ecr: no, lambda: no }) },
    },
    outcomes: ['manual'],
  },
];

const suspended = { guardDuty: k({ id: 'd', enabled: no, features: k(['S3_DATA_EVENTS']), frequency: null }) };
const guard: Trap[] = [
  {
    check: 'aws/guardduty-s3',
    what: 'a suspended detector keeps its features',
    given: { 'aws/posture': suspended },
    outcomes: ['fail'],
  },
  {
    check: 'aws/guardduty-no-severe-findings',
    what: 'a suspended detector finds nothing',
    given: { 'aws/vulnerabilities': { guardDuty: k({ critical: 0, high: 0 }) }, 'aws/posture': suspended },
    outcomes: ['not-applicable'],
  },
  {
    check: 'aws/guardduty-no-severe-findings',
    what: 'what it found before stays open',
    given: { 'aws/vulnerabilities': { guardDuty: k({ critical: 1, high: 0 }) }, 'aws/posture': suspended },
    outcomes: ['fail'],
  },
];

const lambda = (runtime: string) => ({ 'aws/resources': { lambdaFunctions: list(resource({ runtime: k(runtime) })) } });
const runtimes: Trap[] = [
  {
    check: 'aws/functions-runtime-supported',
    what: 'out since April 2026',
    given: lambda('nodejs20.x'),
    outcomes: ['fail'],
  },
  { check: 'aws/functions-runtime-supported', what: 'in until 2027', given: lambda('nodejs22.x'), outcomes: ['pass'] },
  { check: 'aws/functions-runtime-supported', what: 'the first of all', given: lambda('nodejs'), outcomes: ['fail'] },
  {
    check: 'aws/functions-runtime-supported',
    what: 'one of tomorrow',
    given: lambda('nodejs99.x'),
    outcomes: ['manual'],
  },
];

const listener = (tlsPolicy: string) => ({
  'aws/resources': { listeners: list(resource({ protocol: k('HTTPS'), tlsPolicy, redirects: no })) },
});
const delivery: Trap[] = [
  ...['ELBSecurityPolicy-FS-1-2-Res-2020-10', 'ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09'].map((name) => ({
    check: 'aws/listeners-tls-policy',
    what: name,
    given: listener(name),
    outcomes: ['pass' as const],
  })),
  ...[
    'ELBSecurityPolicy-FS-2018-06',
    'ELBSecurityPolicy-TLS13-1-1-2021-06',
    'ELBSecurityPolicy-TLS13-1-0-PQ-2025-09',
  ].map((name) => ({
    check: 'aws/listeners-tls-policy',
    what: name,
    given: listener(name),
    outcomes: ['fail' as const],
  })),
  {
    check: 'aws/listeners-tls-policy',
    what: 'a name that says nothing',
    given: listener('ELBSecurityPolicy-Next-2031-01'),
    outcomes: ['manual'],
  },
  {
    check: 'aws/load-balancers-logged',
    what: 'a gateway balancer has no access log to switch on',
    given: { 'aws/resources': { loadBalancers: list(resource({ kind: k('gateway'), accessLog: no })) } },
    outcomes: ['not-applicable'],
  },
  {
    check: 'aws/distributions-logged',
    what: 'the newer ways of logging are not in the settings that are read',
    given: { 'aws/resources': { distributions: list(resource({ logging: no })) } },
    outcomes: ['manual'],
  },
  {
    check: 'aws/topics-encrypted',
    what: 'a topic whose settings were not returned',
    given: { 'aws/resources': { topics: list(resource({ key: { known: false, why: 'not returned' } })) } },
    outcomes: ['unavailable'],
  },
];

const inside = (management: string) =>
  k({ id: 'o', management, allFeatures: true, isManagement: management === ACCOUNT });
const organization = (fields: object) => ({ 'aws/organization': { organization: inside(ACCOUNT), ...fields } });
const elsewhere = { known: false as const, why: 'the management account sees this' };
const accounts: Trap[] = [
  ...['CLOSED', 'PENDING_CLOSURE'].map((state) => ({
    check: 'aws/member-accounts-active',
    what: `an account that is ${state} was given up in order`,
    given: organization({ accounts: list({ id: '1', name: 'a', state }) }),
    outcomes: ['pass' as const],
  })),
  ...['aws/member-accounts-active', 'aws/delegated-administrators-known'].map((check) => ({
    check,
    what: 'a member account is not missing what the management account sees',
    given: { 'aws/organization': { organization: inside('999988887777'), accounts: elsewhere, delegated: elsewhere } },
    outcomes: ['not-applicable' as const],
  })),
];

const backup = (fields: object, more: object = {}) => ({
  'aws/backup': {
    protected: list({
      arn: 'arn:aws:dynamodb:eu-central-1:111122223333:table/orders',
      type: 'DynamoDB',
      lastBackup: k(OLD),
      ...fields,
    }),
  },
  'aws/resources': { tables: list(), ...more },
});
const recovery: Trap[] = [
  {
    check: 'aws/backups-recent',
    what: 'what is gone needs no further backup',
    given: backup({}),
    outcomes: ['not-applicable'],
  },
  {
    check: 'aws/backups-recent',
    what: 'what is there does',
    given: backup({}, { tables: list(resource({}, 'orders')) }),
    outcomes: ['fail'],
  },
  {
    check: 'aws/backups-recent',
    what: 'a backup of today',
    given: backup({ lastBackup: k(RECENT) }),
    outcomes: ['pass'],
  },
];

test.each([...verdicts, ...scanners, ...guard])('findings, $check: $what', (trap) => {
  expect(sprung(trap)).toEqual(avoided(trap));
});

test.each([...runtimes, ...delivery])('services, $check: $what', (trap) => {
  expect(sprung(trap)).toEqual(avoided(trap));
});

test.each([...accounts, ...recovery])('accounts and backups, $check: $what', (trap) => {
  expect(sprung(trap)).toEqual(avoided(trap));
});
