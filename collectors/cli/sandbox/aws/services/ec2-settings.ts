import { ServiceError } from '../wire/service-error.ts';
import type { Handlers } from './handler.ts';
import { present } from './paging.ts';

/** Regions, and the defaults that an account has in each. */
export const ec2Settings: Handlers<typeof import('@aws-sdk/client-ec2')> = {
  DescribeRegions: (input, { estate }) => {
    const states = input.Filters?.find((filter) => filter.Name === 'opt-in-status')?.Values;
    const named = input.RegionNames ?? [];
    for (const name of named) {
      if (!estate.regions.some((region) => region.name === name))
        throw new ServiceError('InvalidParameterValue', `Invalid region name: ${name}`);
    }
    const regions = estate.regions.filter(
      (region) =>
        (named.length === 0 || named.includes(region.name)) &&
        (input.AllRegions === true || named.length > 0 || region.optIn !== 'not-opted-in') &&
        (states === undefined || states.includes(region.optIn)),
    );
    return {
      Regions: regions.map((region) => ({
        RegionName: region.name,
        Endpoint: `ec2.${region.name}.amazonaws.com`,
        OptInStatus: region.optIn,
      })),
    };
  },

  GetEbsEncryptionByDefault: (_input, { account, region }) => {
    const { ebsEncryption } = account.region(region).posture;
    return present({
      EbsEncryptionByDefault: ebsEncryption,
      SseType: ebsEncryption ? ('sse-kms' as const) : undefined,
    });
  },

  GetEbsDefaultKmsKeyId: (_input, { account, region }) => ({ KmsKeyId: account.region(region).posture.ebsKey }),

  GetSnapshotBlockPublicAccessState: (_input, { account, region }) => ({
    State: account.region(region).posture.snapshotBlock,
    ManagedBy: 'account',
  }),

  GetImageBlockPublicAccessState: (_input, { account, region }) => ({
    ImageBlockPublicAccessState: account.region(region).posture.imageBlock,
    ManagedBy: 'account',
  }),

  GetInstanceMetadataDefaults: (_input, { account, region }) => {
    const { metadataTokens } = account.region(region).posture;
    return {
      AccountLevel:
        metadataTokens === null
          ? {}
          : { HttpTokens: metadataTokens, HttpPutResponseHopLimit: 2, HttpEndpoint: 'enabled', ManagedBy: 'account' },
    };
  },
};
