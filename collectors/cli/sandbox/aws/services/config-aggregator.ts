import { ServiceError } from '../wire/service-error.ts';
import type { Call } from './handler.ts';

/** The organisation's aggregator, which lives in the management account's home region only. */
export const AGGREGATOR = 'meridian-organization';

export function hasAggregator({ account, estate, region }: Call): boolean {
  return account === estate.management && region === account.plan.home;
}

/** Throws NoSuchConfigurationAggregatorException where it is not, or for another name. */
export function requireAggregator(call: Call, name: string | undefined): void {
  if (!hasAggregator(call) || name !== AGGREGATOR) throw noAggregator();
}

export function noAggregator(): ServiceError {
  return new ServiceError('NoSuchConfigurationAggregatorException', 'The configuration aggregator does not exist.');
}
