import type { PolicyDocument } from '../auth/policy.ts';
import type { Plan } from './plan.ts';

export interface Key {
  readonly id: string;
  readonly arn: string;
  readonly region: string;
  readonly created: Date;
  readonly manager: 'CUSTOMER' | 'AWS';
  readonly state: 'Enabled' | 'Disabled' | 'PendingDeletion';
  readonly deletion: Date | null;
  readonly origin: 'AWS_KMS' | 'EXTERNAL';
  readonly spec: 'SYMMETRIC_DEFAULT' | 'RSA_2048';
  readonly multiRegion: boolean;
  readonly rotation: boolean;
  readonly alias: string;
  readonly policy: PolicyDocument;
  /** Its key policy leaves this account's administrators out: listed, but not described. */
  readonly unreadable: boolean;
}

export function keysOf(plan: Plan, region: string): Key[] {
  const key = (at: number, alias: string, over: Partial<Key> = {}): Key => {
    const id = plan.uuid('key', region, at);
    return {
      id,
      arn: `${plan.arn('kms', region)}:key/${id}`,
      region,
      created: plan.ago(700 - at * 31),
      manager: 'CUSTOMER',
      state: 'Enabled',
      deletion: null,
      origin: 'AWS_KMS',
      spec: 'SYMMETRIC_DEFAULT',
      multiRegion: false,
      rotation: true,
      alias: `alias/${alias}`,
      policy: {
        Version: '2012-10-17',
        Statement: [
          { Effect: 'Allow', Principal: { AWS: `${plan.arn('iam', '')}:root` }, Action: 'kms:*', Resource: '*' },
        ],
      },
      unreadable: false,
      ...over,
    };
  };
  const keys = [key(0, 'data'), key(1, 'aws/ebs', { manager: 'AWS' })];
  if (plan.index >= 3)
    keys.push(
      key(2, 'orders', { rotation: plan.index % 2 === 1 }),
      key(3, 'signing', { spec: 'RSA_2048', rotation: false }),
    );
  if (plan.index === 3) keys.push(key(4, 'card-data', { unreadable: true }));
  if (plan.index === 4) {
    keys.push(
      key(5, 'imported', { origin: 'EXTERNAL', rotation: false }),
      key(6, 'retired', { state: 'PendingDeletion', deletion: plan.ago(-12), rotation: false }),
      key(7, 'paused', { state: 'Disabled', rotation: false }),
    );
  }
  return keys;
}
