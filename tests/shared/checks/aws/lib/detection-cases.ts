import { type Case, facts, k, list, no, resource, yes } from './case.ts';

const detector = (features: string[], enabled = yes) => ({
  guardDuty: k({ id: 'd', enabled, features: k(features), frequency: null }),
});
/** Security Hub has judged neither, and the services were asked. */
export const asked = { ebsEncryption: null, macie: null };
export const posture = (pass: object, fail: object, none?: object): Case =>
  facts('aws/posture', pass, fail, none === undefined ? {} : { none });
const unused = { guardDuty: k({ id: 'd', enabled: yes, features: k(null), frequency: null }) };
const inspector = (part: string): Case =>
  posture(
    { inspector: k({ ec2: yes, ecr: yes, lambda: yes }) },
    { inspector: k({ ec2: yes, ecr: yes, lambda: yes, [part]: no }) },
  );
const counts = (critical: number, high = 0) => k({ critical, high });

const analyzer = (looksFor: string) => ({ name: 'a', arn: 'a', looksFor, organization: false, active: yes });

/** What watches a region: GuardDuty, Inspector, Macie, Systems Manager, Access Analyzer and Security Hub. */
export const detectionCases: Record<string, Case> = {
  'aws/guardduty-on': posture(detector([]), { guardDuty: k(null) }),
  'aws/guardduty-malware': posture(detector(['EBS_MALWARE_PROTECTION']), detector([]), unused),
  'aws/guardduty-s3': posture(detector(['S3_DATA_EVENTS']), detector([]), unused),
  'aws/guardduty-runtime': posture(detector(['RUNTIME_MONITORING']), detector([]), unused),
  'aws/inspector-instances': inspector('ec2'),
  'aws/inspector-images': inspector('ecr'),
  'aws/inspector-functions': inspector('lambda'),
  'aws/macie-on': posture({ macie: k('enabled'), verdicts: asked }, { macie: k('off'), verdicts: asked }),
  'aws/guardduty-no-severe-findings': {
    pass: { 'aws/vulnerabilities': { guardDuty: counts(0) }, 'aws/posture': detector([]) },
    fail: { 'aws/vulnerabilities': { guardDuty: counts(0, 2) }, 'aws/posture': detector([]) },
    none: { 'aws/vulnerabilities': { guardDuty: counts(0) }, 'aws/posture': detector([], no) },
  },
  'aws/inspector-coverage': facts(
    'aws/vulnerabilities',
    { coverage: k({ active: 4, total: 4 }) },
    { coverage: k({ active: 3, total: 4 }) },
    { none: { coverage: k({ active: 0, total: 0 }) } },
  ),
  'aws/inspector-no-critical': facts(
    'aws/vulnerabilities',
    { inspector: counts(0), coverage: k({ active: 4, total: 4 }) },
    { inspector: counts(1), coverage: k({ active: 4, total: 4 }) },
    { none: { inspector: counts(0), coverage: k({ active: 0, total: 0 }) } },
  ),
  'aws/instances-managed': {
    pass: {
      'aws/resources': { instances: list(resource({ state: k('running') }, 'i-1')) },
      'aws/vulnerabilities': { managed: list({ id: 'i-1', online: true, platform: null }) },
    },
    fail: {
      'aws/resources': { instances: list(resource({ state: k('running') }, 'i-1')) },
      'aws/vulnerabilities': { managed: list() },
    },
    none: {
      'aws/resources': { instances: list(resource({ state: k('stopped') }, 'i-1')) },
      'aws/vulnerabilities': { managed: list() },
    },
  },
  'aws/instances-patched': facts(
    'aws/vulnerabilities',
    { managed: list({ id: 'i-1' }), patches: list({ id: 'i-1', compliant: true, missingCritical: 0 }) },
    { managed: list({ id: 'i-1' }), patches: list({ id: 'i-1', compliant: false, missingCritical: 2 }) },
  ),
  'aws/access-analyzer-on': {
    pass: {
      'aws/access-analyzer': { analyzers: list(analyzer('external')) },
      'aws/organization': { organization: k(null) },
    },
    fail: {
      'aws/access-analyzer': { analyzers: list(analyzer('unused')) },
      'aws/organization': { organization: k(null) },
    },
    manual: {
      'aws/access-analyzer': { analyzers: list() },
      'aws/organization': { organization: k({ id: 'o', management: 'm', allFeatures: true, isManagement: false }) },
    },
  },
  'aws/access-analyzer-findings': facts(
    'aws/access-analyzer',
    { analyzers: list(analyzer('external')), external: list() },
    { external: list({ id: 'f', resource: 'r', resourceType: 't', kind: 'ExternalAccess', analyzer: 'a' }) },
    { none: { analyzers: list({ ...analyzer('external'), active: no }), external: list() } },
  ),
  'aws/access-analyzer-unused': facts(
    'aws/access-analyzer',
    { analyzers: list(analyzer('unused')), unused: list() },
    { unused: list({ id: 'f', resource: 'r', resourceType: 't', kind: 'UnusedIAMRole', analyzer: 'a' }) },
    { none: { analyzers: list({ ...analyzer('unused'), active: no }), unused: list() } },
  ),
  'aws/security-hub-on': facts('aws/security-hub', { enabled: yes }, { enabled: no }),
  'aws/security-hub-standards': facts(
    'aws/security-hub',
    { enabled: yes, rules: 0, standards: list({ arn: 's', ready: true }) },
    { enabled: yes, rules: 0, standards: list({ arn: 's', ready: false }) },
    { none: { enabled: no, standards: list() } },
  ),
  'aws/security-hub-verdicts': facts(
    'aws/security-hub',
    { enabled: yes, rules: 0, standards: list({ arn: 's', ready: true }), failed: list() },
    {
      enabled: yes,
      failed: list({ id: 'f', control: 'S3.8', title: 't', resource: 'r', severity: 'HIGH', since: null }),
    },
    { none: { enabled: no, failed: list() } },
  ),
};
