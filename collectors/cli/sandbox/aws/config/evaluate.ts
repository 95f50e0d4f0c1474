import type { Condition, Literal } from './sql.ts';

/** Values at a path; null when they are not known yet, as for a whole family of items at once. */
export type Lookup = (path: string) => readonly unknown[] | null;

/**
 * Whether a condition holds; null when it cannot be said yet. Arrays are searched element by element and
 * each condition on its own, so that two conditions may be met by two different elements: the trap that
 * advanced queries really have.
 */
export function holds(condition: Condition, lookup: Lookup): boolean | null {
  switch (condition.kind) {
    case 'and': {
      const left = holds(condition.left, lookup);
      if (left === false) return false;
      const right = holds(condition.right, lookup);
      return right === false ? false : left === null || right === null ? null : true;
    }
    case 'or': {
      const left = holds(condition.left, lookup);
      if (left === true) return true;
      const right = holds(condition.right, lookup);
      return right === true ? true : left === null || right === null ? null : false;
    }
    case 'not': {
      const inner = holds(condition.inner, lookup);
      return inner === null ? null : !inner;
    }
    default: {
      const values = lookup(condition.path);
      return values === null ? null : values.some((value) => meets(condition, value));
    }
  }
}

function meets(condition: Exclude<Condition, { kind: 'and' | 'or' | 'not' }>, value: unknown): boolean {
  switch (condition.kind) {
    case 'in':
      return condition.values.some((one) => equal(value, one));
    case 'between':
      return compare(value, condition.low) >= 0 && compare(value, condition.high) <= 0;
    case 'like': {
      const source = condition.pattern
        .replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
        .replaceAll('_', '.')
        .replace(/%$/, '.*');
      return typeof value === 'string' && new RegExp(`^${source}$`, 's').test(value);
    }
    default: {
      if (condition.operator === '=') return equal(value, condition.value);
      const order = compare(value, condition.value);
      if (Number.isNaN(order)) return false;
      if (condition.operator === '<') return order < 0;
      if (condition.operator === '>') return order > 0;
      return condition.operator === '<=' ? order <= 0 : order >= 0;
    }
  }
}

function equal(value: unknown, literal: Literal): boolean {
  if (value === literal) return true;
  if (typeof value === 'string' && typeof literal === 'string') {
    const range = rangeOf(value);
    const asked = range && (rangeOf(literal) ?? rangeOf(`${literal}/32`));
    return range !== null && asked !== null && asked !== undefined && range[0] <= asked[0] && range[1] >= asked[1];
  }
  if (typeof value === 'boolean' || typeof value === 'number') return String(value) === String(literal);
  return false;
}

/** An IPv4 range in CIDR notation as numbers: "=" asks whether the range contains, not whether it is the same. */
function rangeOf(text: string): readonly [number, number] | null {
  const match = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})\/(\d{1,2})$/.exec(text);
  if (!match) return null;
  const [a = 0, b = 0, c = 0, d = 0, bits = 0] = match.slice(1).map(Number);
  const size = 2 ** (32 - bits);
  const start = Math.floor((((a * 256 + b) * 256 + c) * 256 + d) / size) * size;
  return [start, start + size - 1];
}

function compare(value: unknown, literal: Literal): number {
  if (typeof value === 'number' && typeof literal === 'number') return value - literal;
  if (typeof value === 'string' && typeof literal === 'string') return value < literal ? -1 : value > literal ? 1 : 0;
  return Number.NaN;
}

/** All values at a dotted path; arrays on the way are searched through, absent ones give nothing. */
export function valuesAt(item: unknown, path: string): unknown[] {
  let found: unknown[] = [item];
  for (const part of path.split('.')) {
    found = found.flatMap((one) => {
      const list = Array.isArray(one) ? one : [one];
      return list.flatMap((element: unknown) => {
        const next = isObject(element) ? element[part] : undefined;
        return next === undefined || next === null ? [] : [next];
      });
    });
  }
  return found.flat(2);
}

/** The part of an item that the paths name, in the item's own structure. */
export function project(item: Record<string, unknown>, paths: readonly string[]): Record<string, unknown> {
  const out: Record<string, unknown> = {};
  for (const path of paths) merge(out, item, path.split('.'));
  return out;
}

function merge(
  out: Record<string, unknown>,
  item: Record<string, unknown>,
  [head = '', ...rest]: readonly string[],
): void {
  const value = item[head];
  if (value === undefined || value === null) return;
  if (rest.length === 0) {
    out[head] = value;
  } else if (Array.isArray(value)) {
    const known = (out[head] ??= value.map(() => ({}))) as Record<string, unknown>[];
    value.forEach((element: unknown, at) => {
      const into = known[at];
      if (into && isObject(element)) merge(into, element, rest);
    });
  } else if (isObject(value)) {
    merge((out[head] ??= {}) as Record<string, unknown>, value, rest);
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
