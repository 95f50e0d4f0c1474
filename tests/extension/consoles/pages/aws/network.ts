import type { PageExample } from '../page-example.ts';

export const network: readonly PageExample[] = [
  {
    page: 'security-groups',
    title: 'EC2 security groups',
    seen: true,
    regional: true,
    urls: [
      ['https://console.aws.amazon.com/ec2/home#SecurityGroups:', {}],
      ['https://console.aws.amazon.com/ec2/v2/home#SecurityGroups:', {}],
      ['https://console.aws.amazon.com/vpc/home#SecurityGroups:', {}],
    ],
    rows: 'security groups',
  },
  {
    page: 'network-acls',
    title: 'Network ACLs',
    seen: true,
    regional: true,
    urls: [
      ['https://console.aws.amazon.com/vpc/home#acls:', {}],
      ['https://console.aws.amazon.com/vpcconsole/home#acls:', {}],
    ],
    rows: 'network ACLs',
  },
  {
    page: 'vpcs',
    title: 'VPCs and subnets, flow logs tab',
    seen: true,
    regional: true,
    urls: [
      ['https://console.aws.amazon.com/vpc/home#vpcs:', {}],
      ['https://console.aws.amazon.com/vpcconsole/home#vpcs:', {}],
    ],
    rows: 'VPCs',
  },
  {
    page: 'waf-web-acls',
    title: 'WAF web ACLs',
    seen: true,
    regional: true,
    urls: [['https://console.aws.amazon.com/wafv2/homev2/web-acls', {}]],
    rows: 'web ACLs',
  },
  {
    page: 'load-balancers',
    title: 'Load balancers',
    seen: false,
    regional: true,
    urls: [['https://console.aws.amazon.com/ec2/home#LoadBalancers:', {}]],
    rows: 'load balancers',
  },
  {
    page: 'subnets',
    title: 'VPC subnets',
    seen: false,
    regional: true,
    urls: [
      ['https://console.aws.amazon.com/vpcconsole/home#subnets:', {}],
      ['https://console.aws.amazon.com/vpc/home#subnets:', {}],
    ],
    rows: 'subnets',
  },
];
