import { ServiceError } from '../wire/service-error.ts';
import type { Handlers } from './handler.ts';

export const ec2: Handlers<typeof import('@aws-sdk/client-ec2')> = {
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
};
