import type { Scope } from '#shared/evidence/record.ts';

/**
 * Console pages of a region, in its partition. What is not of a region opens in the region that the scope
 * names besides, and without one in the home of the commercial partition.
 */
export function page(service: string, rest = '', fixed?: string): (scope: Scope) => string {
  return (scope) => {
    const region = scope.region ?? fixed ?? 'us-east-1';
    return `https://${hostOf(region)}/${service}/home?region=${region}${rest}`;
  };
}

function hostOf(region: string): string {
  if (region.startsWith('us-gov-')) return 'console.amazonaws-us-gov.com';
  return region.startsWith('cn-') ? 'console.amazonaws.cn' : `${region}.console.aws.amazon.com`;
}
