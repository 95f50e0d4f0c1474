/** A list inside a node of GitHub's, which may be longer than the place it is given on a page. */
export interface List {
  /** Name of the question that reads it on. */
  readonly operation: string;
  /** Type of the node that holds it. */
  readonly type: string;
  /** Where the list is below its node. */
  readonly path: readonly string[];
  /** Arguments beside the size and the cursor, `includeParents: true`. */
  readonly given: string;
  /** Under which name the list has its entries. */
  readonly items: Items;
  /** What is asked of each entry. */
  readonly fields: string;
  readonly fragments: string;
  /** Lists of each of its entries, which may be longer than their place as well. */
  readonly inner?: Lists;
}

type Items = 'nodes' | 'edges';

export type Lists = Readonly<Record<string, List>>;

/** Where a list goes on: the node that holds it, and the cursor of what was read. */
export interface Rest {
  readonly id: string;
  readonly after: string;
}

/** A list by the name of its connection, "defaultBranchRef.rules" for one below another field. */
export function list(
  operation: string,
  type: string,
  name: string,
  fields: string,
  { given = '', items = 'nodes', fragments = '', inner }: Partial<List> = {},
): List {
  return {
    operation,
    type,
    path: name.split('.'),
    given,
    items,
    fields,
    fragments,
    ...(inner === undefined ? {} : { inner }),
  };
}

/** The first entries of a list, as a part of a larger question. */
export function firstOf(name: string, size: number, fields: string, given = '', items: Items = 'nodes'): string {
  return connection(name, [`first: ${size}`, given], items, fields);
}

/**
 * The next `n` entries of the same list of several nodes at once: a point for up to a hundred of them. The
 * answer holds the node of each as `node0`, `node1` and so on.
 */
export function furtherOf(
  { operation, type, path, given, items, fields, fragments }: List,
  rests: readonly Rest[],
  n: number,
): { readonly query: string; readonly variables: Record<string, unknown> } {
  const last = path.at(-1) ?? '';
  const asked = rests.map((_, at) => {
    const rest = connection(last, [`first: $n, after: $after${at}`, given], items, fields);
    const body = path.slice(0, -1).reduceRight((within, key) => `${key} { ${within} }`, rest);
    return `${nodeAt(at)}: node(id: $id${at}) { ... on ${type} { ${body} } }`;
  });
  const variables = rests.map((_, at) => `$id${at}: ID!, $after${at}: String`);
  return {
    query: `query ${operation}($n: Int!, ${variables.join(', ')}) {\n  rateLimit { cost remaining resetAt nodeCount }\n  ${asked.join('\n  ')}\n}\n${fragments}`,
    variables: {
      n,
      ...Object.fromEntries(rests.flatMap(({ id, after }, at) => [[`id${at}`, id] as const, [`after${at}`, after]])),
    },
  };
}

/** What was asked on of which nodes, from the variables of a question that `furtherOf` made; none of another. */
export function restsIn(variables: Readonly<Record<string, unknown>>): readonly Rest[] {
  const rests: Rest[] = [];
  for (let at = 0; ; at++) {
    const [id, after] = [variables[`id${at}`], variables[`after${at}`]];
    if (typeof id !== 'string' || typeof after !== 'string') return rests;
    rests.push({ id, after });
  }
}

export function nodeAt(at: number): string {
  return `node${at}`;
}

function connection(name: string, given: readonly string[], items: Items, fields: string): string {
  const args = given.filter((part) => part !== '').join(', ');
  return `${name}(${args}) { totalCount pageInfo { hasNextPage endCursor } ${items} { ${fields} } }`;
}
