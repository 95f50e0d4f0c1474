import { ServiceError } from '../wire/service-error.ts';
import type { Handlers } from './handler.ts';
import { blockShape } from './s3.ts';

export const s3control: Handlers<typeof import('@aws-sdk/client-s3-control')> = {
  GetPublicAccessBlock: (input, { account }) => {
    if (input.AccountId !== account.id) throw new ServiceError('AccessDenied', 'Access Denied', { status: 403 });
    const block = account.storage.accountBlock;
    if (!block)
      throw new ServiceError(
        'NoSuchPublicAccessBlockConfiguration',
        'The public access block configuration was not found',
        { status: 404 },
      );
    return { PublicAccessBlockConfiguration: blockShape(block) };
  },
};
