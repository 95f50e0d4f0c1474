import type { Alert } from '../../organisation/alerts.ts';
import { hexOf } from '../../organisation/random.ts';
import type { Repository } from '../../organisation/repository.ts';
import { headOf } from '../branches.ts';
import type { Call } from '../call.ts';
import { simpleUser, web } from './people.ts';
import { repositoryUrl } from './repositories.ts';

/** Invented advisories: the packages and numbers name nothing that exists. */
const advisories = [
  {
    name: 'meridian-strata',
    ecosystem: 'npm',
    summary: 'Denial of service in nested documents',
    range: '< 3.2.1',
    patched: '3.2.1',
  },
  {
    name: 'meridian-mail',
    ecosystem: 'pip',
    summary: 'Header injection in reply addresses',
    range: '< 1.9.0',
    patched: '1.9.0',
  },
  {
    name: 'dev.meridian:codec',
    ecosystem: 'maven',
    summary: 'Deserialisation of untrusted data',
    range: '< 2.0.4',
    patched: '2.0.4',
  },
  {
    name: 'meridian.example/pathkit',
    ecosystem: 'go',
    summary: 'Path traversal when unpacking archives',
    range: '< 0.14.2',
    patched: '0.14.2',
  },
  {
    name: 'meridian-tokens',
    ecosystem: 'rubygems',
    summary: 'Timing attack on token comparison',
    range: '< 5.1',
    patched: '5.1',
  },
  {
    name: 'meridian-svg',
    ecosystem: 'npm',
    summary: 'Cross-site scripting through titles',
    range: '< 7.0.3',
    patched: '7.0.3',
  },
] as const;

const score = { critical: 9.8, high: 8.1, medium: 5.6, low: 3.1 } as const;

function alertUrls(call: Call, repository: Repository, kind: string, alert: Alert) {
  return {
    url: `${repositoryUrl(call, repository)}/${kind}/alerts/${alert.number}`,
    html_url: `${web(call)}/${call.organisation.login}/${repository.name}/security/${kind}/${alert.number}`,
  };
}

export function advisoryId(alert: Alert): string {
  return `GHSA-${hexOf(4, alert.subject)}-${hexOf(4, 'a', alert.subject)}-${hexOf(4, 'b', alert.subject)}`;
}

export function advisoryOf(alert: Alert) {
  return advisories[alert.subject] ?? advisories[0];
}

export function dependabotAlert(call: Call, repository: Repository, alert: Alert) {
  const advisory = advisoryOf(alert);
  const ghsa = advisoryId(alert);
  const subject = { ecosystem: advisory.ecosystem, name: advisory.name };
  const vulnerability = {
    package: subject,
    severity: alert.severity,
    vulnerable_version_range: advisory.range,
    first_patched_version: { identifier: advisory.patched },
  };
  return {
    number: alert.number,
    state: alert.state,
    dependency: { package: subject, manifest_path: 'lockfile', scope: 'runtime', relationship: 'direct' },
    security_advisory: {
      ghsa_id: ghsa,
      cve_id: null,
      summary: advisory.summary,
      description: advisory.summary,
      vulnerabilities: [vulnerability],
      severity: alert.severity,
      cvss: { score: score[alert.severity], vector_string: null },
      cwes: [],
      identifiers: [{ type: 'GHSA', value: ghsa }],
      references: [],
      published_at: alert.createdAt,
      updated_at: alert.createdAt,
      withdrawn_at: null,
    },
    security_vulnerability: vulnerability,
    ...alertUrls(call, repository, 'dependabot', alert),
    created_at: alert.createdAt,
    updated_at: alert.fixedAt ?? alert.createdAt,
    dismissed_at: null,
    dismissed_by: null,
    dismissed_reason: null,
    dismissed_comment: null,
    fixed_at: alert.fixedAt,
    auto_dismissed_at: null,
  };
}

const rules = [
  'js/sql-injection',
  'py/path-injection',
  'java/unsafe-deserialization',
  'go/clear-text-logging',
  'js/xss',
  'actions/untrusted-checkout',
] as const;

export function codeScanningAlert(call: Call, repository: Repository, alert: Alert) {
  const urls = alertUrls(call, repository, 'code-scanning', alert);
  const id = rules[alert.subject] ?? rules[0];
  return {
    number: alert.number,
    created_at: alert.createdAt,
    updated_at: alert.fixedAt ?? alert.createdAt,
    ...urls,
    instances_url: `${urls.url}/instances`,
    state: alert.state,
    fixed_at: alert.fixedAt,
    dismissed_by: null,
    dismissed_at: null,
    dismissed_reason: null,
    dismissed_comment: null,
    rule: {
      id,
      name: id,
      severity: 'error',
      security_severity_level: alert.severity,
      description: id,
      tags: ['security'],
    },
    tool: { name: 'CodeQL', guid: null, version: '2.19.0' },
    most_recent_instance: {
      ref: `refs/heads/${repository.defaultBranch}`,
      analysis_key: 'dynamic/github-code-scanning/codeql:analyze',
      environment: '{}',
      state: alert.state,
      commit_sha: headOf(repository, repository.defaultBranch),
      message: { text: 'This flows from a request.' },
      location: { path: 'src/index.ts', start_line: 10, end_line: 10, start_column: 3, end_column: 20 },
      classifications: [],
    },
  };
}

const secretTypes = [
  'aws_secret_access_key',
  'slack_incoming_webhook_url',
  'stripe_api_key',
  'npm_access_token',
  'google_api_key',
  'private_key',
] as const;

export function secretAlert(call: Call, repository: Repository, alert: Alert) {
  const type = secretTypes[alert.subject] ?? secretTypes[0];
  const urls = alertUrls(call, repository, 'secret-scanning', alert);
  const bypasser = alert.pushProtectionBypassed ? simpleUser(call, call.organisation.member(3)) : null;
  const resolved = alert.state === 'fixed';
  const hidden = call.query.get('hide_secret') === 'true';
  return {
    number: alert.number,
    created_at: alert.createdAt,
    updated_at: alert.fixedAt,
    ...urls,
    locations_url: `${urls.url}/locations`,
    state: resolved ? 'resolved' : 'open',
    resolution: resolved ? 'revoked' : null,
    resolved_at: alert.fixedAt,
    resolved_by: resolved ? simpleUser(call, call.organisation.member(2)) : null,
    resolution_comment: null,
    secret_type: type,
    secret_type_display_name: type.replaceAll('_', ' '),
    // A caller that does not ask for hiding gets the text; a collector must never keep it.
    ...(hidden ? {} : { secret: `SANDBOX-SECRET-${hexOf(16, repository.id, alert.number)}` }),
    push_protection_bypassed: alert.pushProtectionBypassed,
    push_protection_bypassed_by: bypasser,
    push_protection_bypassed_at: alert.pushProtectionBypassed ? alert.createdAt : null,
    validity: alert.subject % 2 === 0 ? 'active' : 'unknown',
    publicly_leaked: false,
    multi_repo: false,
  };
}
