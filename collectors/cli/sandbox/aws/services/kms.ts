import type { Key } from '../estate/keys.ts';
import { ServiceError } from '../wire/service-error.ts';
import type { Call, Handlers } from './handler.ts';
import { pageOf, present } from './paging.ts';

export const kms: Handlers<typeof import('@aws-sdk/client-kms')> = {
  ListKeys: (input, { account, region }) => {
    const page = pageOf(account.region(region).keys, {
      list: 'keys',
      token: input.Marker,
      size: input.Limit,
      standard: 100,
      most: 1000,
      invalid: 'InvalidMarkerException',
    });
    return present({
      Keys: page.items.map((key) => ({ KeyId: key.id, KeyArn: key.arn })),
      Truncated: page.next !== undefined,
      NextMarker: page.next,
    });
  },

  ListAliases: (input, { account, region }) => {
    const page = pageOf(account.region(region).keys, {
      list: 'aliases',
      token: input.Marker,
      size: input.Limit,
      standard: 50,
      most: 100,
      invalid: 'InvalidMarkerException',
    });
    return present({
      Aliases: page.items.map((key) => ({
        AliasName: key.alias,
        AliasArn: `${account.plan.arn('kms', region)}:${key.alias}`,
        TargetKeyId: key.id,
      })),
      Truncated: page.next !== undefined,
      NextMarker: page.next,
    });
  },

  DescribeKey: (input, call) => {
    const key = find(call, input.KeyId, 'kms:DescribeKey');
    return {
      KeyMetadata: present({
        KeyId: key.id,
        Arn: key.arn,
        AWSAccountId: call.account.id,
        CreationDate: key.created,
        Enabled: key.state === 'Enabled',
        Description: key.alias,
        KeyUsage: key.spec === 'SYMMETRIC_DEFAULT' ? ('ENCRYPT_DECRYPT' as const) : ('SIGN_VERIFY' as const),
        KeyState: key.state,
        DeletionDate: key.deletion ?? undefined,
        Origin: key.origin,
        KeyManager: key.manager,
        KeySpec: key.spec,
        CustomerMasterKeySpec: key.spec,
        MultiRegion: key.multiRegion,
      }),
    };
  },

  GetKeyRotationStatus: (input, call) => {
    const key = find(call, input.KeyId, 'kms:GetKeyRotationStatus');
    if (key.spec !== 'SYMMETRIC_DEFAULT' || key.origin === 'EXTERNAL') {
      throw new ServiceError(
        'UnsupportedOperationException',
        `${key.arn} has no automatic rotation: its material is asymmetric or imported.`,
      );
    }
    if (key.state === 'PendingDeletion')
      throw new ServiceError('KMSInvalidStateException', `${key.arn} is pending deletion.`);
    return present({
      KeyId: key.id,
      KeyRotationEnabled: key.rotation,
      RotationPeriodInDays: key.rotation ? 365 : undefined,
    });
  },

  GetKeyPolicy: (input, call) => ({
    Policy: JSON.stringify(find(call, input.KeyId, 'kms:GetKeyPolicy').policy),
    PolicyName: 'default',
  }),
};

/** A key by id or ARN. Throws where there is none, and where the key's own policy keeps the caller out. */
function find({ account, region, principal }: Call, id: string | undefined, action: string): Key {
  const key = account.region(region).keys.find((one) => one.id === id || one.arn === id);
  if (!key) throw new ServiceError('NotFoundException', `Key '${id}' does not exist`);
  if (key.unreadable) {
    const message = `User: ${principal.arn} is not authorized to perform: ${action} on resource: ${key.arn} because no resource-based policy allows the ${action} action`;
    throw new ServiceError('AccessDeniedException', message);
  }
  return key;
}
