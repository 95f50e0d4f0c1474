import { holds, type Lookup, project, valuesAt } from './evaluate.ts';
import type { ConfigItem, Family } from './item.ts';
import { invalid, parseQuery, type Query, type Selected } from './sql.ts';
import { knownPath } from './vocabulary.ts';

export interface QueryPage {
  readonly rows: readonly string[];
  readonly fields: readonly string[];
  /** Where the next page starts; null on the last. */
  readonly next: Position | null;
}

/** How far a streamed answer has come: place, family and item; an ordered answer counts its rows. */
export type Position = readonly [place: number, family: number, item: number];

/** The families of one region of one account, made when the query comes to it. */
export type Place = () => readonly Family[];

const scalars = [
  'version',
  'accountId',
  'awsRegion',
  'availabilityZone',
  'resourceType',
  'resourceId',
  'resourceName',
  'arn',
  'resourceCreationTime',
  'configurationItemCaptureTime',
  'configurationItemStatus',
  'configurationStateId',
];

/** Runs an advanced query over places, giving one page of JSON rows from `position` on. */
export function runQuery(expression: string, places: readonly Place[], position: Position, limit: number): QueryPage {
  const query = parseQuery(expression);
  for (const path of pathsOf(query)) if (!knownPath(path)) throw invalid(`No property ${path} is known`);
  const all = (): Family[] => places.flatMap((place) => place());
  const fields = query.select.map((one) => one.text);
  if (query.groupBy.length > 0 || query.select.some((one) => one.aggregate !== null)) {
    return slice(aggregate(query, all()), fields, position, limit);
  }
  if (query.orderBy.length > 0) return slice(ordered(query, all()), fields, position, limit);
  return stream(query, places, fields, position, limit);
}

function stream(
  query: Query,
  places: readonly Place[],
  fields: readonly string[],
  position: Position,
  limit: number,
): QueryPage {
  const rows: string[] = [];
  let [place, at, start] = position;
  for (; place < places.length; place++, at = 0, start = 0) {
    const families = places[place]?.() ?? [];
    for (; at < families.length; at++, start = 0) {
      const family = families[at];
      const all = family ? verdictOf(query, family) : false;
      if (!family || all === false) continue;
      for (let index = start; index < family.count; index++) {
        const item = family.at(index);
        if (all === null && query.where && holds(query.where, lookupIn(item)) !== true) continue;
        if (rows.length === limit) return { rows, fields, next: [place, at, index] };
        rows.push(JSON.stringify(pick(query.select, item)));
      }
    }
  }
  return { rows, fields, next: null };
}

function* matching(query: Query, families: readonly Family[]): Generator<ConfigItem> {
  for (const family of families) {
    const all = verdictOf(query, family);
    if (all === false) continue;
    for (let index = 0; index < family.count; index++) {
      const item = family.at(index);
      if (all === true || !query.where || holds(query.where, lookupIn(item)) === true) yield item;
    }
  }
}

function ordered(query: Query, families: readonly Family[]): unknown[] {
  const items = [...matching(query, families)];
  items.sort((a, b) =>
    order(
      query,
      (key) => valuesAt(a, key)[0],
      (key) => valuesAt(b, key)[0],
    ),
  );
  return items.map((item) => pick(query.select, item));
}

function order(query: Query, left: (key: string) => unknown, right: (key: string) => unknown): number {
  for (const { key, descending } of query.orderBy) {
    const [a, b] = [left(key), right(key)];
    const difference =
      typeof a === 'number' && typeof b === 'number' ? a - b : sortText(a).localeCompare(sortText(b), 'en');
    if (difference !== 0) return descending ? -difference : difference;
  }
  return 0;
}

function sortText(value: unknown): string {
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
}

interface Group {
  readonly keys: Record<string, unknown>;
  count: number;
  readonly numbers: Map<string, number[]>;
}

/** Properties that all items of a family share: grouping by them needs no item at all. */
const shared = new Set(['resourceType', 'accountId', 'awsRegion']);

function aggregate(query: Query, families: readonly Family[]): Record<string, unknown>[] {
  const groups = new Map<string, Group>();
  const add = (source: unknown, count: number): void => {
    const keys = project(source as Record<string, unknown>, query.groupBy);
    const key = JSON.stringify(keys);
    let group = groups.get(key);
    if (!group) groups.set(key, (group = { keys, count: 0, numbers: new Map() }));
    group.count += count;
    for (const one of query.select) {
      if (one.aggregate === null || one.path === '*') continue;
      const known = group.numbers.get(one.text) ?? [];
      group.numbers.set(
        one.text,
        known.concat(
          one.aggregate === 'COUNT' ? valuesAt(source, one.path).length : valuesAt(source, one.path).map(Number),
        ),
      );
    }
  };
  const countsOnly = query.select.every(
    (one) => one.aggregate === null || (one.aggregate === 'COUNT' && one.path === '*'),
  );
  for (const family of families) {
    const all = verdictOf(query, family);
    if (all === true && countsOnly && query.groupBy.every((path) => shared.has(path))) {
      if (family.count > 0)
        add({ resourceType: family.type, accountId: family.account, awsRegion: family.region }, family.count);
    } else if (all !== false) {
      for (const item of matching(query, [family])) add(item, 1);
    }
  }
  const rows = [...groups.values()].map((group) => ({ ...totals(query.select, group), ...group.keys }));
  if (query.orderBy.length > 0)
    rows.sort((a, b) =>
      order(
        query,
        (key) => valueIn(a, key),
        (key) => valueIn(b, key),
      ),
    );
  return rows;
}

/** An aggregate's key has dots of its own ("MAX(configuration.size)"), so it is looked up whole first. */
function valueIn(row: Record<string, unknown>, key: string): unknown {
  return key in row ? row[key] : valuesAt(row, key)[0];
}

function totals(select: readonly Selected[], group: Group): Record<string, unknown> {
  const out: Record<string, unknown> = {};
  for (const { aggregate: kind, path, text } of select) {
    if (kind === null) continue;
    const numbers = group.numbers.get(text) ?? [];
    const sum = numbers.reduce((total, number) => total + number, 0);
    if (kind === 'COUNT') out[text] = path === '*' ? group.count : sum;
    else if (kind === 'SUM') out[text] = sum;
    else if (numbers.length > 0)
      out[text] =
        kind === 'AVG'
          ? sum / numbers.length
          : numbers.reduce((a, b) => (kind === 'MAX' ? Math.max(a, b) : Math.min(a, b)));
  }
  return out;
}

function slice(all: readonly unknown[], fields: readonly string[], [, , start]: Position, limit: number): QueryPage {
  const end = start + limit;
  return {
    rows: all.slice(start, end).map((row) => JSON.stringify(row)),
    fields,
    next: end < all.length ? [0, 0, end] : null,
  };
}

function verdictOf(query: Query, family: Family): boolean | null {
  if (!query.where) return true;
  const known: Readonly<Record<string, string>> = {
    resourceType: family.type,
    accountId: family.account,
    awsRegion: family.region,
  };
  return holds(query.where, (path) => (known[path] === undefined ? null : [known[path]]));
}

function lookupIn(item: ConfigItem): Lookup {
  return (path) => valuesAt(item, path);
}

/** `*` stands for the scalars of the top level only: whole configurations have to be named. */
function pick(select: readonly Selected[], item: ConfigItem): Record<string, unknown> {
  return project(
    { ...item },
    select.flatMap((one) => (one.path === '*' ? scalars : [one.path])),
  );
}

function pathsOf(query: Query): string[] {
  const where: string[] = [];
  const walk = (condition: Query['where']): void => {
    if (!condition) return;
    switch (condition.kind) {
      case 'not':
        walk(condition.inner);
        return;
      case 'and':
      case 'or':
        walk(condition.left);
        walk(condition.right);
        return;
      default:
        where.push(condition.path);
    }
  };
  walk(query.where);
  return [...query.select.map((one) => one.path), ...where, ...query.groupBy].filter((path) => path !== '*');
}
