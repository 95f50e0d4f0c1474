import type { Answer } from '#shared/define.ts';
import { cut, type Fact, known, type Population, type Unknown, unknown, whole } from '#shared/evidence/fact.ts';
import type { Completeness } from '#shared/evidence/record.ts';
import { actionOf } from './actions.ts';
import { refusalOf } from './codes.ts';
import { View } from './view.ts';

type Match = Readonly<Record<string, unknown>>;

interface OneOptions<T> {
  /** Fields of the input that tell this question from others of the same operation. */
  readonly match?: Match;
  /** Error codes that are answers, by code: `{ NoSuchEntity: null }`. */
  readonly facts?: Readonly<Record<string, T>>;
  /** Like `facts`, where the code alone is ambiguous and the message decides. */
  readonly messages?: readonly (readonly [pattern: RegExp, value: T])[];
}

interface PagesOptions<T> {
  readonly items: (page: View) => View[] | undefined;
  readonly read: (item: View) => T;
  /** Name of the paging token in the answer and, when another, in the request. */
  readonly token: readonly [receive: string, send?: string];
  readonly match?: Match;
  readonly expected?: (page: View) => number | undefined;
  readonly facts?: Readonly<Record<string, readonly T[]>>;
}

/**
 * Recorded answers by what was asked, and the one table from errors to verdicts.
 *
 * A refusal is unknown and names the IAM action. Only the codes a caller lists for its operation are
 * facts. What was never asked is unknown too: a run that ended early says so on everything it did not
 * reach.
 */
export class Reader {
  readonly #answers = new Map<string, Answer[]>();
  readonly #indexes = new Map<string, Map<unknown, Answer[]>>();
  readonly #views = new WeakMap<Answer, View>();
  readonly #unseen = new Set<string>();
  readonly #count: number;

  constructor(answers: readonly Answer[]) {
    this.#count = answers.length;
    for (const answer of answers) {
      const { service, operation } = answer.params ?? {};
      if (typeof service !== 'string' || typeof operation !== 'string') continue;
      const api = `${service}:${operation}`;
      const list = this.#answers.get(api);
      if (list) list.push(answer);
      else this.#answers.set(api, [answer]);
    }
  }

  asked(api: string): boolean {
    return this.#answers.has(api);
  }

  one<T>(api: string, read: (view: View) => T | undefined, options: OneOptions<T> = {}): Fact<T> {
    const answer = this.#find(api, options.match).at(-1);
    const seen = this.#view(api, answer);
    if (seen instanceof View) {
      const value = read(seen);
      return value === undefined ? this.miss(unknown(`AWS answered ${api} without what was asked for`)) : known(value);
    }
    if (answer && options.facts && Object.hasOwn(options.facts, seen.code)) return known(options.facts[seen.code] as T);
    const worded = options.messages?.find(([pattern]) => pattern.test(`${seen.code}: ${seen.message}`));
    if (answer && worded) return known(worded[1]);
    return this.miss(seen.because);
  }

  /** What each answered question of an operation says, in the order they were asked; refusals are left out. */
  every<T>(api: string, read: (view: View) => T): T[] {
    return (this.#answers.get(api) ?? []).flatMap((answer) => {
      const seen = this.#view(api, answer);
      return seen instanceof View ? [read(seen)] : [];
    });
  }

  pages<T>(api: string, options: PagesOptions<T>): Fact<Population<T>> {
    const [receive, send = receive] = options.token;
    const pages = this.#find(api, options.match);
    const byToken = new Map(pages.map((page) => [inputOf(page)[send] ?? '', page]));
    const items: T[] = [];
    let expected: number | undefined;
    let token: string | undefined = '';
    for (let first = true; token !== undefined; first = false) {
      const page: Answer | undefined = byToken.get(token);
      byToken.delete(token);
      const seen = this.#view(api, page);
      if (!(seen instanceof View)) {
        const fact = page && first ? options.facts?.[seen.code] : undefined;
        if (fact) return known(whole(fact));
        this.miss(seen.because);
        return first ? seen.because : known(cut(items, expected ?? null, seen.because));
      }
      const entries = options.items(seen);
      if (entries === undefined) {
        const because = this.miss(unknown(`AWS answered ${api} without its list`));
        return first ? because : known(cut(items, expected ?? null, because));
      }
      for (const entry of entries) items.push(options.read(entry));
      expected ??= options.expected?.(seen);
      token = seen.text(receive) || undefined;
    }
    if (expected !== undefined && expected > items.length) {
      return known(cut(items, expected, this.miss(unknown(`${api} listed ${items.length} of ${expected}`))));
    }
    return known(whole(items));
  }

  /** Why an operation was not seen, for a fact that hangs on an answer that was never asked for. */
  unseen(api: string, match?: Match): Unknown {
    const seen = this.#view(api, this.#find(api, match).at(-1));
    return seen instanceof View ? unknown(`AWS answered ${api} without what was asked for`) : this.miss(seen.because);
  }

  /** Remembers why something was not seen, for `completeness`. */
  miss(because: Unknown): Unknown {
    this.#unseen.add(because.missing === undefined ? because.why : `${because.why}: needs ${because.missing}`);
    return because;
  }

  completeness(items: number | null = null, expected: number | null = items): Completeness {
    const notes = [...this.#unseen];
    const more = notes.length > 8 ? `; and ${notes.length - 8} more` : '';
    return {
      complete: this.#count > 0 && notes.length === 0,
      pages: this.#count,
      items,
      expected,
      ...(notes.length > 0 && { note: notes.slice(0, 8).join('; ') + more }),
    };
  }

  #find(api: string, match?: Match): readonly Answer[] {
    const all = this.#answers.get(api) ?? [];
    if (match === undefined) return all;
    const [[field, value] = ['', undefined], ...rest] = Object.entries(match);
    const name = `${api} ${field}`;
    let index = this.#indexes.get(name);
    if (index === undefined) {
      index = new Map();
      for (const answer of all) {
        const key = inputOf(answer)[field];
        const same = index.get(key);
        if (same) same.push(answer);
        else index.set(key, [answer]);
      }
      this.#indexes.set(name, index);
    }
    const found = index.get(value) ?? [];
    return rest.length === 0
      ? found
      : found.filter((answer) => rest.every(([key, wanted]) => inputOf(answer)[key] === wanted));
  }

  #view(api: string, answer: Answer | undefined): View | { code: string; message: string; because: Unknown } {
    const nothing = (because: Unknown) => ({ code: '', message: '', because });
    if (answer === undefined) return nothing(unknown(`${api} was not asked before the run ended`));
    if (answer.failure !== undefined || answer.status === undefined) {
      return nothing(unknown(`${api} had no answer (${answer.failure ?? 'none'})`));
    }
    if (answer.status >= 200 && answer.status < 300) {
      try {
        const view = this.#views.get(answer) ?? View.ofBody(answer.text());
        this.#views.set(answer, view);
        return view;
      } catch {
        return nothing(unknown(`the answer to ${api} could not be read`));
      }
    }
    const { code, message, kind } = refusalOf(answer);
    return { code, message, because: verdictOf(api, answer, code, kind) };
  }
}

function inputOf(answer: Answer): Record<string, unknown> {
  return (answer.params?.['input'] ?? {}) as Record<string, unknown>;
}

function verdictOf(api: string, answer: Answer, code: string, kind: ReturnType<typeof refusalOf>['kind']): Unknown {
  const region = answer.params?.['region'];
  const where = typeof region === 'string' ? `${api} in ${region}` : api;
  const action = actionOf(api);
  switch (kind) {
    case 'denied':
      return unknown(`AWS refused ${where} (${code || answer.status})`, action);
    case 'explicit-deny':
      return unknown(`an explicit deny, such as a service control policy, refuses ${where}`, action);
    case 'throttled':
      return unknown(`AWS was still throttling ${where} after several tries`);
    case 'region-off':
      return unknown(`AWS answered ${code} to ${where}: the region or the service is not enabled for this account`);
    case 'expired':
      return unknown(`the credentials expired before ${where} was answered`);
    case 'fault':
      return unknown(`AWS failed to answer ${where} (${code || answer.status})`);
    default:
      return unknown(`AWS answered ${code || answer.status} to ${where}`);
  }
}
