import {
  execute,
  getNullableType,
  GraphQLError,
  isAbstractType,
  isObjectType,
  Kind,
  OperationTypeNode,
  parse,
  validate,
  type DocumentNode,
  type GraphQLFieldResolver,
  type OperationDefinitionNode,
} from 'graphql';
import type { Organisation } from '../../organisation/organisation.ts';
import type { Clock } from '../clock.ts';
import type { FaultName } from '../faults.ts';
import type { Violation } from '../openapi.ts';
import type { Viewer } from '../tokens.ts';
import type { Context, Fields } from './context.ts';
import { costOf } from './cost.ts';
import { asGitHubSays, failure } from './failure.ts';
import { organisationNode } from './nodes/organisation.ts';
import { repositoryNode } from './nodes/repository.ts';
import { root } from './nodes/root.ts';
import { schema } from './schema.ts';

export interface GraphqlOptions {
  /** A query that may return more nodes than this ends as a timeout (502). */
  readonly timeoutNodes?: number;
  /** A query that did return this many rows is cut off there, with an error beside the data. */
  readonly resourceRows?: number;
  /** Rows of one page, whatever is asked for; no fewer than asked for when absent. */
  readonly pageRows?: number;
}

export interface GraphqlRequest {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly operationName: string | null;
  /** Why the body is not a request, as GitHub says it. */
  readonly problem: string | null;
}

export interface GraphqlCall {
  readonly asked: GraphqlRequest;
  readonly viewer: Viewer;
  readonly organisation: Organisation;
  readonly clock: Clock;
  readonly options: GraphqlOptions;
  readonly budget: {
    readonly limit: number;
    readonly used: number;
    readonly remaining: number;
    readonly reset: number;
  };
  readonly fault: FaultName | null;
  readonly base: string;
}

export interface GraphqlResult {
  readonly status: number;
  readonly body: unknown;
  readonly points: number;
  readonly violations: readonly Violation[];
}

const somethingWrong = 'Something went wrong while executing your query.';

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export function readGraphql(body: string): GraphqlRequest {
  const broken = { query: '', variables: {}, operationName: null, problem: 'Problems parsing JSON' };
  let value: unknown;
  try {
    value = JSON.parse(body);
  } catch {
    return broken;
  }
  if (!isObject(value) || typeof value.query !== 'string')
    return { ...broken, problem: 'A query attribute must be specified and must be a string.' };
  const named = typeof value.operationName === 'string' ? value.operationName : null;
  const found = named ?? /\b(?:query|mutation)\s+([A-Za-z_]\w*)/.exec(value.query)?.[1] ?? null;
  return {
    query: value.query,
    variables: isObject(value.variables) ? value.variables : {},
    operationName: found,
    problem: null,
  };
}

const parsed = new Map<string, { readonly document: DocumentNode | null; readonly errors: readonly GraphQLError[] }>();

function prepare(query: string) {
  const known = parsed.get(query);
  if (known !== undefined) return known;
  if (parsed.size > 200) parsed.clear();
  const made = understand(query);
  parsed.set(query, made);
  return made;
}

function understand(query: string) {
  try {
    const document = parse(query);
    return { document, errors: validate(schema(), document) };
  } catch (error) {
    if (error instanceof GraphQLError) return { document: null, errors: [error] };
    throw error;
  }
}

function operationOf(document: DocumentNode, name: string | null): OperationDefinitionNode | null {
  const all = document.definitions.filter(
    (each): each is OperationDefinitionNode => each.kind === Kind.OPERATION_DEFINITION,
  );
  return all.find((each) => each.name?.value === name) ?? (all.length === 1 ? (all[0] ?? null) : null);
}

const answered = (errors: readonly GraphQLError[], points: number, data?: unknown): GraphqlResult => ({
  status: 200,
  body: { ...(data === undefined ? {} : { data }), errors: errors.map(asGitHubSays) },
  points,
  violations: [],
});

export function runGraphql(call: GraphqlCall): GraphqlResult {
  const { asked, budget, fault, viewer } = call;
  if (asked.problem !== null) return { status: 400, body: { message: asked.problem }, points: 0, violations: [] };
  if (budget.remaining <= 0 || fault === 'graphql-rate-limited')
    return answered([failure('RATE_LIMITED', `API rate limit exceeded for user ID ${viewer.person.id}.`)], 0);
  const { document, errors } = prepare(asked.query);
  const operation = document === null ? null : operationOf(document, asked.operationName);
  if (document === null || errors.length > 0 || operation === null)
    return answered(errors.length > 0 ? errors : [new GraphQLError('An operation name is required')], 1);
  if (operation.operation !== OperationTypeNode.QUERY)
    return answered([failure('FORBIDDEN', 'The sandbox changes nothing.')], 1);
  const cost = costOf(schema(), document, operation, asked.variables);
  if (cost.errors.length > 0) return answered(cost.errors, 1);
  if (call.options.timeoutNodes !== undefined && cost.nodes > call.options.timeoutNodes) return timedOut(cost.points);
  if (fault === 'graphql-forbidden')
    return answered([failure('FORBIDDEN', 'Resource not accessible by personal access token')], cost.points, {
      organization: null,
    });
  return perform(call, document, cost);
}

/** A timeout is charged like the query that it would have been. */
function timedOut(points: number): GraphqlResult {
  const message =
    'Something went wrong while executing your query. This may be the result of a timeout, or it could be a GitHub bug. Please include `SAND:0000` when reporting this issue.';
  return { status: 502, body: { data: null, errors: [{ message }] }, points, violations: [] };
}

function perform(
  call: GraphqlCall,
  document: DocumentNode,
  cost: { readonly points: number; readonly nodes: number },
): GraphqlResult {
  const { budget } = call;
  const violations: Violation[] = [];
  let seen = 0;
  const context: Context = {
    viewer: call.viewer,
    organisation: call.organisation,
    clock: call.clock,
    base: call.base,
    nodes: {
      repository: (repository) => repositoryNode(context, repository),
      source: (ruleset, repository) =>
        ruleset.source === 'Repository' && repository !== null
          ? repositoryNode(context, repository)
          : organisationNode(context),
    },
    rows: 0,
    pageRows: call.options.pageRows ?? Number.POSITIVE_INFINITY,
    rowsAllowed:
      call.fault === 'graphql-resource-limits' ? 10 : (call.options.resourceRows ?? Number.POSITIVE_INFINITY),
    breaks: (depth) => call.fault === 'graphql-partial' && depth >= 2 && seen++ % 3 === 0,
    rateLimit: {
      cost: cost.points,
      nodeCount: cost.nodes,
      limit: budget.limit,
      used: budget.used + cost.points,
      remaining: Math.max(0, budget.remaining - cost.points),
      resetAt: new Date(budget.reset * 1000).toISOString().replace('.000Z', 'Z'),
    },
  };
  const result = execute({
    schema: schema(),
    document,
    rootValue: root(context),
    contextValue: context,
    variableValues: call.asked.variables,
    operationName: call.asked.operationName,
    fieldResolver,
  });
  if (result instanceof Promise) throw new Error('No node of the sandbox waits for anything.');
  const { data, errors } = result;
  for (const error of errors ?? [])
    if (error.extensions['type'] === undefined && error.message !== somethingWrong)
      violations.push({ where: `GraphQL ${error.path?.join('.') ?? ''}`, errors: [error.message] });
  const partial = data !== null && data !== undefined && errors === undefined ? withoutFirst(call.fault, data) : null;
  const body = partial ?? { data, ...(errors === undefined ? {} : { errors: errors.map(asGitHubSays) }) };
  return { status: 200, body, points: cost.points, violations };
}

/** A query too small for a partial fault to meet one of its fields loses the first of them. */
function withoutFirst(fault: FaultName | null, data: Readonly<Record<string, unknown>>): object | null {
  const [first] = Object.keys(data);
  if (first === undefined || !(fault === 'graphql-partial' || fault === 'graphql-resource-limits')) return null;
  const limited = { type: 'RESOURCE_LIMITS_EXCEEDED', message: 'Resource limits for this query exceeded.' };
  const error = fault === 'graphql-partial' ? { message: somethingWrong } : limited;
  return { data: { ...data, [first]: null }, errors: [{ ...error, path: [first] }] };
}

/** A field that no node answers is a defect of the sandbox: it is recorded, never quietly null. */
const fieldResolver: GraphQLFieldResolver<Fields, Context> = (source, args, context, info) => {
  const { fieldName, parentType, returnType } = info;
  let depth = 0;
  for (let at = info.path.prev; at !== undefined; at = at.prev) depth++;
  const alone = getNullableType(returnType) === returnType && (isObjectType(returnType) || isAbstractType(returnType));
  if (alone && context.breaks(depth)) throw new GraphQLError(somethingWrong);
  if (!(fieldName in source)) throw new GraphQLError(`The sandbox has no answer for ${parentType.name}.${fieldName}.`);
  const value = source[fieldName];
  return typeof value === 'function' ? value(args) : value;
};
