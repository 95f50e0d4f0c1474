import { expect, test } from 'vitest';
import { checks } from '#shared/checks/registry.ts';
import type { FindingCount } from '#shared/engine/report.ts';
import { resultsByControl } from '#shared/engine/results.ts';
import { NO_TALLY } from '#shared/engine/tally.ts';

const finding = (check: string, region?: string): FindingCount => ({
  check,
  scope: { system: 'aws', tenant: '111122223333', ...(region !== undefined && { region }) },
  tally: { ...NO_TALLY, failed: 1 },
  missing: [],
  listed: 1,
  evidence: [],
  effective: '2026-11-24T00:00:00.000Z',
});

const linkOf = (id: string, ...findings: FindingCount[]) =>
  [...resultsByControl({ checks, collectors: new Map(), findings }).values()].flat().find((result) => result.id === id)
    ?.remedy.url;

test.each([
  ['us-gov-west-1', 'https://console.amazonaws-us-gov.com/'],
  ['cn-north-1', 'https://console.amazonaws.cn/'],
  ['eu-central-1', 'https://eu-central-1.console.aws.amazon.com/'],
])('what is not of a region is repaired in the cloud that the tenant is of: %s', (region, host) => {
  const wide = finding('aws/root-mfa');
  expect(linkOf('aws/root-mfa', wide, finding('aws/ebs-default-encryption', region))).toContain(host);
});

test('without any region of the tenant it is the commercial cloud', () => {
  const other = { ...finding('aws/ebs-default-encryption', 'us-gov-west-1') };
  const elsewhere = { ...other, scope: { ...other.scope, tenant: '444455556666' } };
  expect(linkOf('aws/root-mfa', finding('aws/root-mfa'), elsewhere)).toContain('console.aws.amazon.com');
});
