import {
  getNamedType,
  GraphQLInterfaceType,
  GraphQLObjectType,
  Kind,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLError,
  type GraphQLNamedType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionSetNode,
  type ValueNode,
} from 'graphql';
import { failure } from './failure.ts';

export interface Cost {
  /** Points against the hourly limit. */
  readonly points: number;
  /** The nodes that the query may return at most. */
  readonly nodes: number;
  /** Violations of the paging rules: nothing is executed when there is one. */
  readonly errors: readonly GraphQLError[];
}

interface Walk {
  readonly schema: GraphQLSchema;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly errors: GraphQLError[];
  requests: number;
  nodes: number;
}

const most = 500_000;

function valueOf(node: ValueNode | undefined, walk: Walk): unknown {
  if (node === undefined) return undefined;
  if (node.kind === Kind.VARIABLE) return walk.variables[node.name.value];
  if (node.kind === Kind.INT) return Number(node.value);
  if (node.kind === Kind.BOOLEAN) return node.value;
  return undefined;
}

function isLeftOut(node: FieldNode | { readonly directives?: FieldNode['directives'] }, walk: Walk): boolean {
  return (node.directives ?? []).some((directive) => {
    const given = valueOf(directive.arguments?.find((argument) => argument.name.value === 'if')?.value, walk);
    return (
      (directive.name.value === 'skip' && given === true) || (directive.name.value === 'include' && given === false)
    );
  });
}

/** How many rows a connection asks for; zero when only its count is wanted, which needs no bound. */
function sizeOf(field: FieldNode, walk: Walk): number {
  const argument = (name: string): unknown =>
    valueOf(field.arguments?.find((each) => each.name.value === name)?.value, walk);
  const first = argument('first');
  const last = argument('last');
  const size = first ?? last;
  const name = field.name.value;
  if (typeof size !== 'number') {
    if (!wantsRows(field.selectionSet, walk)) return 0;
    walk.errors.push(
      failure(
        'MISSING_PAGINATION_BOUNDARIES',
        `You must provide a \`first\` or \`last\` value to properly paginate the \`${name}\` connection.`,
      ),
    );
    return 0;
  }
  const bound = first === undefined || first === null ? 'last' : 'first';
  if (size > 100)
    walk.errors.push(
      failure(
        'EXCESSIVE_PAGINATION',
        `Requesting ${size} records on the \`${name}\` connection exceeds the \`${bound}\` limit of 100 records.`,
      ),
    );
  if (size < 0)
    walk.errors.push(failure('UNPROCESSABLE', `\`${bound}\` on the \`${name}\` connection cannot be less than zero.`));
  return size;
}

function wantsRows(set: SelectionSetNode | undefined, walk: Walk): boolean {
  return (set?.selections ?? []).some((selection) => {
    if (selection.kind === Kind.FIELD) return ['nodes', 'edges', 'pageInfo'].includes(selection.name.value);
    const inner =
      selection.kind === Kind.INLINE_FRAGMENT
        ? selection.selectionSet
        : walk.fragments.get(selection.name.value)?.selectionSet;
    return wantsRows(inner, walk);
  });
}

function visit(set: SelectionSetNode | undefined, type: GraphQLNamedType | undefined, times: number, walk: Walk): void {
  for (const selection of set?.selections ?? []) {
    if (isLeftOut(selection, walk)) continue;
    if (selection.kind === Kind.FIELD) visitField(selection, type, times, walk);
    else if (selection.kind === Kind.INLINE_FRAGMENT) {
      const condition = selection.typeCondition?.name.value;
      visit(selection.selectionSet, condition === undefined ? type : walk.schema.getType(condition), times, walk);
    } else {
      const fragment = walk.fragments.get(selection.name.value);
      visit(fragment?.selectionSet, walk.schema.getType(fragment?.typeCondition.name.value ?? ''), times, walk);
    }
  }
}

function visitField(field: FieldNode, parent: GraphQLNamedType | undefined, times: number, walk: Walk): void {
  if (!(parent instanceof GraphQLObjectType || parent instanceof GraphQLInterfaceType)) return;
  const definition = parent.getFields()[field.name.value];
  if (definition === undefined) return;
  const type = getNamedType(definition.type);
  if (!type.name.endsWith('Connection')) return visit(field.selectionSet, type, times, walk);
  const size = sizeOf(field, walk);
  walk.requests += times;
  walk.nodes += times * size;
  visit(field.selectionSet, type, times * Math.max(size, 1), walk);
}

/** Cost by GitHub's formula: the requests needed to fulfil every connection, as if all were full, by a hundred. */
export function costOf(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>>,
): Cost {
  const fragments = document.definitions.filter(
    (each): each is FragmentDefinitionNode => each.kind === Kind.FRAGMENT_DEFINITION,
  );
  const defaults = Object.fromEntries(
    (operation.variableDefinitions ?? []).map((each) => [each.variable.name.value, constant(each.defaultValue)]),
  );
  const walk: Walk = {
    schema,
    fragments: new Map(fragments.map((each) => [each.name.value, each])),
    variables: { ...defaults, ...variables },
    errors: [],
    requests: 0,
    nodes: 0,
  };
  visit(operation.selectionSet, schema.getQueryType() ?? undefined, 1, walk);
  if (walk.nodes > most)
    walk.errors.push(
      failure(
        'MAX_NODE_LIMIT_EXCEEDED',
        `This query requests up to ${walk.nodes.toLocaleString('en-US')} possible nodes which exceeds the maximum limit of 500,000.`,
      ),
    );
  return { points: Math.max(1, Math.round(walk.requests / 100)), nodes: walk.nodes, errors: walk.errors };
}

function constant(node: ValueNode | undefined): unknown {
  if (node?.kind === Kind.INT) return Number(node.value);
  return node?.kind === Kind.BOOLEAN ? node.value : undefined;
}
