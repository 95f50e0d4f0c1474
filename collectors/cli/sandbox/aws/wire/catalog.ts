/** The wire protocols that AWS services speak, by the names of the Smithy AWS protocol traits. */
export type Protocol = 'json-1.0' | 'json-1.1' | 'query' | 'ec2' | 'rest-json' | 'rest-xml';

export interface ServiceEntry {
  /** Name in a credential scope. Two services may share one: s3 and s3control both sign as "s3". */
  readonly signingName: string;
  /** Prefix of the service's actions in IAM policies. */
  readonly iamPrefix: string;
  readonly protocol: Protocol;
  /** Prefix of X-Amz-Target, for the JSON protocols. */
  readonly target?: string;
  /** XML namespace of answers, for the XML protocols. */
  readonly namespace?: string;
  /** JSON services that also answer with the error names of their former query protocol. */
  readonly queryCompatible?: boolean;
  /** The official client, whose runtime schemas are the service's published shapes. */
  readonly load: () => Promise<object>;
}

const json = (
  signingName: string,
  target: string,
  load: () => Promise<object>,
  iamPrefix = signingName,
): ServiceEntry => ({
  signingName,
  iamPrefix,
  protocol: 'json-1.1',
  target,
  load,
});

const rest = (signingName: string, load: () => Promise<object>): ServiceEntry => ({
  signingName,
  iamPrefix: signingName,
  protocol: 'rest-json',
  load,
});

const query = (signingName: string, namespace: string, load: () => Promise<object>): ServiceEntry => ({
  signingName,
  iamPrefix: signingName,
  protocol: 'query',
  namespace,
  load,
});

/** Every service the sandbox speaks. Clients are loaded when first asked for: EC2's schemas alone are over a megabyte. */
export const services = {
  'access-analyzer': rest('access-analyzer', () => import('@aws-sdk/client-accessanalyzer')),
  account: rest('account', () => import('@aws-sdk/client-account')),
  acm: json('acm', 'CertificateManager', () => import('@aws-sdk/client-acm')),
  autoscaling: query(
    'autoscaling',
    'http://autoscaling.amazonaws.com/doc/2011-01-01/',
    () => import('@aws-sdk/client-auto-scaling'),
  ),
  backup: rest('backup', () => import('@aws-sdk/client-backup')),
  cloudformation: query(
    'cloudformation',
    'http://cloudformation.amazonaws.com/doc/2010-05-15/',
    () => import('@aws-sdk/client-cloudformation'),
  ),
  cloudfront: {
    signingName: 'cloudfront',
    iamPrefix: 'cloudfront',
    protocol: 'rest-xml',
    namespace: 'http://cloudfront.amazonaws.com/doc/2020-05-31/',
    load: () => import('@aws-sdk/client-cloudfront'),
  },
  cloudtrail: json('cloudtrail', 'CloudTrail_20131101', () => import('@aws-sdk/client-cloudtrail')),
  cloudwatch: {
    signingName: 'monitoring',
    iamPrefix: 'cloudwatch',
    protocol: 'json-1.0',
    target: 'GraniteServiceVersion20100801',
    queryCompatible: true,
    load: () => import('@aws-sdk/client-cloudwatch'),
  },
  config: json('config', 'StarlingDoveService', () => import('@aws-sdk/client-config-service')),
  dynamodb: {
    signingName: 'dynamodb',
    iamPrefix: 'dynamodb',
    protocol: 'json-1.0',
    target: 'DynamoDB_20120810',
    load: () => import('@aws-sdk/client-dynamodb'),
  },
  ec2: {
    signingName: 'ec2',
    iamPrefix: 'ec2',
    protocol: 'ec2',
    namespace: 'http://ec2.amazonaws.com/doc/2016-11-15/',
    load: () => import('@aws-sdk/client-ec2'),
  },
  ecr: json('ecr', 'AmazonEC2ContainerRegistry_V20150921', () => import('@aws-sdk/client-ecr')),
  eks: rest('eks', () => import('@aws-sdk/client-eks')),
  elasticfilesystem: rest('elasticfilesystem', () => import('@aws-sdk/client-efs')),
  elasticloadbalancing: query(
    'elasticloadbalancing',
    'http://elasticloadbalancing.amazonaws.com/doc/2015-12-01/',
    () => import('@aws-sdk/client-elastic-load-balancing-v2'),
  ),
  es: rest('es', () => import('@aws-sdk/client-opensearch')),
  guardduty: rest('guardduty', () => import('@aws-sdk/client-guardduty')),
  iam: query('iam', 'https://iam.amazonaws.com/doc/2010-05-08/', () => import('@aws-sdk/client-iam')),
  identitystore: json('identitystore', 'AWSIdentityStore', () => import('@aws-sdk/client-identitystore')),
  inspector2: rest('inspector2', () => import('@aws-sdk/client-inspector2')),
  kms: json('kms', 'TrentService', () => import('@aws-sdk/client-kms')),
  lambda: rest('lambda', () => import('@aws-sdk/client-lambda')),
  logs: json('logs', 'Logs_20140328', () => import('@aws-sdk/client-cloudwatch-logs')),
  macie2: rest('macie2', () => import('@aws-sdk/client-macie2')),
  organizations: json('organizations', 'AWSOrganizationsV20161128', () => import('@aws-sdk/client-organizations')),
  rds: query('rds', 'http://rds.amazonaws.com/doc/2014-10-31/', () => import('@aws-sdk/client-rds')),
  redshift: query(
    'redshift',
    'http://redshift.amazonaws.com/doc/2012-12-01/',
    () => import('@aws-sdk/client-redshift'),
  ),
  s3: {
    signingName: 's3',
    iamPrefix: 's3',
    protocol: 'rest-xml',
    namespace: 'http://s3.amazonaws.com/doc/2006-03-01/',
    load: () => import('@aws-sdk/client-s3'),
  },
  s3control: {
    signingName: 's3',
    iamPrefix: 's3',
    protocol: 'rest-xml',
    namespace: 'http://awss3control.amazonaws.com/doc/2018-08-20/',
    load: () => import('@aws-sdk/client-s3-control'),
  },
  secretsmanager: json('secretsmanager', 'secretsmanager', () => import('@aws-sdk/client-secrets-manager')),
  securityhub: rest('securityhub', () => import('@aws-sdk/client-securityhub')),
  sns: query('sns', 'http://sns.amazonaws.com/doc/2010-03-31/', () => import('@aws-sdk/client-sns')),
  sqs: {
    signingName: 'sqs',
    iamPrefix: 'sqs',
    protocol: 'json-1.0',
    target: 'AmazonSQS',
    queryCompatible: true,
    load: () => import('@aws-sdk/client-sqs'),
  },
  ssm: json('ssm', 'AmazonSSM', () => import('@aws-sdk/client-ssm')),
  sso: json('sso', 'SWBExternalService', () => import('@aws-sdk/client-sso-admin')),
  sts: query('sts', 'https://sts.amazonaws.com/doc/2011-06-15/', () => import('@aws-sdk/client-sts')),
  wafv2: json('wafv2', 'AWSWAF_20190729', () => import('@aws-sdk/client-wafv2')),
} as const satisfies Record<string, ServiceEntry>;

export type ServiceId = keyof typeof services;

export function isServiceId(name: string): name is ServiceId {
  return Object.hasOwn(services, name);
}
