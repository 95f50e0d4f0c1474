import type { Organisation } from '../../organisation/organisation.ts';
import type { Repository } from '../../organisation/repository.ts';
import type { Ruleset } from '../../organisation/rulesets.ts';
import type { Clock } from '../clock.ts';
import type { Viewer } from '../tokens.ts';
import { failure } from './failure.ts';

/** What every node of one query shares. */
export interface Context {
  readonly viewer: Viewer;
  readonly organisation: Organisation;
  readonly clock: Clock;
  /** Root of the site, without a path. */
  readonly base: string;
  readonly rateLimit: object;
  /** Rows made so far, against `rowsAllowed`: beyond it GitHub gives up on the rest. */
  rows: number;
  readonly rowsAllowed: number;
  /** Rows of one page, whatever was asked for. */
  readonly pageRows: number;
  /** Makers of the nodes that others lead back to, so that no module needs the one that needs it. */
  readonly nodes: {
    readonly repository: (repository: Repository) => Fields;
    readonly source: (ruleset: Pick<Ruleset, 'source'>, repository: Repository | null) => Fields;
  };
  /** Counts fields that may fail alone when a partial answer is played. */
  readonly breaks: (path: number) => boolean;
}

export interface Paging {
  readonly first?: number | null;
  readonly last?: number | null;
  readonly after?: string | null;
  readonly before?: string | null;
}

/** A value of a type: its fields, each a value or a function of the field's arguments. */
export type Fields = Readonly<Record<string, unknown>>;

export interface Rows {
  readonly total: number;
  readonly at: (index: number) => Fields;
  /** What the edge holds beside `node` and `cursor`. */
  readonly edge?: (index: number) => Fields;
}

export function rowsOf<T>(list: readonly T[], shape: (item: T, index: number) => Fields): Rows {
  return { total: list.length, at: (index) => shape(list[index] as T, index) };
}

const encode = (index: number): string => Buffer.from(`cursor:v2:${index}`).toString('base64');

function decode(cursor: string): number {
  const found = /^cursor:v2:(\d+)$/.exec(Buffer.from(cursor, 'base64').toString('latin1'));
  if (found === null) throw failure('INVALID_CURSOR_ARGUMENTS', `\`${cursor}\` does not appear to be a valid cursor.`);
  return Number(found[1]);
}

function window(total: number, paging: Paging, most: number): readonly [number, number] {
  let from = typeof paging.after === 'string' ? decode(paging.after) + 1 : 0;
  let to = typeof paging.before === 'string' ? Math.min(decode(paging.before), total) : total;
  if (typeof paging.first === 'number') to = Math.min(to, from + Math.min(paging.first, most));
  else if (typeof paging.last === 'number') from = Math.max(from, to - Math.min(paging.last, most));
  return [Math.min(from, total), Math.max(to, from)];
}

/** A connection over rows that are made only when `nodes` or `edges` are asked for. */
export function connection(context: Context, rows: Rows, paging: Paging, more: Fields = {}): Fields {
  const bounds = (): readonly [number, number] => window(rows.total, paging, context.pageRows);
  const each = <T>(make: (index: number) => T): T[] => {
    const [from, to] = bounds();
    const out: T[] = [];
    for (let index = from; index < Math.min(to, rows.total); index++) {
      if (++context.rows > context.rowsAllowed)
        throw failure('RESOURCE_LIMITS_EXCEEDED', 'Resource limits for this query exceeded.');
      out.push(make(index));
    }
    return out;
  };
  return {
    totalCount: rows.total,
    nodes: () => each((index) => rows.at(index)),
    edges: () => each((index) => ({ node: () => rows.at(index), cursor: encode(index), ...rows.edge?.(index) })),
    pageInfo: () => {
      const [from, to] = bounds();
      const empty = from >= to;
      return {
        hasNextPage: to < rows.total,
        hasPreviousPage: from > 0,
        startCursor: empty ? null : encode(from),
        endCursor: empty ? null : encode(to - 1),
      };
    },
    ...more,
  };
}

export function forbidden(context: Context): Error {
  const who = context.viewer.kind === 'installation' ? 'integration' : 'personal access token';
  return failure('FORBIDDEN', `Resource not accessible by ${who}`);
}

export function scopesMissing(field: string, scope: string, context: Context): Error {
  return failure(
    'INSUFFICIENT_SCOPES',
    `Your token has not been granted the required scopes to execute this query. The '${field}' field requires one of the following scopes: ['${scope}'], but your token has only been granted the: [${context.viewer.scopes.map((each) => `'${each}'`).join(', ')}] scopes. Please modify your token's scopes at: ${context.base}/settings/tokens.`,
  );
}
