import type { ServiceId } from '../wire/catalog.ts';
import { accessanalyzer } from './access-analyzer.ts';
import { account } from './account.ts';
import { acm, elasticloadbalancing } from './applications.ts';
import { backup } from './backup.ts';
import { autoscaling, cloudformation, eks, elasticfilesystem, es, redshift } from './platforms.ts';
import { cloudfront, lambda, sns, sqs } from './messages.ts';
import { cloudtrail } from './cloudtrail.ts';
import { cloudwatch } from './cloudwatch.ts';
import { config } from './config.ts';
import { ec2 } from './ec2.ts';
import type { AnyHandlers } from './handler.ts';
import { ssm, wafv2 } from './hosts.ts';
import { iam } from './iam.ts';
import { identitystore } from './identity-store.ts';
import { kms } from './kms.ts';
import { logs } from './logs.ts';
import { organizations } from './organizations.ts';
import { rds } from './rds.ts';
import { s3 } from './s3.ts';
import { s3control } from './s3control.ts';
import { securityhub } from './security-hub.ts';
import { sso } from './sso.ts';
import { dynamodb, ecr, secretsmanager } from './stores.ts';
import { sts } from './sts.ts';
import { guardduty, inspector2, macie2 } from './threats.ts';

const all: Readonly<Record<ServiceId, object>> = {
  'access-analyzer': accessanalyzer,
  account,
  acm,
  autoscaling,
  backup,
  cloudformation,
  cloudfront,
  cloudtrail,
  cloudwatch,
  config,
  dynamodb,
  ec2,
  ecr,
  eks,
  elasticfilesystem,
  elasticloadbalancing,
  es,
  guardduty,
  iam,
  identitystore,
  inspector2,
  kms,
  lambda,
  logs,
  macie2,
  organizations,
  rds,
  redshift,
  s3,
  s3control,
  secretsmanager,
  securityhub,
  sns,
  sqs,
  ssm,
  sso,
  sts,
  wafv2,
};

/** Handlers by service. Inputs are read and outputs validated by the published shapes, so the types may be forgotten here. */
export const handlers = all as Readonly<Record<ServiceId, AnyHandlers>>;
