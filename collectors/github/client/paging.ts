import type { CollectContext } from '#shared/define.ts';
import type { Asked, GithubConnection } from './connection.ts';

/** Asks for a REST list to its end, following the Link header. Returns what was read of it. */
export async function getAll(
  connection: GithubConnection,
  path: string,
  onPage?: (items: readonly unknown[]) => void,
): Promise<void> {
  const visited = new Set<string>();
  // In a function of its own: what a loop has once named stays in memory while the next page is on its way.
  const turn = async (at: string): Promise<string | null> => {
    const page = await connection.get(at);
    if (!page.ok) return null;
    if (Array.isArray(page.data)) onPage?.(page.data as readonly unknown[]);
    return page.next;
  };
  for (let at: string | null = path; at !== null && !visited.has(at); ) {
    visited.add(at);
    at = await turn(at);
  }
}

export interface Sizes {
  readonly first: number;
  readonly smallest: number;
  readonly largest: number;
}

export interface PageRequest {
  readonly operation: string;
  readonly query: string;
  readonly variables: Record<string, unknown>;
  /** Path of the connection in `data`. */
  readonly at: readonly string[];
  /** Under which name the connection lists its entries; "nodes" unless told. */
  readonly items?: 'nodes' | 'edges';
  /** Fixed pages when absent; the query must then not use `$n`. */
  readonly sizes?: Sizes;
  /** Where to start; the first page unless told. */
  readonly after?: string | null;
}

interface Connection {
  readonly totalCount?: number;
  readonly nodes?: readonly unknown[] | null;
  readonly edges?: readonly unknown[] | null;
  readonly pageInfo?: { readonly hasNextPage?: boolean; readonly endCursor?: string | null };
}

/**
 * Asks for a GraphQL connection to its end. A page that was too much for GitHub (time, resources) is
 * asked again at half its size; after each page that went well the next is twice as large.
 */
export async function pageThrough(
  connection: GithubConnection,
  request: PageRequest,
  context: Pick<CollectContext, 'progress'> & { readonly what?: string },
  onPage?: (nodes: readonly unknown[], data: unknown) => void,
): Promise<void> {
  const { operation, query, sizes } = request;
  const visited = new Set<string | null>();
  let size = sizes?.first ?? 0;
  let done = 0;
  /** The cursor of the next page, null after the last, undefined when this one has to be asked for again. */
  const turn = async (after: string | null): Promise<string | null | undefined> => {
    const variables = { ...request.variables, after, ...(sizes ? { n: size } : {}) };
    const shrinkable = sizes !== undefined && size > sizes.smallest;
    const page = await connection.graphql(operation, query, variables, shrinkable ? 0 : undefined);
    if (shrinkable && wasTooMuch(page)) {
      size = Math.max(sizes.smallest, Math.floor(size / 2));
      return undefined;
    }
    const found = step(page.data, ['data', ...request.at]) as Connection | undefined;
    const nodes = found?.[request.items ?? 'nodes'];
    if (!found || !nodes) {
      onPage?.([], page.data);
      return null;
    }
    done += nodes.length;
    onPage?.(nodes, page.data);
    if (context.what) context.progress({ done, total: found.totalCount ?? null, what: context.what });
    // GitHub charges for the size that is asked for, so the last page asks for no more than is left.
    const left = found.totalCount === undefined ? size * 2 : Math.max(sizes?.smallest ?? 0, found.totalCount - done);
    if (sizes) size = Math.min(sizes.largest, size * 2, left);
    return found.pageInfo?.hasNextPage ? (found.pageInfo.endCursor ?? null) : null;
  };
  for (let after = request.after ?? null; ; ) {
    const next = await turn(after);
    if (next === undefined) continue;
    visited.add(after);
    if (next === null || visited.has(next)) return;
    after = next;
  }
}

/** Whether a smaller page could succeed: no answer in time, or GitHub's own limits on time and resources. */
export function wasTooMuch(page: Asked): boolean {
  if (page.status === null || page.status >= 500) return true;
  const errors = step(page.data, ['errors']);
  if (!Array.isArray(errors)) return page.status === 200 && !page.ok;
  return (errors as { type?: unknown; message?: unknown }[]).some(
    ({ type, message }) =>
      /RESOURCE_LIMIT|MAX_NODE_LIMIT|TIMEOUT/i.test(String(type)) ||
      /resource limit|timed? ?out|timeout|something went wrong/i.test(String(message)),
  );
}

/** The value below a path of an untyped answer; undefined where it ends early. */
export function step(value: unknown, path: readonly string[]): unknown {
  let at = value;
  for (const key of path) {
    if (typeof at !== 'object' || at === null) return undefined;
    at = (at as Record<string, unknown>)[key];
  }
  return at;
}
