import {
  afterSpace,
  broken,
  COLON,
  COMMA,
  endOfString,
  endOfValue,
  LIST,
  OBJECT,
  OBJECT_END,
  QUOTE,
} from './json-bytes.ts';

/** Bytes from which on a list is set apart. */
const LONG = 32 * 1024;

/** How many entries are parsed at a time. */
const AT_ONCE = 5;

/** Objects within objects that are looked into; nothing that is read is deeper. */
const DEEPEST = 8;

/** A JSON document whose long lists are parsed some entries at a time, so that neither they nor their text are ever held. */
export interface Apart {
  /** The document, in which every long list is empty. */
  readonly document: unknown;
  /** The entries of the long lists by `placeOf` their path, in batches; they are parsed anew by each who asks. */
  readonly lists: ReadonlyMap<string, Iterable<readonly unknown[]>>;
}

export function placeOf(path: readonly (string | number)[]): string {
  return JSON.stringify(path);
}

/**
 * Sets the long lists of a document apart that no other list is around. Throws a SyntaxError for what is not
 * JSON, in whichever part of it; the entries are known to be when they are reached.
 *
 * @param open the bytes of the document; they need not last until it is called again
 */
export function apart(open: () => Uint8Array): Apart {
  const bytes = open();
  const found = bytes.length < LONG ? [] : new Finder(bytes).lists();
  const rest: string[] = [];
  let at = 0;
  for (const { marks } of found) {
    rest.push(textOf(bytes, at, (marks[0] ?? 0) + 1));
    at = marks.at(-1) ?? 0;
  }
  rest.push(textOf(bytes, at, bytes.length));
  const document: unknown = JSON.parse(rest.join(''));
  return {
    document,
    lists: new Map(
      found.map(({ path, marks }) => [placeOf(path), { [Symbol.iterator]: () => entriesOf(open, marks) }]),
    ),
  };
}

function* entriesOf(open: () => Uint8Array, marks: readonly number[]): Generator<readonly unknown[], void> {
  for (let first = 1; first < marks.length; first += AT_ONCE) {
    const bytes = open();
    yield marks
      .slice(first, first + AT_ONCE)
      .map((end, at): unknown => JSON.parse(textOf(bytes, (marks[first + at - 1] ?? 0) + 1, end)));
  }
}

const decoder = new TextDecoder();

function textOf(bytes: Uint8Array, from: number, to: number): string {
  return decoder.decode(bytes.subarray(from, to));
}

/** A long list: where its bracket opens, where commas part its entries, and where it closes. */
interface Found {
  readonly path: readonly string[];
  readonly marks: readonly number[];
}

/**
 * Looks for lists without building anything. Lists are found to be JSON on the way; what is around them is when
 * it is parsed.
 */
class Finder {
  readonly #bytes: Uint8Array;
  readonly #found: Found[] = [];
  #doubled = false;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  lists(): readonly Found[] {
    this.#value([]);
    // Where a name comes twice in an object, which of the two counts is for JSON.parse to say.
    return this.#doubled ? [] : this.#found;
  }

  #value(path: readonly string[]): void {
    const first = this.#next();
    if (first === OBJECT && path.length < DEEPEST) this.#object(path);
    else if (first === LIST) this.#list(path);
    else this.#at = endOfValue(this.#bytes, this.#at);
  }

  #object(path: readonly string[]): void {
    const names = new Set<string>();
    do {
      this.#at++;
      if (this.#next() !== QUOTE) break;
      const end = endOfString(this.#bytes, this.#at);
      const name = JSON.parse(textOf(this.#bytes, this.#at, end)) as string;
      this.#doubled ||= names.has(name);
      names.add(name);
      this.#at = end;
      if (this.#next() !== COLON) break;
      this.#at++;
      this.#value([...path, name]);
    } while (this.#next() === COMMA);
    if (this.#bytes[this.#at] !== OBJECT_END) throw broken();
    this.#at++;
  }

  #list(path: readonly string[]): void {
    const marks = [this.#at];
    this.#at = endOfValue(this.#bytes, this.#at, (comma) => marks.push(comma));
    const length = this.#at - (marks[0] ?? 0);
    if (length >= LONG && marks.push(this.#at - 1) > 2) this.#found.push({ path, marks });
  }

  /** The next byte that is not white space. */
  #next(): number | undefined {
    this.#at = afterSpace(this.#bytes, this.#at);
    return this.#bytes[this.#at];
  }
}
