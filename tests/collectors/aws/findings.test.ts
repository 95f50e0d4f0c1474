import { expect, test } from 'vitest';
import identities from '#collectors/aws/identities.ts';
import securityHub from '#collectors/aws/security-hub.ts';
import { answered } from './lib/answers.ts';

const SCOPE = { system: 'aws', tenant: '111122223333', region: 'eu-central-1' };
const finding = (AwsAccountId: string, Region: string) => ({
  Id: `${AwsAccountId} ${Region}`,
  AwsAccountId,
  Region,
  Compliance: { SecurityControlId: 'S3.8' },
  Resources: [{ Id: 'arn:aws:s3:::one' }],
  Severity: { Label: 'HIGH' },
});

test('findings of other accounts and regions, which an administrator is shown too, are judged there', () => {
  const Findings = [
    finding('111122223333', 'eu-central-1'),
    finding('999988887777', 'eu-central-1'),
    finding('111122223333', 'us-east-1'),
  ];
  const { facts } = securityHub.read([answered('securityhub:GetFindings', { Findings })], SCOPE);
  expect(facts.failed).toMatchObject({
    known: true,
    value: { items: [{ id: '111122223333 eu-central-1' }], complete: true },
  });
});

const devices = (member: string, more: boolean) => `
  <ListVirtualMFADevicesResponse xmlns="https://iam.amazonaws.com/doc/2010-05-08/"><ListVirtualMFADevicesResult>
    <IsTruncated>${more}</IsTruncated>${more ? '<Marker>next</Marker>' : ''}
    <VirtualMFADevices>${member}</VirtualMFADevices>
  </ListVirtualMFADevicesResult></ListVirtualMFADevicesResponse>`;
const device = (serial: string) =>
  `<member><SerialNumber>arn:aws:iam::111122223333:mfa/${serial}</SerialNumber></member>`;

test.each([
  ['none of the root user in a whole list', devices(device('ann'), false), { known: true, value: false }],
  ['one of the root user', devices(device('root-account-mfa-device'), true), { known: true, value: true }],
  ['none of the root user in a list that was cut', devices(device('ann'), true), { known: false }],
])('virtual devices: %s', (_, body, expected) => {
  const { facts } = identities.read([answered('iam:ListVirtualMFADevices', body)], SCOPE);
  expect(facts.rootVirtualMfa).toMatchObject(expected);
});
