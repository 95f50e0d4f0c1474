import { type Fact, seen } from '#shared/evidence/fact.ts';
import { parseXml } from './xml.ts';

/**
 * A place in an answer, whatever its wire format. Names are matched without regard to case, because
 * AWS Config, the query protocols and the JSON protocols spell the same field `storageEncrypted` and
 * `StorageEncrypted`: one reader then serves all of them.
 *
 * Every getter gives undefined for what is not there, or is not of that kind. Nothing has a default.
 */
export class View {
  readonly value: unknown;

  constructor(value: unknown) {
    this.value = value;
  }

  /** The result inside a response body. Throws a SyntaxError for a body that is neither JSON nor XML. */
  static ofBody(body: string): View {
    if (!body.trimStart().startsWith('<')) return new View(body === '' ? {} : (JSON.parse(body) as unknown));
    const { root, value } = parseXml(body);
    const wrapper = root.replace(/Response$/, 'Result');
    const inner = typeof value === 'object' && wrapper !== root ? value[wrapper] : undefined;
    return new View(inner ?? value);
  }

  at(path: string): View {
    let here = this.value;
    for (const name of namesOf(path)) here = member(opened(here), name);
    return new View(here);
  }

  get exists(): boolean {
    return this.value !== undefined && this.value !== null;
  }

  text(path?: string): string | undefined {
    const value = path === undefined ? this.value : this.at(path).value;
    if (typeof value === 'string') return value;
    return typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined;
  }

  /** Integers beyond 2^53 are not numbers here: their last digits are already gone. */
  number(path?: string): number | undefined {
    const text = this.text(path);
    if (text === undefined || text.trim() === '') return undefined;
    const value = Number(text);
    return Number.isFinite(value) && Math.abs(value) <= Number.MAX_SAFE_INTEGER ? value : undefined;
  }

  bool(path?: string): boolean | undefined {
    const text = this.text(path)?.toLowerCase();
    return text === 'true' ? true : text === 'false' ? false : undefined;
  }

  /** A moment, also where a service writes seconds since 1970. */
  instant(path?: string): string | undefined {
    const text = this.text(path);
    if (text === undefined || text === '') return undefined;
    const time = /^\d+(\.\d+)?(E\d+)?$/.test(text) ? Number(text) * (Number(text) < 1e11 ? 1000 : 1) : Date.parse(text);
    return Number.isNaN(time) ? undefined : new Date(time).toISOString();
  }

  /**
   * The entries of a list: a JSON array, or an XML element whose children all have one name (`member`,
   * `item`, `DBInstance`). An empty XML element is an empty list.
   */
  list(path?: string): View[] | undefined {
    const value = opened(path === undefined ? this.value : this.at(path).value);
    if (value === undefined || value === null) return undefined;
    if (Array.isArray(value)) return value.map((entry) => new View(entry));
    if (typeof value === 'string') return value.trim() === '' ? [] : undefined;
    const entries = Object.values(value);
    if (entries.length > 1) return undefined;
    return entries
      .flatMap((entry: unknown) => (Array.isArray(entry) ? entry : [entry]))
      .map((entry) => new View(entry));
  }

  /** The entries of a list without a wrapper: repeated elements, of which there may be one; or an array. */
  flat(path: string): View[] | undefined {
    const value = opened(this.at(path).value);
    if (value === undefined || value === null) return undefined;
    return (Array.isArray(value) ? value : [value]).map((entry) => new View(entry));
  }

  /** A field as a fact: unknown, and named, when the answer does not have it. */
  fact<T>(path: string, read: (view: View) => T | undefined): Fact<T> {
    return seen(read(this.at(path)), `AWS did not return ${path}`);
  }

  texts(path?: string): string[] | undefined {
    return this.list(path)?.map((entry) => entry.text() ?? '');
  }
}

const OPEN_BRACE = 0x7b;
const OPEN_BRACKET = 0x5b;

/** AWS Config keeps some parts of an item as JSON text inside its JSON. */
function opened(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  const first = value.charCodeAt(0);
  if (first !== OPEN_BRACE && first !== OPEN_BRACKET) return value;
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}

const paths = new Map<string, readonly string[]>();

/** Readers ask for the same few paths of very many resources. */
function namesOf(path: string): readonly string[] {
  let names = paths.get(path);
  if (names === undefined) {
    names = path.split('.');
    paths.set(path, names);
  }
  return names;
}

function member(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  const record = value as Record<string, unknown>;
  if (Object.hasOwn(record, name)) return record[name];
  const wanted = name.toLowerCase();
  for (const key in record) if (key.length === name.length && key.toLowerCase() === wanted) return record[key];
  return undefined;
}
