import type { CollectContext } from '#shared/define.ts';
import type { Session } from '../client/connection.ts';
import { kindNames, kinds, NARROW_FIELDS, NARROW_TYPES, SERVICE_TYPES } from './kinds.ts';

const IDENTITY =
  'resourceId, resourceName, resourceType, arn, accountId, awsRegion, configurationItemCaptureTime, tags';
export const RULE_TYPE = 'AWS::Config::ResourceCompliance';
export const PACK_TYPE = 'AWS::Config::ConformancePackCompliance';

/** Types that are read by the first query, with everything AWS Config knows of them. */
export const WHOLE_TYPES: ReadonlySet<string> = new Set([
  ...kindNames.map((name) => kinds[name].type).filter((type) => !NARROW_TYPES.includes(type)),
  ...SERVICE_TYPES,
  RULE_TYPE,
  PACK_TYPE,
]);

const whole = [...WHOLE_TYPES]
  .sort()
  .map((type) => `'${type}'`)
  .join(', ');

export interface Query {
  readonly select: string;
  readonly where: string;
}

/**
 * The advanced queries: types that are judged, with everything AWS Config knows of them; all other
 * recorded types by identity and the few named fields; and these by identity alone, for where a named
 * field is not known, since AWS Config refuses a query with one.
 *
 * Source: https://docs.aws.amazon.com/config/latest/developerguide/query-components.html
 */
export const WHOLE_QUERY: Query = {
  select: `SELECT ${IDENTITY}, configuration, supplementaryConfiguration`,
  where: `resourceType IN (${whole})`,
};
export const OTHER_QUERY: Query = {
  select: `SELECT ${IDENTITY}, ${NARROW_FIELDS.join(', ')}`,
  where: `NOT resourceType IN (${whole})`,
};
export const IDENTITY_QUERY: Query = { select: `SELECT ${IDENTITY}`, where: OTHER_QUERY.where };

export function expression(query: Query, within?: { readonly account: string; readonly region: string }): string {
  const where = within
    ? `accountId = '${within.account}' AND awsRegion = '${within.region}' AND ${query.where}`
    : query.where;
  return `${query.select} WHERE ${where}`;
}

const TOKEN = { send: 'NextToken', receive: 'NextToken' };

export interface Page {
  readonly Results?: string[] | undefined;
  readonly NextToken?: string | undefined;
}

/** The types that are judged, page after page; none when the first page was refused. */
export function askWhole(aws: Session, context: CollectContext): Promise<readonly Page[]> {
  return askQuery(aws, context, WHOLE_QUERY);
}

/** All other types with the few fields that are named. */
export function askDetailed(aws: Session, context: CollectContext): Promise<readonly Page[]> {
  return askQuery(aws, context, OTHER_QUERY);
}

/** All other types, for the inventory: by identity alone where a named field is refused. */
export async function askOthers(aws: Session, context: CollectContext): Promise<void> {
  const others = await askDetailed(aws, context);
  if (others.length === 0) await askQuery(aws, context, IDENTITY_QUERY);
}

async function askQuery(aws: Session, { scope }: CollectContext, query: Query): Promise<readonly Page[]> {
  const { aggregator } = aws.connection.credential;
  if (aggregator === undefined) {
    return aws.pages('config', 'SelectResourceConfig', { Expression: expression(query), Limit: 100 }, TOKEN);
  }
  // The aggregator is in the account of the credential itself, not in the one that is looked at.
  const own = { system: 'aws', tenant: scope.tenant };
  const owner = aws.connection.own().session({ scope: own, signal: aws.signal }).in(aggregator.region);
  const ConfigurationAggregatorName = aggregator.name;
  const behind = { ConfigurationAggregatorName, UpdateStatus: ['FAILED' as const, 'OUTDATED' as const] };
  await owner.pages('config', 'DescribeConfigurationAggregatorSourcesStatus', behind, TOKEN);
  const Expression = expression(query, { account: scope.tenant, region: aws.region });
  const asked = { ConfigurationAggregatorName, Expression, Limit: 100 };
  return owner.pages('config', 'SelectAggregateResourceConfig', asked, TOKEN);
}
