import { CloudTrailClient, DescribeTrailsCommand, GetEventSelectorsCommand, GetTrailStatusCommand } from '@aws-sdk/client-cloudtrail';
import { DescribeRegionsCommand, EC2Client } from '@aws-sdk/client-ec2';
import { GetAccountAuthorizationDetailsCommand, GetAccountSummaryCommand, IAMClient, ListVirtualMFADevicesCommand } from '@aws-sdk/client-iam';
import { GetBucketEncryptionCommand, GetBucketLocationCommand, GetBucketPolicyStatusCommand, ListBucketsCommand, S3Client } from '@aws-sdk/client-s3';
import { GetPublicAccessBlockCommand, S3ControlClient } from '@aws-sdk/client-s3-control';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { expect, test } from 'vitest';
import { serve } from './running.ts';

test('first', async () => {
  const { sandbox, config } = await serve();
  const out: unknown[] = [];
  out.push(await new STSClient(config()).send(new GetCallerIdentityCommand()));
  const iam = new IAMClient(config());
  out.push(await iam.send(new GetAccountSummaryCommand()));
  out.push(await iam.send(new GetAccountAuthorizationDetailsCommand({ MaxItems: 3 })));
  out.push(await iam.send(new ListVirtualMFADevicesCommand({})));
  out.push(await new EC2Client(config()).send(new DescribeRegionsCommand({ AllRegions: true })));
  const trail = new CloudTrailClient(config());
  const trails = await trail.send(new DescribeTrailsCommand({}));
  out.push(trails);
  out.push(await trail.send(new GetTrailStatusCommand({ Name: trails.trailList![0]!.TrailARN })));
  out.push(await trail.send(new GetEventSelectorsCommand({ TrailName: trails.trailList![0]!.TrailARN })));
  const s3 = new S3Client(config());
  const buckets = await s3.send(new ListBucketsCommand({}));
  out.push(buckets);
  const Bucket = buckets.Buckets![0]!.Name!;
  out.push(await s3.send(new GetBucketEncryptionCommand({ Bucket })));
  out.push(await s3.send(new GetBucketLocationCommand({ Bucket })));
  out.push(await s3.send(new GetBucketPolicyStatusCommand({ Bucket })));
  try { out.push(await new S3ControlClient(config()).send(new GetPublicAccessBlockCommand({ AccountId: sandbox.estate.management.id })));} catch (e) { out.push(String(e)); }
  console.log(JSON.stringify(out, (k, v) => (k === '$metadata' ? undefined : v), 1).slice(0, 9000));
  console.log(sandbox.violations);
  expect(sandbox.violations).toEqual([]);
});
