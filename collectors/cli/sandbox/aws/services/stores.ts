import { ServiceError } from '../wire/service-error.ts';
import type { Handlers } from './handler.ts';
import { pageOf, present } from './paging.ts';

export const secretsmanager: Handlers<typeof import('@aws-sdk/client-secrets-manager')> = {
  ListSecrets: (input, { account, region }) => {
    const page = pageOf(account.region(region).assets.secrets, {
      list: 'secrets',
      token: input.NextToken,
      size: input.MaxResults,
      standard: 100,
      most: 100,
    });
    return present({
      SecretList: page.items.map((one) =>
        present({
          ARN: one.arn,
          Name: one.name,
          CreatedDate: one.created,
          LastChangedDate: one.changed,
          LastRotatedDate: one.rotated ?? undefined,
          RotationEnabled: one.rotationDays === null ? undefined : true,
          RotationRules: one.rotationDays === null ? undefined : { AutomaticallyAfterDays: one.rotationDays },
          KmsKeyId: one.key ?? undefined,
          Tags: [],
        }),
      ),
      NextToken: page.next,
    });
  },
};

export const ecr: Handlers<typeof import('@aws-sdk/client-ecr')> = {
  DescribeRepositories: (input, { account, region }) => {
    const page = pageOf(account.region(region).assets.repositories, {
      list: 'repositories',
      token: input.nextToken,
      size: input.maxResults,
      standard: 100,
      most: 1000,
      invalid: 'InvalidParameterException',
    });
    return present({
      repositories: page.items.map((one) => ({
        repositoryArn: one.arn,
        registryId: account.id,
        repositoryName: one.name,
        repositoryUri: `${account.id}.dkr.ecr.${region}.amazonaws.com/${one.name}`,
        createdAt: one.created,
        imageTagMutability: one.immutable ? ('IMMUTABLE' as const) : ('MUTABLE' as const),
        imageScanningConfiguration: { scanOnPush: one.scanOnPush },
        encryptionConfiguration:
          one.key === null
            ? { encryptionType: 'AES256' as const }
            : { encryptionType: 'KMS' as const, kmsKey: one.key },
      })),
      nextToken: page.next,
    });
  },

  GetRegistryScanningConfiguration: (_input, { account, region }) => {
    const { registryScan } = account.region(region).assets;
    const everything = {
      scanFrequency: 'CONTINUOUS_SCAN' as const,
      repositoryFilters: [{ filter: '*', filterType: 'WILDCARD' as const }],
    };
    return {
      registryId: account.id,
      scanningConfiguration: { scanType: registryScan, rules: registryScan === 'ENHANCED' ? [everything] : [] },
    };
  },
};

export const dynamodb: Handlers<typeof import('@aws-sdk/client-dynamodb')> = {
  ListTables: (input, { account, region }) => {
    const names = account.region(region).assets.tables.map((one) => one.name);
    const start = input.ExclusiveStartTableName === undefined ? 0 : names.indexOf(input.ExclusiveStartTableName) + 1;
    const page = names.slice(start, start + (input.Limit ?? 100));
    return present({
      TableNames: page,
      LastEvaluatedTableName: start + page.length < names.length ? page.at(-1) : undefined,
    });
  },

  DescribeTable: (input, { account, region }) => {
    const one = account
      .region(region)
      .assets.tables.find((table) => table.name === input.TableName || table.arn === input.TableName);
    if (!one)
      throw new ServiceError(
        'ResourceNotFoundException',
        `Requested resource not found: Table: ${input.TableName} not found`,
      );
    return {
      Table: present({
        TableName: one.name,
        TableArn: one.arn,
        TableStatus: 'ACTIVE' as const,
        CreationDateTime: one.created,
        DeletionProtectionEnabled: one.deletionProtection,
        SSEDescription:
          one.key === null
            ? undefined
            : { Status: 'ENABLED' as const, SSEType: 'KMS' as const, KMSMasterKeyArn: one.key },
      }),
    };
  },

  DescribeContinuousBackups: (input, { account, region }) => {
    const one = account
      .region(region)
      .assets.tables.find((table) => table.name === input.TableName || table.arn === input.TableName);
    if (!one) throw new ServiceError('TableNotFoundException', `Table not found: ${input.TableName}`);
    const status = one.recovery ? ('ENABLED' as const) : ('DISABLED' as const);
    return {
      ContinuousBackupsDescription: {
        ContinuousBackupsStatus: 'ENABLED',
        PointInTimeRecoveryDescription: { PointInTimeRecoveryStatus: status },
      },
    };
  },
};
