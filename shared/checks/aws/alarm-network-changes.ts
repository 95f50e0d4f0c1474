import { alarmCheck } from './lib/alarm.ts';
import { anyEvent } from './lib/filter-pattern.ts';
import { partial, supporting } from './lib/mapping.ts';

export default alarmCheck({
  title: 'Changes of the network raise an alarm',
  severity: 'low',
  controls: [
    partial('A.8.16', 'Changes of what can reach what are noticed.'),
    supporting('A.8.20', 'The network is watched for changes.'),
  ],
  events: [
    anyEvent(['AuthorizeSecurityGroupIngress'], 'ec2'),
    anyEvent(['CreateNetworkAclEntry', 'ReplaceNetworkAclEntry'], 'ec2'),
    anyEvent(['AttachInternetGateway'], 'ec2'),
    anyEvent(['CreateRoute', 'ReplaceRoute'], 'ec2'),
    anyEvent(['CreateVpc', 'CreateVpcPeeringConnection'], 'ec2'),
  ],
});
