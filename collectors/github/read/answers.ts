import type { Answer } from '#shared/define.ts';
import { type Fact, known, mapFact, type Population, type Unknown, unknown } from '#shared/evidence/fact.ts';
import { gathered, type Pages } from '#shared/evidence/slices.ts';
import { type Apart, apart, placeOf } from './apart.ts';
import { type ListReader, ReadList } from './read-list.ts';
import { pathOf, type Reply, replyOf, unseenBy } from './refusal.ts';
import { isObject, type Origin, View } from './view.ts';

interface ListOptions {
  /** Where the list is, when an object wraps it beside its `total_count`. */
  readonly key?: string;
  /** The permission that it takes. */
  readonly missing?: string;
}

/** Recorded REST answers by path and query, with what they amount to. */
export class RestAnswers {
  readonly #byPath = new Map<string, Answer>();
  readonly #answers: readonly Answer[];

  constructor(answers: readonly Answer[]) {
    this.#answers = answers;
    for (const answer of answers) {
      if (answer.method === 'GET') this.#byPath.set(pathOf(answer.url).toLowerCase(), answer);
    }
  }

  /** The answer to `GET path`, or null when it was never asked. Logins and names are not case sensitive. */
  at(path: string): Answer | null {
    return this.#byPath.get(pathOf(path).toLowerCase()) ?? null;
  }

  reply(path: string): Reply {
    const answer = this.at(path);
    return answer === null ? { kind: 'broken', unknown: this.notAsked(path) } : replyTo(answer);
  }

  /** The object that `GET path` returned; `missing` is the permission that it takes. */
  object(path: string, missing?: string): Fact<View> {
    const answer = this.at(path);
    if (answer === null) return this.notAsked(path);
    const reply = replyTo(answer);
    if (reply.kind !== 'answered') return unseenBy(reply, missing);
    const body = answer.json();
    return isObject(body)
      ? known(new View(body, originOf(path)))
      : unknown(`the answer to ${asGet(path)} is not an object`);
  }

  /**
   * The list that starts at `GET path`, over as many pages as were read.
   */
  list(path: string, options: ListOptions = {}): Fact<Population<View>> {
    return this.read(path, options, { read: (item) => item });
  }

  /** As `list`, each entry read as soon as its page is. */
  read<T>(path: string, options: ListOptions, reader: ListReader<T>): Fact<Population<T>> {
    return gathered(this.pages(path, options, reader));
  }

  /** As `read`, a page at a time, so that no more than one page is held. */
  *pages<T>(path: string, { key, missing }: ListOptions, reader: ListReader<T>): Pages<T> {
    const list = new ReadList(reader);
    let expected: number | null = null;
    const visited = new Set<string>();
    for (let at: string | null = path; at !== null; ) {
      if (visited.has(at))
        return known(list.cut(expected, unknown(`GitHub gave the same page of ${asGet(path)} again`)));
      visited.add(at);
      const page = this.#page(at, path, key, missing);
      if (!page.known) return at === path ? page : known(list.cut(expected, page));
      const items: T[] = [];
      for (const some of page.value.items) items.push(...list.read(some));
      yield items;
      expected = page.value.total ?? expected;
      at = page.value.next;
    }
    return known(list.whole(expected));
  }

  #page(
    at: string,
    path: string,
    key?: string,
    missing?: string,
  ): Fact<{ items: Iterable<readonly View[]>; total: number | null; next: string | null }> {
    const answer = this.at(at);
    if (answer === null) return this.notAsked(path);
    const reply = replyTo(answer);
    if (reply.kind !== 'answered') return unseenBy(reply, missing);
    const { document: body, lists } = apartOf(answer);
    const list = key === undefined ? body : isObject(body) ? body[key] : undefined;
    if (!Array.isArray(list)) return unknown(`the answer to ${asGet(path)} is not a list`);
    const total = isObject(body) && typeof body['total_count'] === 'number' ? body['total_count'] : null;
    return known({
      items: viewsOf(lists.get(placeOf(key === undefined ? [] : [key])) ?? [list as readonly unknown[]], path),
      total,
      next: /<([^<>]+)>;\s*rel="next"/.exec(answer.headers?.['link'] ?? '')?.[1] ?? null,
    });
  }

  /** Why something was not asked: what stopped the run before it, when that is known. */
  notAsked(path: string): Unknown {
    return notReached(this.#answers, asGet(path));
  }
}

/** Names what ended the run early, so that whatever was never asked has a reason. */
export function notReached(answers: readonly Answer[], what: string): Unknown {
  for (const answer of answers) {
    const reply = replyTo(answer);
    if (reply.kind === 'unauthenticated' || reply.kind === 'throttled') {
      return unknown(`${what} was not reached: ${reply.unknown.why}`, reply.unknown.missing);
    }
    const error = errorIn(answer);
    if (error !== null && /rate limit/i.test(error))
      return unknown(`${what} was not reached: GitHub answered "${error}"`);
  }
  const silent = answers.find(({ status }) => status === undefined);
  const reply = silent === undefined ? null : replyTo(silent);
  return unknown(
    reply?.kind === 'broken' ? `${what} was not reached: ${reply.unknown.why}` : `${what} was not asked in this run`,
  );
}

interface Digest {
  readonly reply: Reply;
  /** The first error that a GraphQL answer reports, null where there is none. */
  readonly error: string | null;
}

const digests = new WeakMap<Answer, Digest>();

export function replyTo(answer: Answer): Reply {
  return digestOf(answer).reply;
}

/** What GitHub says went wrong in an answer that it otherwise gave; null when nothing did. */
export function errorIn(answer: Answer): string | null {
  return digestOf(answer).error;
}

/** Kept for each answer, since asking again would parse a whole page again. */
function digestOf(answer: Answer): Digest {
  const earlier = digests.get(answer);
  if (earlier !== undefined) return earlier;
  let json = true;
  let text: string | null = null;
  let error: string | null = null;
  if (answer.body !== null && answer.status !== 204) {
    if (answer.status !== undefined && answer.status >= 400) text = answer.text();
    else {
      const body = documentOf(answer);
      json = body !== undefined;
      if (answer.method === 'POST') error = firstErrorOf(body);
    }
  }
  const digest = { reply: replyOf(answer, text, json), error };
  digests.set(answer, digest);
  return digest;
}

/** The body with its long lists empty; undefined for one that is not JSON, to its end. */
function documentOf(answer: Answer): unknown {
  try {
    return apartOf(answer).document;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** The body of an answer that holds JSON. */
export function apartOf(answer: Answer): Apart {
  if (newest?.answer !== answer) newest = { answer, apart: apart(() => answer.body ?? NOTHING) };
  return newest.apart;
}

const NOTHING = new Uint8Array();

/** An answer is looked into several times in a row. */
let newest: { readonly answer: Answer; readonly apart: Apart } | null = null;

function firstErrorOf(body: unknown): string | null {
  if (!isObject(body) || !Array.isArray(body['errors']) || body['errors'].length === 0) return null;
  const [first] = body['errors'] as unknown[];
  return isObject(first) && typeof first['message'] === 'string' ? first['message'] : 'an error';
}

/**
 * Reads every item of a listed population.
 *
 * @param name what an item is known by; one whose name was not shown is left out, and the list is cut
 */
export function readAll<T>(
  list: Fact<Population<View>>,
  read: (item: View) => T,
  name?: (item: View) => Fact<unknown>,
): Fact<Population<T>> {
  return mapFact(list, ({ items, expected, unseen }) => {
    const done = new ReadList(name === undefined ? { read } : { read, name });
    const facts = done.read(items);
    const { count: _count, ...end } = unseen === null ? done.whole(expected) : done.cut(expected, unseen);
    return { items: facts, ...end };
  });
}

function* viewsOf(items: Iterable<readonly unknown[]>, path: string): Generator<readonly View[], void> {
  const origin = originOf(path);
  for (const some of items) yield some.filter(isObject).map((item) => new View(item, origin));
}

function originOf(path: string): Origin {
  return { what: asGet(path), errors: [] };
}

function asGet(path: string): string {
  return `GET ${pathOf(path).split('?')[0]}`;
}
