import { key, user } from './people.ts';
import { ACCOUNT, type Case, facts, k, list, no, OLD, RECENT, yes } from './case.ts';

const policy = { minimumLength: k(14), symbols: yes, numbers: yes, upper: yes, lower: yes, maxAge: 90, remembered: 24 };
const weak = { minimumLength: k(8), symbols: no, numbers: yes, upper: yes, lower: yes, maxAge: null, remembered: null };
const block = { blockPublicAcls: true, ignorePublicAcls: true, blockPublicPolicy: true, restrictPublicBuckets: true };

const credentials = (pass: object, fail: object): Case =>
  facts(
    'aws/identities',
    { credentials: list(user(pass)) },
    { credentials: list(user(fail)) },
    {
      none: { credentials: list() },
    },
  );

const allow = (fields: object = {}) => ({
  effect: 'Allow',
  actions: ['s3:GetObject'],
  notActions: [],
  resources: ['*'],
  notResources: [],
  principals: [],
  conditions: [],
  ...fields,
});
const everything = allow({ actions: ['*'] });
const holder = (fields: object = {}) => ({
  name: 'one',
  arn: 'arn:one',
  attached: [],
  inline: [],
  groups: [],
  ...fields,
});
const admin = { name: 'AdministratorAccess', arn: 'arn:aws:iam::aws:policy/AdministratorAccess' };
const role = (fields: object = {}) =>
  holder({
    path: '/',
    created: k(OLD),
    lastUsed: RECENT,
    trust: k([allow({ principals: ['Service:ec2.amazonaws.com'] })]),
    ...fields,
  });
const nobody = { policies: list(), users: list(), groups: list(), roles: list() };
const identities = (name: string, pass: object, fail: object, manual?: object): Case =>
  facts(
    'aws/identities',
    { ...nobody, [name]: list(pass) },
    { ...nobody, [name]: list(fail) },
    manual ? { manual: { ...nobody, [name]: list(manual) } } : {},
  );
const managed = (statement: object) => ({ name: 'p', arn: 'arn:p', attachments: k(1), statements: k([statement]) });

const organization = k({ id: 'o', management: ACCOUNT, allFeatures: true, isManagement: true });

const trail = (fields: object = {}) => ({
  name: 'main',
  arn: 'arn:trail',
  homeRegion: 'eu-central-1',
  bucket: 'logs',
  multiRegion: yes,
  organization: no,
  validation: yes,
  globalEvents: yes,
  kmsKey: 'arn:key',
  logGroup: 'arn:aws:logs:eu-central-1:111122223333:log-group:trail:*',
  status: k({ logging: true, lastDelivery: RECENT, deliveryError: null }),
  events: k({ management: 'all', excluded: [], s3Data: 'all' }),
  ...fields,
});
const trails = (fail: object): Case =>
  facts('aws/cloudtrail', { trails: list(trail()) }, { trails: list(trail(fail), trail({ multiRegion: no })) });

export const accountCases: Record<string, Case> = {
  'aws/root-mfa': facts('aws/account', { rootMfa: yes }, { rootMfa: no, rootPassword: yes }),
  'aws/root-hardware-mfa': {
    pass: {
      'aws/identities': { root: k(user()), rootVirtualMfa: no },
      'aws/account': { rootPassword: yes },
    },
    fail: {
      'aws/identities': { root: k(user()), rootVirtualMfa: yes },
      'aws/account': { rootPassword: yes },
    },
  },
  'aws/root-no-access-keys': facts('aws/account', { rootKeys: no }, { rootKeys: yes }),
  'aws/root-unused': facts(
    'aws/identities',
    { root: k(user({ passwordUsed: k(OLD) })) },
    { root: k(user({ passwordUsed: k(null), keys: [key()] })) },
  ),
  'aws/console-users-mfa': credentials({}, { mfa: no }),
  'aws/password-policy-set': facts('aws/account', { passwordPolicy: k(policy) }, { passwordPolicy: k(null) }),
  'aws/password-policy-length': facts('aws/account', { passwordPolicy: k(policy) }, { passwordPolicy: k(weak) }),
  'aws/password-policy-reuse': facts('aws/account', { passwordPolicy: k(policy) }, { passwordPolicy: k(weak) }),
  'aws/password-policy-complexity': facts('aws/account', { passwordPolicy: k(policy) }, { passwordPolicy: k(weak) }),
  'aws/password-policy-expiry': facts(
    'aws/account',
    { passwordPolicy: k(policy) },
    { passwordPolicy: k(null) },
    {
      manual: { passwordPolicy: k(weak) },
    },
  ),
  'aws/access-keys-rotated': credentials({ keys: [key()] }, { keys: [key(), key({ slot: 2, rotated: k(OLD) })] }),
  'aws/access-keys-used': credentials({ keys: [key()] }, { keys: [key({ rotated: k(OLD), lastUsed: k(null) })] }),
  'aws/console-passwords-used': credentials({}, { passwordUsed: k(OLD) }),
  'aws/single-active-key': credentials({ keys: [key()] }, { keys: [key(), key({ slot: 2 })] }),
  'aws/console-users-no-keys': credentials({}, { keys: [key()] }),
  'aws/users-through-provider': {
    pass: {
      'aws/identities': { credentials: list(user({ password: no })), roles: list() },
      'aws/account': { samlProviders: k(1) },
      'aws/identity-center': { instance: k(null) },
    },
    fail: {
      'aws/identities': { credentials: list(user()), roles: list() },
      'aws/account': { samlProviders: k(0) },
      'aws/identity-center': { instance: k(null) },
    },
    manual: {
      'aws/identities': { credentials: list(user()), roles: list() },
      'aws/account': { samlProviders: k(1) },
      'aws/identity-center': { instance: k(null) },
    },
  },
  'aws/no-full-admin-policies': identities('policies', managed(allow()), managed(everything)),
  'aws/policies-no-pass-role-wildcard': identities(
    'policies',
    managed(allow({ actions: ['iam:PassRole'], resources: ['arn:aws:iam::1:role/app'] })),
    managed(allow({ actions: ['iam:Pass*'] })),
  ),
  'aws/policies-no-decrypt-wildcard': identities('policies', managed(allow()), managed(allow({ actions: ['kms:*'] }))),
  'aws/users-not-admin': identities('users', holder(), holder({ attached: [admin] })),
  'aws/users-no-direct-policies': identities('users', holder(), holder({ attached: [admin] })),
  'aws/groups-not-admin-inline': identities(
    'groups',
    holder(),
    holder({ inline: [{ name: 'all', statements: k([everything]) }] }),
  ),
  'aws/administrator-roles-reviewed': {
    pass: { 'aws/identities': { policies: list(), roles: list(role()) } },
    manual: { 'aws/identities': { policies: list(), roles: list(role({ attached: [admin] })) } },
    none: { 'aws/identities': { policies: list(), roles: list() } },
  },
  'aws/roles-not-assumable-by-anyone': identities(
    'roles',
    role(),
    role({ trust: k([allow({ principals: ['*'] })]) }),
    role({
      trust: k([allow({ principals: ['*'], conditions: ['stringlike aws:principalarn arn:aws:iam::*:role/x'] })]),
    }),
  ),
  'aws/roles-external-accounts': {
    pass: {
      'aws/identities': {
        roles: list(role({ trust: k([allow({ principals: [`AWS:arn:aws:iam::${ACCOUNT}:root`] })]) })),
      },
    },
    manual: {
      'aws/identities': {
        roles: list(role({ trust: k([allow({ principals: ['AWS:arn:aws:iam::999988887777:root'] })]) })),
      },
    },
  },
  'aws/roles-used': identities('roles', role(), role({ lastUsed: null })),
  'aws/security-contact': facts('aws/account', { securityContact: yes }, { securityContact: no }),
  'aws/operations-contact': facts('aws/account', { operationsContact: yes }, { operationsContact: no }),
  'aws/server-certificates-valid': facts(
    'aws/account',
    { serverCertificates: list({ name: 'a', expires: k('2027-06-01T00:00:00.000Z') }) },
    { serverCertificates: list({ name: 'a', expires: k(OLD) }) },
    { none: { serverCertificates: list() } },
  ),
  'aws/account-public-access-block': facts(
    'aws/account',
    { publicAccessBlock: k(block) },
    { publicAccessBlock: k({ ...block, ignorePublicAcls: false }) },
  ),
  'aws/trail-multi-region': trails({ status: k({ logging: false, lastDelivery: RECENT, deliveryError: null }) }),
  'aws/trail-delivering': trails({ status: k({ logging: true, lastDelivery: OLD, deliveryError: null }) }),
  'aws/trail-validation': trails({ validation: no }),
  'aws/trail-encrypted': trails({ kmsKey: null }),
  'aws/trail-management-events': trails({ events: k({ management: 'write', excluded: [], s3Data: 'none' }) }),
  'aws/trail-data-events': trails({ events: k({ management: 'all', excluded: [], s3Data: 'none' }) }),
  'aws/trail-watched': trails({ logGroup: null }),
  'aws/trail-global-events': trails({ globalEvents: no }),
  'aws/in-organization': facts('aws/organization', { organization }, { organization: k(null) }),
  'aws/control-policies-in-use': facts(
    'aws/organization',
    {
      organization,
      policyTypes: k(['SERVICE_CONTROL_POLICY']),
      controlPolicies: list({ name: 'FullAWSAccess', ofAws: true }, { name: 'protect', ofAws: false }),
    },
    {
      organization,
      policyTypes: k(['SERVICE_CONTROL_POLICY']),
      controlPolicies: list({ name: 'FullAWSAccess', ofAws: true }),
    },
    { none: { organization: k({ id: 'o', management: '999988887777', allFeatures: true, isManagement: false }) } },
  ),
  'aws/root-access-central': facts(
    'aws/organization',
    {
      organization,
      rootFeatures: k(['RootCredentialsManagement']),
    },
    { organization, rootFeatures: k([]) },
    { none: { organization: k(null) } },
  ),
  'aws/delegated-administrators-known': {
    manual: { 'aws/organization': { organization, delegated: list({ id: '999988887777', name: 'security' }) } },
    none: { 'aws/organization': { organization, delegated: list() } },
  },
  'aws/member-accounts-active': facts(
    'aws/organization',
    { organization, accounts: list({ id: ACCOUNT, name: 'a', state: 'ACTIVE' }) },
    { organization, accounts: list({ id: ACCOUNT, name: 'a', state: 'PENDING_ACTIVATION' }) },
    { manual: { organization, accounts: list({ id: ACCOUNT, name: 'a', state: 'SUSPENDED' }) } },
  ),
  'aws/permission-sets-sessions': facts(
    'aws/identity-center',
    { permissionSets: list({ arn: 'a', administers: yes, sessionMinutes: k(60), assignments: list() }) },
    { permissionSets: list({ arn: 'a', administers: yes, sessionMinutes: k(720), assignments: list() }) },
    { none: { permissionSets: list({ arn: 'a', administers: no, sessionMinutes: k(720), assignments: list() }) } },
  ),
  'aws/permission-sets-by-group': facts(
    'aws/identity-center',
    {
      permissionSets: list({
        arn: 'a',
        administers: yes,
        assignments: list({ account: ACCOUNT, principal: 'g', group: true }),
      }),
    },
    {
      permissionSets: list({
        arn: 'a',
        administers: yes,
        assignments: list({ account: ACCOUNT, principal: 'u', group: false }),
      }),
    },
  ),
};

export { block, trail };
