import type { Answer, Call } from './call.ts';
import { Refusal } from './refusal.ts';

/** A list that is not built: its length, and how to make the row at an index. */
export interface Rows {
  readonly total: number;
  readonly at: (index: number) => unknown;
}

export function rowsOf<T>(list: readonly T[], shape: (item: T, index: number) => unknown): Rows {
  return { total: list.length, at: (index) => shape(list[index] as T, index) };
}

function number(call: Call, name: string, fallback: number): number {
  const text = call.query.get(name);
  const value = text === null ? fallback : Number.parseInt(text, 10);
  return Number.isFinite(value) && value >= 1 ? value : fallback;
}

function perPage(call: Call): number {
  return Math.min(number(call, 'per_page', 30), call.pageRows);
}

function link(call: Call, change: Readonly<Record<string, string | null>>, relation: string): string {
  const query = new URLSearchParams(call.query);
  for (const [name, value] of Object.entries(change)) {
    if (value === null) query.delete(name);
    else query.set(name, value);
  }
  return `<${call.base}${call.path}?${query.toString()}>; rel="${relation}"`;
}

function slice(rows: Rows, from: number, to: number): unknown[] {
  const out: unknown[] = [];
  for (let index = from; index < Math.min(to, rows.total); index++) out.push(rows.at(index));
  return out;
}

/** One page by number, with `Link`. `wrap` puts the rows into GitHub's envelope where the operation has one. */
export function page(
  call: Call,
  rows: Rows,
  wrap: (items: unknown[], total: number) => unknown = (items) => items,
): Answer {
  const size = perPage(call);
  const current = number(call, 'page', 1);
  const last = Math.max(1, Math.ceil(rows.total / size));
  const links: string[] = [];
  if (current > 1) links.push(link(call, { page: String(Math.min(current - 1, last)) }, 'prev'));
  if (current < last)
    links.push(link(call, { page: String(current + 1) }, 'next'), link(call, { page: String(last) }, 'last'));
  if (current > 1) links.push(link(call, { page: '1' }, 'first'));
  return {
    status: 200,
    body: wrap(slice(rows, (current - 1) * size, current * size), rows.total),
    headers: links.length === 0 ? {} : { link: links.join(', ') },
  };
}

const encode = (offset: number): string => Buffer.from(`cursor:v2:${offset}`).toString('base64');

function decode(cursor: string): number {
  const found = /^cursor:v2:(\d+)$/.exec(Buffer.from(cursor, 'base64').toString('latin1'));
  if (found === null) throw new Refusal(422, 'Invalid cursor');
  return Number(found[1]);
}

/** One page by cursor: `after` starts behind a row, `before` ends in front of one; pages have no numbers. */
export function cursorPage(call: Call, rows: Rows): Answer {
  if (call.query.has('page')) throw new Refusal(400, 'Pagination using the `page` parameter is not supported.');
  const size = perPage(call);
  const before = call.query.get('before');
  const after = call.query.get('after');
  const from = after !== null ? decode(after) + 1 : before !== null ? Math.max(0, decode(before) - size) : 0;
  const to = before !== null && after === null ? decode(before) : from + size;
  const links: string[] = [];
  if (to < rows.total) links.push(link(call, { after: encode(to - 1), before: null }, 'next'));
  if (from > 0) links.push(link(call, { before: encode(from), after: null }, 'prev'));
  return { status: 200, body: slice(rows, from, to), headers: links.length === 0 ? {} : { link: links.join(', ') } };
}
