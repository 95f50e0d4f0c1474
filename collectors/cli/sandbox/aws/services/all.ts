import type { ServiceId } from '../wire/catalog.ts';
import { cloudtrail } from './cloudtrail.ts';
import { config } from './config.ts';
import { ec2 } from './ec2.ts';
import type { AnyHandlers } from './handler.ts';
import { iam } from './iam.ts';
import { s3 } from './s3.ts';
import { s3control } from './s3control.ts';
import { sts } from './sts.ts';

/** Handlers by service. Inputs are read and outputs validated by the published shapes, so the types may be forgotten here. */
export const handlers = { cloudtrail, config, ec2, iam, s3, s3control, sts } as unknown as Readonly<
  Partial<Record<ServiceId, AnyHandlers>>
>;
