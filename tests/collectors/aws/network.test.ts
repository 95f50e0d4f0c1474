import { expect, test } from 'vitest';
import { fromConfig } from '#collectors/aws/resources/kind.ts';
import { networkAcls, securityGroups } from '#collectors/aws/resources/network.ts';
import { View } from '#collectors/aws/read/view.ts';

const described = (configuration: object) => fromConfig(new View({ resourceId: 'one', configuration }));

const entry = (fields: object) => ({
  egress: false,
  protocol: '6',
  portRange: { from: 22, to: 22 },
  ruleAction: 'allow',
  ruleNumber: 100,
  ...fields,
});

test.each([
  ['everybody by IPv4', [entry({ cidrBlock: '0.0.0.0/0' })], [22]],
  ['everybody by IPv6', [entry({ ipv6CidrBlock: '::/0' })], [22]],
  ['an office', [entry({ cidrBlock: '198.51.100.0/24' })], []],
  [
    'everybody, after they were denied',
    [entry({ cidrBlock: '0.0.0.0/0' }), entry({ cidrBlock: '0.0.0.0/0', ruleAction: 'deny', ruleNumber: 90 })],
    [],
  ],
  [
    'IPv4 denied before, IPv6 not',
    [entry({ ipv6CidrBlock: '::/0' }), entry({ cidrBlock: '0.0.0.0/0', ruleAction: 'deny', ruleNumber: 90 })],
    [22],
  ],
])('a network ACL that lets in %s', (_, entries, open) => {
  const { openAdmin } = networkAcls.read(described({ vpcId: 'vpc-1', isDefault: false, entries }));
  expect(openAdmin).toEqual({ known: true, value: open });
});

test('a prefix list of a rule is kept by its id, as AWS Config and EC2 write it', () => {
  const rule = { ipProtocol: 'tcp', fromPort: 22, toPort: 22 };
  const { ingress } = securityGroups.read(
    described({
      ipPermissions: [
        { ...rule, prefixListIds: [{ prefixListId: 'pl-1' }] },
        { ...rule, ipv4Ranges: [{ cidrIp: '198.51.100.0/24' }] },
      ],
    }),
  );
  const common = { protocol: 'tcp', from: 22, to: 22 };
  expect(ingress).toEqual({
    known: true,
    value: [
      { ...common, cidrs: [], prefixLists: ['pl-1'] },
      { ...common, cidrs: ['198.51.100.0/24'], prefixLists: [] },
    ],
  });
});
