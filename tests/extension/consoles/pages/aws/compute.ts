import type { PageExample } from '../page-example.ts';

export const compute: readonly PageExample[] = [
  {
    page: 'ecr-repositories',
    title: 'ECR repositories and scan settings',
    seen: true,
    regional: true,
    urls: [
      ['https://console.aws.amazon.com/ecr/private-registry/repositories', {}],
      ['https://console.aws.amazon.com/ecr/repositories', {}],
    ],
    rows: 'repositories',
  },
  {
    page: 'ec2-instances',
    title: 'EC2 instances',
    seen: true,
    regional: true,
    urls: [
      ['https://console.aws.amazon.com/ec2/home#Instances:', {}],
      ['https://console.aws.amazon.com/ec2/v2/home#Instances:', {}],
    ],
    rows: 'instances',
  },
  {
    page: 'patch-compliance',
    title: 'Systems Manager patch compliance',
    seen: true,
    regional: true,
    urls: [
      ['https://console.aws.amazon.com/systems-manager/patch-manager', {}],
      ['https://console.aws.amazon.com/systems-manager/patch-manager/dashboard', {}],
      ['https://console.aws.amazon.com/systems-manager/patch-manager/compliance-reporting', {}],
    ],
    rows: 'nodes',
  },
  {
    page: 'managed-nodes',
    title: 'Systems Manager managed nodes, inventory',
    seen: true,
    regional: true,
    urls: [
      ['https://console.aws.amazon.com/systems-manager/managed-instances', {}],
      ['https://console.aws.amazon.com/systems-manager/fleet-manager/managed-nodes', {}],
    ],
    rows: 'nodes',
  },
  {
    page: 'session-manager-preferences',
    title: 'Session Manager preferences',
    seen: true,
    regional: true,
    urls: [['https://console.aws.amazon.com/systems-manager/session-manager/preferences', {}]],
    settings: {
      idleTimeout: ['Idle session timeout', 'pair', '30 minutes'],
      kms: ['KMS encryption', 'switch', true],
      s3Logging: ['S3 logging', 'checkbox', false],
      cloudwatchLogging: ['CloudWatch logging', 'switch', true],
    },
  },
  {
    page: 'auto-scaling-groups',
    title: 'Auto Scaling groups',
    seen: true,
    regional: true,
    urls: [
      ['https://console.aws.amazon.com/ec2autoscaling/home#/details', {}],
      ['https://console.aws.amazon.com/ec2/home#AutoScalingGroups:', {}],
    ],
    rows: 'groups',
  },
  {
    page: 'codepipeline-pipelines',
    title: 'CodePipeline pipeline',
    seen: false,
    regional: true,
    urls: [['https://console.aws.amazon.com/codesuite/codepipeline/pipelines', {}]],
    rows: 'pipelines',
  },
  {
    page: 'ebs-volumes',
    title: 'EBS volumes',
    seen: false,
    regional: true,
    urls: [
      ['https://console.aws.amazon.com/ec2/home#Volumes:', {}],
      ['https://console.aws.amazon.com/ec2/v2/home#Volumes:', {}],
    ],
    rows: 'volumes',
  },
  {
    page: 'lambda-functions',
    title: 'Lambda functions',
    seen: false,
    regional: true,
    urls: [['https://console.aws.amazon.com/lambda/home#/functions', {}]],
    rows: 'functions',
  },
  {
    page: 'sns-topics',
    title: 'SNS topics',
    seen: false,
    regional: true,
    urls: [['https://console.aws.amazon.com/sns/v3/home#/topics', {}]],
    rows: 'topics',
  },
  {
    page: 'sqs-queues',
    title: 'SQS queues',
    seen: false,
    regional: true,
    urls: [
      ['https://console.aws.amazon.com/sqs/v3/home#/queues', {}],
      ['https://console.aws.amazon.com/sqs/v2/home#/queues', {}],
    ],
    rows: 'queues',
  },
];
