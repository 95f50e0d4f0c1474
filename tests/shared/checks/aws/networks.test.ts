import { expect, test } from 'vitest';
import { k, list, no, resource, yes } from './lib/case.ts';
import { avoided, sprung, type Trap } from './lib/trap.ts';

const rule = (fields: object) => ({ protocol: 'tcp', from: 22, to: 22, cidrs: [], prefixLists: [], ...fields });
const group = (...rules: object[]) => ({
  'aws/resources': { securityGroups: list(resource({ ingress: k(rules), egress: k([]) }, 'web')) },
});
const ADMIN = 'aws/security-groups-admin-ports';
const ALL = 'aws/security-groups-not-all-open';

const ports: Trap[] = [
  {
    check: ADMIN,
    what: 'half of the internet is the internet',
    given: group(rule({ cidrs: ['0.0.0.0/1', '128.0.0.0/1'] })),
    outcomes: ['fail'],
  },
  { check: ADMIN, what: 'all of IPv6 that is routed', given: group(rule({ cidrs: ['2000::/3'] })), outcomes: ['fail'] },
  {
    check: ADMIN,
    what: 'private ranges, however wide',
    given: group(rule({ cidrs: ['10.0.0.0/8', 'fc00::/7'] })),
    outcomes: ['pass'],
  },
  {
    check: ADMIN,
    what: 'nobody has read what is in a prefix list',
    given: group(rule({ prefixLists: ['pl-1'] })),
    outcomes: ['manual'],
    says: 'pl-1',
  },
  {
    check: ADMIN,
    what: 'a prefix list at another door',
    given: group(rule({ from: 443, to: 443, prefixLists: ['pl-1'] })),
    outcomes: ['pass'],
  },
  {
    check: 'aws/security-groups-database-ports',
    what: 'a prefix list at the door of a store',
    given: group(rule({ protocol: '-1', from: null, to: null, prefixLists: ['pl-1'] })),
    outcomes: ['manual'],
  },
  {
    check: ALL,
    what: 'a protocol without ports opens none',
    given: group(rule({ protocol: '50', from: null, to: null, cidrs: ['0.0.0.0/0'] })),
    outcomes: ['pass'],
  },
  {
    check: ALL,
    what: 'ping from everywhere',
    given: group(rule({ protocol: 'icmpv6', from: null, to: null, cidrs: ['::/0'] })),
    outcomes: ['pass'],
  },
  {
    check: ALL,
    what: 'all ports of one protocol',
    given: group(rule({ from: 0, to: 65_535, cidrs: ['0.0.0.0/0'] })),
    outcomes: ['fail'],
  },
];

const eks = (...publicCidrs: string[]) => ({
  'aws/resources': { eksClusters: list(resource({ publicEndpoint: yes, publicCidrs })) },
});
const vpc = (subnets: object[]) => ({
  'aws/resources': {
    vpcs: list(resource({ isDefault: no }, 'vpc-1')),
    subnets: list(...subnets.map((fields, at) => resource({ vpc: 'vpc-1', zone: 'a', ...fields }, `s-${at}`))),
  },
});
const flowLog = (fields: object) => ({
  'aws/resources': {
    vpcs: list(resource({ isDefault: no }, 'vpc-1')),
    flowLogs: list(
      resource({ resource: 'vpc-1', active: yes, delivery: 'SUCCESS', traffic: 'ALL', ...fields }, 'fl-1'),
    ),
  },
});

const others: Trap[] = [
  {
    check: 'aws/eks-endpoint-limited',
    what: 'all of IPv6 is everybody',
    given: eks('198.51.100.0/24', '::/0'),
    outcomes: ['fail'],
  },
  {
    check: 'aws/eks-endpoint-limited',
    what: 'an office',
    given: eks('198.51.100.0/24'),
    outcomes: ['pass'],
  },
  {
    check: 'aws/vpc-flow-logs',
    what: 'a flow log that cannot deliver',
    given: flowLog({ delivery: 'FAILED' }),
    outcomes: ['fail'],
  },
  {
    check: 'aws/networks-are-divided',
    what: 'one inner subnet is not divided from anything',
    given: vpc([{ publicOnLaunch: no }]),
    outcomes: ['fail'],
  },
  {
    check: 'aws/default-vpc-unused',
    what: 'default and designed networks side by side',
    given: {
      'aws/resources': { vpcs: list(resource({ isDefault: yes }, 'vpc-0'), resource({ isDefault: no }, 'vpc-1')) },
    },
    outcomes: ['fail'],
  },
];

const instance = (fields: object) => ({
  'aws/resources': {
    instances: list(
      resource({ state: k('running'), metadataTokens: k('optional'), metadataEndpoint: k('enabled'), ...fields }),
    ),
  },
});
const volume = (fields: object) => ({ 'aws/resources': { volumes: list(resource({ encrypted: yes, ...fields })) } });

const machines: Trap[] = [
  {
    check: 'aws/instances-metadata-v2',
    what: 'without the metadata service there is no first version of it',
    given: instance({ metadataEndpoint: k('disabled') }),
    outcomes: ['pass'],
  },
  { check: 'aws/instances-metadata-v2', what: 'the first version', given: instance({}), outcomes: ['fail'] },
  {
    check: 'aws/volumes-attached',
    what: 'attachments that were not returned are not missing',
    given: volume({ attached: { known: false, why: 'AWS did not return attachments' } }),
    outcomes: ['unavailable'],
  },
];

test.each(ports)('ports, $check: $what', (trap) => {
  expect(sprung(trap)).toEqual(avoided(trap));
});

test.each(others)('networks, $check: $what', (trap) => {
  expect(sprung(trap)).toEqual(avoided(trap));
});

test.each(machines)('machines, $check: $what', (trap) => {
  expect(sprung(trap)).toEqual(avoided(trap));
});
