import { type Case, OLD, k, kind, list, no, resource, yes } from './case.ts';

const rule = (from: number | null, to: number | null, cidr = '0.0.0.0/0', protocol = 'tcp') => ({
  protocol,
  from,
  to,
  cidrs: [cidr],
  prefixLists: [],
});
const instance = (fields: object = {}) => ({
  state: k('running'),
  metadataTokens: k('required'),
  metadataEndpoint: k('enabled'),
  publicIp: null,
  profile: 'arn',
  launched: k(OLD),
  ...fields,
});
const network = (vpc: object, others: object, id = 'vpc-1') => ({
  'aws/resources': { vpcs: list(resource(vpc, id)), ...others },
});
const subnet = (open: boolean, id: string) => resource({ vpc: 'vpc-1', publicOnLaunch: k(open), zone: 'a' }, id);
const scanner = { inspector: k({ ec2: no, ecr: no, lambda: no }) };

export const resourceCases: Record<string, Case> = {
  'aws/security-groups-admin-ports': kind(
    'securityGroups',
    { ingress: k([rule(443, 443), rule(22, 22, '10.0.0.0/8')]) },
    { ingress: k([rule(20, 30)]) },
  ),
  'aws/security-groups-database-ports': kind(
    'securityGroups',
    { ingress: k([rule(443, 443)]) },
    { ingress: k([rule(5432, 5432, '::/0')]) },
  ),
  'aws/security-groups-not-all-open': kind(
    'securityGroups',
    { ingress: k([rule(443, 443)]) },
    { ingress: k([rule(null, null, '0.0.0.0/0', '-1')]) },
  ),
  'aws/security-groups-default-closed': {
    pass: { 'aws/resources': { securityGroups: list(resource({ ingress: k([]), egress: k([]) }, 'default')) } },
    fail: {
      'aws/resources': { securityGroups: list(resource({ ingress: k([]), egress: k([rule(null, null)]) }, 'default')) },
    },
    none: { 'aws/resources': { securityGroups: list(resource({ ingress: k([rule(1, 2)]), egress: k([]) }, 'web')) } },
  },
  'aws/network-acls-admin-ports': kind(
    'networkAcls',
    { isDefault: no, openAdmin: k([]) },
    { isDefault: no, openAdmin: k([22]) },
  ),
  'aws/vpc-flow-logs': {
    pass: network(
      { isDefault: no },
      { flowLogs: list(resource({ resource: 'vpc-1', active: yes, delivery: 'SUCCESS', traffic: 'ALL' })) },
    ),
    fail: network(
      { isDefault: no },
      { flowLogs: list(resource({ resource: 'vpc-2', active: yes, delivery: 'SUCCESS', traffic: 'ALL' })) },
    ),
    none: { 'aws/resources': { vpcs: list(), flowLogs: list() } },
  },
  'aws/default-vpc-unused': { fail: network({ isDefault: yes }, {}), none: network({ isDefault: no }, {}) },
  'aws/subnets-no-public-addresses': kind('subnets', { publicOnLaunch: no }, { publicOnLaunch: yes }),
  'aws/networks-are-divided': {
    pass: network({ isDefault: no }, { subnets: list(subnet(true, 'a'), subnet(false, 'b')) }),
    fail: network({ isDefault: no }, { subnets: list(subnet(true, 'a'), subnet(true, 'b')) }),
    none: network({ isDefault: no }, { subnets: list() }),
  },
  'aws/network-environments-separated': kind(
    'vpcs',
    { isDefault: no, tags: k({ Environment: 'prod' }) },
    { isDefault: no, tags: k({}) },
  ),
  'aws/instances-metadata-v2': kind('instances', instance(), instance({ metadataTokens: k('optional') })),
  'aws/instances-no-public-address': kind('instances', instance(), instance({ publicIp: '203.0.113.9' })),
  'aws/instances-have-role': kind('instances', instance(), instance({ profile: null })),
  'aws/volumes-encrypted': kind('volumes', { encrypted: yes, attached: yes }, { encrypted: no, attached: yes }),
  'aws/volumes-attached': kind('volumes', { encrypted: yes, attached: yes }, { encrypted: yes, attached: no }),
  'aws/functions-runtime-supported': kind('lambdaFunctions', { runtime: k('nodejs22.x') }, { runtime: k('python3.8') }),
  'aws/eks-endpoint-limited': kind(
    'eksClusters',
    { publicEndpoint: no, publicCidrs: [] },
    { publicEndpoint: yes, publicCidrs: ['0.0.0.0/0'] },
  ),
  'aws/eks-audit-log': kind('eksClusters', { auditLog: yes }, { auditLog: no }),
  'aws/eks-secrets-encrypted': kind('eksClusters', { secretsEncrypted: yes }, { secretsEncrypted: no }),
  'aws/repositories-scan': {
    pass: { 'aws/resources': { repositories: list(resource({ scanOnPush: yes })) }, 'aws/posture': scanner },
    manual: { 'aws/resources': { repositories: list(resource({ scanOnPush: no })) }, 'aws/posture': scanner },
    none: { 'aws/resources': { repositories: list() }, 'aws/posture': scanner },
  },
  'aws/repositories-immutable': kind('repositories', { immutableTags: yes }, { immutableTags: no }),
  'aws/scaling-groups-several-zones': kind('autoScalingGroups', { zones: k(3) }, { zones: k(1) }),
  'aws/load-balancers-several-zones': kind('loadBalancers', { zones: k(2) }, { zones: k(1) }),
  'aws/load-balancers-logged': kind(
    'loadBalancers',
    { kind: k('application'), accessLog: yes },
    { kind: k('network'), accessLog: no },
  ),
  'aws/load-balancers-drop-invalid-headers': kind(
    'loadBalancers',
    { kind: k('application'), dropsInvalidHeaders: yes },
    { kind: k('application'), dropsInvalidHeaders: no },
  ),
  'aws/listeners-encrypt': kind(
    'listeners',
    { protocol: k('HTTPS'), redirects: no },
    { protocol: k('HTTP'), redirects: no },
    { protocol: k('TCP'), redirects: no },
  ),
  'aws/listeners-tls-policy': kind(
    'listeners',
    { protocol: k('HTTPS'), tlsPolicy: 'ELBSecurityPolicy-TLS13-1-2-2021-06' },
    { protocol: k('HTTPS'), tlsPolicy: 'ELBSecurityPolicy-2016-08' },
  ),
  'aws/distributions-encrypt': kind(
    'distributions',
    { viewerProtocol: k('redirect-to-https') },
    { viewerProtocol: k('allow-all') },
  ),
  'aws/distributions-tls-version': kind('distributions', { minimumTls: k('TLSv1.2_2021') }, { minimumTls: k('TLSv1') }),
  'aws/distributions-logged': {
    pass: { 'aws/resources': { distributions: list(resource({ logging: yes })) } },
    manual: { 'aws/resources': { distributions: list(resource({ logging: no })) } },
    none: { 'aws/resources': { distributions: list() } },
  },
  'aws/distributions-firewall': kind('distributions', { firewall: yes }, { firewall: no }),
  'aws/topics-encrypted': kind('topics', { key: k('alias/one') }, { key: k(null) }),
  'aws/queues-encrypted': kind('queues', { encrypted: yes }, { encrypted: no }),
  'aws/stacks-not-drifted': kind(
    'stacks',
    { drift: k('IN_SYNC') },
    { drift: k('DRIFTED') },
    { drift: k('NOT_CHECKED') },
  ),
};
