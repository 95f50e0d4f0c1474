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

interface Query {
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

export interface Aggregate {
  readonly name: string;
  readonly region: string;
  readonly account: string;
}

export function expression(query: Query, within?: { readonly account: string; readonly region: string }): string {
  const where = within
    ? `accountId = '${within.account}' AND awsRegion = '${within.region}' AND ${query.where}`
    : query.where;
  return `${query.select} WHERE ${where}`;
}

const TOKEN = { send: 'NextToken', receive: 'NextToken' };

/** The queries, page after page, in the region itself. Says whether the types that are judged were answered. */
export function askConfig(aws: Session): Promise<boolean> {
  return askQueries((query) =>
    aws.pages('config', 'SelectResourceConfig', { Expression: expression(query), Limit: 100 }, TOKEN),
  );
}

/** The same through an aggregator, for the account and region of a scope. */
export function askAggregator(aws: Session, { name, region, account }: Aggregate, within: string): Promise<boolean> {
  const there = aws.in(region);
  return askQueries((query) =>
    there.pages(
      'config',
      'SelectAggregateResourceConfig',
      {
        ConfigurationAggregatorName: name,
        Expression: expression(query, { account, region: within }),
        Limit: 100,
      },
      TOKEN,
    ),
  );
}

async function askQueries(ask: (query: Query) => Promise<readonly unknown[]>): Promise<boolean> {
  const judged = await ask(WHOLE_QUERY);
  if (judged.length === 0) return false;
  const others = await ask(OTHER_QUERY);
  if (others.length === 0) await ask(IDENTITY_QUERY);
  return true;
}
