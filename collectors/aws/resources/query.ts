import type { Session } from '../client/connection.ts';
import { kindNames, kinds, NARROW_FIELDS, NARROW_TYPES } from './kinds.ts';

const IDENTITY =
  'resourceId, resourceName, resourceType, arn, accountId, awsRegion, configurationItemCaptureTime, tags';
export const RULE_TYPE = 'AWS::Config::ResourceCompliance';
export const PACK_TYPE = 'AWS::Config::ConformancePackCompliance';

const whole = [
  ...kindNames.map((name) => kinds[name].type).filter((type) => !NARROW_TYPES.includes(type)),
  RULE_TYPE,
  PACK_TYPE,
]
  .sort()
  .map((type) => `'${type}'`)
  .join(', ');

/**
 * The two advanced queries: types that are judged, with everything AWS Config knows of them, and all
 * other recorded types by identity alone, for the inventory.
 *
 * Source: https://docs.aws.amazon.com/config/latest/developerguide/query-components.html
 */
export const WHOLE_QUERY = {
  select: `SELECT ${IDENTITY}, configuration, supplementaryConfiguration`,
  where: `resourceType IN (${whole})`,
};
export const OTHER_QUERY = {
  select: `SELECT ${IDENTITY}, ${NARROW_FIELDS.join(', ')}`,
  where: `NOT resourceType IN (${whole})`,
};

export interface Aggregate {
  readonly name: string;
  readonly region: string;
  readonly account: string;
}

export function expression(
  query: typeof WHOLE_QUERY,
  within?: { readonly account: string; readonly region: string },
): string {
  const where = within
    ? `accountId = '${within.account}' AND awsRegion = '${within.region}' AND ${query.where}`
    : query.where;
  return `${query.select} WHERE ${where}`;
}

/** Both queries, page after page, in the region itself. Says whether both were answered. */
export async function askConfig(aws: Session): Promise<boolean> {
  let answered = true;
  for (const query of [WHOLE_QUERY, OTHER_QUERY]) {
    const pages = await aws.pages(
      'config',
      'SelectResourceConfig',
      { Expression: expression(query), Limit: 100 },
      TOKEN,
    );
    answered &&= pages.length > 0;
  }
  return answered;
}

/** The same through an aggregator, for the account and region of a scope. */
export async function askAggregator(aws: Session, aggregate: Aggregate, region: string): Promise<boolean> {
  let answered = true;
  const there = aws.in(aggregate.region);
  for (const query of [WHOLE_QUERY, OTHER_QUERY]) {
    const pages = await there.pages(
      'config',
      'SelectAggregateResourceConfig',
      {
        ConfigurationAggregatorName: aggregate.name,
        Expression: expression(query, { account: aggregate.account, region }),
        Limit: 100,
      },
      TOKEN,
    );
    answered &&= pages.length > 0;
  }
  return answered;
}

const TOKEN = { send: 'NextToken', receive: 'NextToken' };
