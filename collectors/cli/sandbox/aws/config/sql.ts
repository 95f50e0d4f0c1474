import { ServiceError } from '../wire/service-error.ts';

/** A property by its dotted path, or an aggregate over one. */
export interface Selected {
  readonly path: string;
  readonly aggregate: 'COUNT' | 'AVG' | 'MAX' | 'MIN' | 'SUM' | null;
  /** As it was written, which is the key of an aggregate in the answer. */
  readonly text: string;
}

export type Literal = string | number | boolean;

export type Condition =
  | { readonly kind: 'and' | 'or'; readonly left: Condition; readonly right: Condition }
  | { readonly kind: 'not'; readonly inner: Condition }
  | {
      readonly kind: 'compare';
      readonly path: string;
      readonly operator: '=' | '<' | '>' | '<=' | '>=';
      readonly value: Literal;
    }
  | { readonly kind: 'in'; readonly path: string; readonly values: readonly Literal[] }
  | { readonly kind: 'between'; readonly path: string; readonly low: Literal; readonly high: Literal }
  | { readonly kind: 'like'; readonly path: string; readonly pattern: string };

export interface Query {
  readonly select: readonly Selected[];
  readonly where: Condition | null;
  readonly groupBy: readonly string[];
  readonly orderBy: readonly { readonly key: string; readonly descending: boolean }[];
}

type Token =
  | { readonly kind: 'word' | 'symbol'; readonly text: string }
  | { readonly kind: 'literal'; readonly text: string; readonly value: Literal };

const TOKEN =
  /\s*(?:('(?:[^']|'')*')|(-?\d+(?:\.\d+)?)(?![\w.])|([A-Za-z_][\w:/-]*(?:\.[\w:/-]+)*(?:\.\*)?)|(<=|>=|<>|!=|[=<>(),*]))/y;
const unsupported = new Set([
  'FROM',
  'JOIN',
  'DISTINCT',
  'HAVING',
  'UNION',
  'AS',
  'ALL',
  'NULL',
  'IS',
  'LIMIT',
  'OFFSET',
]);

/**
 * Parses the SQL subset of AWS Config advanced queries ("Querying the current configuration state",
 * Config developer guide). Throws InvalidExpressionException for what that subset leaves out.
 */
export function parseQuery(expression: string): Query {
  if (expression.length < 1 || expression.length > 4096)
    throw invalid('The expression is between 1 and 4096 characters long');
  return new Parser(tokens(expression)).query();
}

function tokens(text: string): Token[] {
  const out: Token[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < text.trimEnd().length) {
    const at = TOKEN.lastIndex;
    const match = TOKEN.exec(text);
    if (!match) throw invalid(`Unexpected input at position ${at}: ${text.slice(at, at + 20)}`);
    const [, quoted, number, word, symbol] = match;
    if (quoted !== undefined)
      out.push({ kind: 'literal', text: quoted, value: quoted.slice(1, -1).replaceAll("''", "'") });
    else if (number !== undefined) out.push({ kind: 'literal', text: number, value: Number(number) });
    else if (word !== undefined && /^(true|false)$/i.test(word))
      out.push({ kind: 'literal', text: word, value: word.toLowerCase() === 'true' });
    else if (word !== undefined) {
      if (unsupported.has(word.toUpperCase())) throw invalid(`${word} is not supported in advanced queries`);
      out.push({ kind: 'word', text: word });
    } else out.push({ kind: 'symbol', text: symbol ?? '' });
  }
  return out;
}

class Parser {
  readonly #tokens: readonly Token[];
  #at = 0;

  constructor(list: readonly Token[]) {
    this.#tokens = list;
  }

  query(): Query {
    this.#expect('SELECT');
    const select = this.#list(() => this.#selected());
    const where = this.#accept('WHERE') ? this.#or() : null;
    let groupBy: string[] = [];
    if (this.#accept('GROUP')) {
      this.#expect('BY');
      groupBy = this.#list(() => this.#path());
    }
    const orderBy: { key: string; descending: boolean }[] = [];
    if (this.#accept('ORDER')) {
      this.#expect('BY');
      orderBy.push(
        ...this.#list(() => ({
          key: this.#selected().text,
          descending: this.#accept('DESC') || (this.#accept('ASC') && false),
        })),
      );
    }
    if (this.#peek()) throw invalid(`Unexpected ${this.#peek()?.text}`);
    if (groupBy.length > 3) throw invalid('At most three properties may be grouped by');
    const loose = select.find((one) => one.aggregate === null && !groupBy.includes(one.path));
    if ((groupBy.length > 0 || select.some((one) => one.aggregate !== null)) && loose)
      throw invalid(`${loose.text} is neither grouped by nor aggregated`);
    return { select, where, groupBy, orderBy };
  }

  #selected(): Selected {
    const token = this.#next();
    const name = token.text.toUpperCase();
    if (token.kind === 'symbol' && token.text === '*') return { path: '*', aggregate: null, text: '*' };
    if (token.kind !== 'word') throw invalid(`Expected a property, got ${token.text}`);
    if (this.#peek()?.text === '(' && isAggregate(name)) {
      this.#expect('(');
      const inner = this.#next().text;
      this.#expect(')');
      if (inner === '*' && name !== 'COUNT') throw invalid(`${name}(*) is not supported`);
      return { path: inner, aggregate: name, text: `${name}(${inner})` };
    }
    return { path: token.text, aggregate: null, text: token.text };
  }

  #or(): Condition {
    let left = this.#and();
    while (this.#accept('OR')) left = { kind: 'or', left, right: this.#and() };
    return left;
  }

  #and(): Condition {
    let left = this.#unary();
    while (this.#accept('AND')) left = { kind: 'and', left, right: this.#unary() };
    return left;
  }

  #unary(): Condition {
    if (this.#accept('NOT')) return { kind: 'not', inner: this.#unary() };
    if (this.#accept('(')) {
      const inner = this.#or();
      this.#expect(')');
      return inner;
    }
    return this.#predicate();
  }

  #predicate(): Condition {
    const path = this.#path();
    if (this.#accept('NOT')) return { kind: 'not', inner: this.#operation(path) };
    return this.#operation(path);
  }

  #operation(path: string): Condition {
    if (this.#accept('IN')) {
      this.#expect('(');
      const values = this.#list(() => this.#literal());
      this.#expect(')');
      return { kind: 'in', path, values };
    }
    if (this.#accept('BETWEEN')) {
      const low = this.#literal();
      this.#expect('AND');
      return { kind: 'between', path, low, high: this.#literal() };
    }
    if (this.#accept('LIKE')) {
      const pattern = String(this.#literal());
      if (/%./.test(pattern)) throw invalid('Only suffix wildcards are supported in LIKE');
      if (pattern.endsWith('%') && pattern.length < 4)
        throw invalid('A suffix wildcard needs at least three characters before it');
      return { kind: 'like', path, pattern };
    }
    const operator = this.#next().text;
    if (operator !== '=' && operator !== '<' && operator !== '>' && operator !== '<=' && operator !== '>=') {
      throw invalid(`${operator} is not an operator of advanced queries`);
    }
    return { kind: 'compare', path, operator, value: this.#literal() };
  }

  #path(): string {
    const token = this.#next();
    if (token.kind !== 'word') throw invalid(`Expected a property, got ${token.text}`);
    return token.text;
  }

  #literal(): Literal {
    const token = this.#next();
    if (token.kind !== 'literal') throw invalid(`Expected a value, got ${token.text}`);
    return token.value;
  }

  #list<T>(one: () => T): T[] {
    const items = [one()];
    while (this.#accept(',')) items.push(one());
    return items;
  }

  #peek(): Token | undefined {
    return this.#tokens[this.#at];
  }

  #next(): Token {
    const token = this.#tokens[this.#at];
    if (!token) throw invalid('The expression ends too early');
    this.#at += 1;
    return token;
  }

  #accept(word: string): boolean {
    const token = this.#peek();
    if (!token || token.kind === 'literal' || token.text.toUpperCase() !== word) return false;
    this.#at += 1;
    return true;
  }

  #expect(word: string): void {
    if (!this.#accept(word)) throw invalid(`Expected ${word}, got ${this.#peek()?.text ?? 'the end'}`);
  }
}

function isAggregate(name: string): name is 'COUNT' | 'AVG' | 'MAX' | 'MIN' | 'SUM' {
  return name === 'COUNT' || name === 'AVG' || name === 'MAX' || name === 'MIN' || name === 'SUM';
}

export function invalid(message: string): ServiceError {
  return new ServiceError('InvalidExpressionException', message);
}
