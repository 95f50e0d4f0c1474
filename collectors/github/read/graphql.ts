import type { Answer } from '#shared/define.ts';
import { type Fact, known, type Population, type Unknown, unknown } from '#shared/evidence/fact.ts';
import { notReached } from './answers.ts';
import { placeOf } from './apart.ts';
import { gathered, type Pages } from '#shared/evidence/slices.ts';
import { PageViews } from './page-views.ts';
import { type ListReader, ReadList } from './read-list.ts';
import { type Asked, dataOf, questionKey, questionsIn } from './questions.ts';
import { errorInWords, isObject, View } from './view.ts';

/** Recorded GraphQL answers by operation name. */
export class GraphqlAnswers {
  readonly #answers: readonly Answer[];
  readonly #byOperation: ReadonlyMap<unknown, readonly Answer[]>;
  readonly #byQuestion: ReadonlyMap<string, readonly Asked[]>;

  constructor(answers: readonly Answer[]) {
    this.#answers = answers;
    this.#byOperation = Map.groupBy(answers, (answer) => answer.params?.['operationName']);
    this.#byQuestion = questionsIn(answers);
  }

  /** The variables of every time an operation was asked. */
  variablesOf(operation: string): readonly Readonly<Record<string, unknown>>[] {
    return (this.#byOperation.get(operation) ?? []).map((answer) => answer.params?.['variables']).filter(isObject);
  }

  asked(operation: string, variables: Readonly<Record<string, unknown>>): boolean {
    return this.#matching(operation, variables).length > 0;
  }

  notReached(operation: string): Unknown {
    return notReached(this.#answers, `the GraphQL query ${operation}`);
  }

  /** The `data` of the best answer to an operation with these variables; `missing` names the usual lack. */
  data(operation: string, variables: Readonly<Record<string, unknown>>, missing?: string): Fact<View> {
    return this.#best(operation, variables, missing, false);
  }

  #best(
    operation: string,
    variables: Readonly<Record<string, unknown>>,
    missing: string | undefined,
    byEntry: boolean,
  ): Fact<View> {
    const matching = this.#matching(operation, variables);
    let reason = matching.length === 0 ? this.notReached(operation) : undefined;
    let partial: View | undefined;
    for (const asked of matching) {
      const read = dataOf(asked, operation, missing, byEntry);
      if (!read.known) reason = read;
      else if (read.value.origin.errors.length === 0) return read;
      else partial = read.value;
    }
    if (partial !== undefined) return known(partial);
    return reason ?? unknown(`the GraphQL query ${operation} was not answered`);
  }

  /**
   * A connection over all its pages, following `endCursor` from the page without one.
   *
   * @param open finds the connection in the data of a page
   */
  pages(
    operation: string,
    variables: Readonly<Record<string, unknown>>,
    open: (data: View) => Fact<View>,
    options: PageOptions = {},
  ): Fact<Population<View>> {
    return this.read(operation, variables, open, options, { read: (item) => item });
  }

  /** As `pages`, each entry read as soon as its page is. */
  read<T>(
    operation: string,
    variables: Readonly<Record<string, unknown>>,
    open: (data: View) => Fact<View>,
    options: PageOptions,
    reader: ListReader<T>,
  ): Fact<Population<T>> {
    return gathered(this.turn(operation, variables, open, options, reader));
  }

  /** As `read`, a page at a time, so that no more than one page is held. */
  turn<T>(
    operation: string,
    variables: Readonly<Record<string, unknown>>,
    open: (data: View) => Fact<View>,
    options: PageOptions,
    reader: ListReader<T>,
  ): Pages<T> {
    return this.#follow(null, operation, variables, open, options, reader);
  }

  /** The rest of a connection whose first page came with something else. */
  continued(
    first: View,
    operation: string,
    variables: Readonly<Record<string, unknown>>,
    open: (data: View) => Fact<View>,
    options: PageOptions = {},
  ): Fact<Population<View>> {
    const reader = { read: (item: View) => item };
    return onlyPage(first, options) ?? gathered(this.#follow(first, operation, variables, open, options, reader));
  }

  *#follow<T>(
    first: View | null,
    operation: string,
    variables: Readonly<Record<string, unknown>>,
    open: (data: View) => Fact<View>,
    options: PageOptions,
    reader: ListReader<T>,
  ): Pages<T> {
    const list = new ReadList(reader);
    // Most lists are whole on their first page.
    let cursors: Set<string> | null = null;
    let expected: number | null = null;
    let lost: Unknown | null = null;
    let after: string | null = null;
    for (let given = first; ; given = null) {
      const page = this.#page(given, operation, { ...variables, after }, open, options);
      if (!page.known) return after === null ? page : known(list.cut(expected, lost ?? page));
      for (const some of page.value.items) yield list.read(some);
      expected = page.value.total ?? expected;
      lost ??= page.value.lost();
      after = page.value.next;
      if (after === null) return known(lost === null ? list.settled(expected) : list.cut(expected, lost));
      cursors ??= new Set();
      if (cursors.has(after)) {
        return known(list.cut(expected, unknown(`GitHub gave the same page of ${operation} again`)));
      }
      cursors.add(after);
    }
  }

  #page(
    given: View | null,
    operation: string,
    variables: Readonly<Record<string, unknown>>,
    open: (data: View) => Fact<View>,
    options: PageOptions,
  ): Fact<Page> {
    if (given !== null) return pageOf(given, options);
    const data = this.#best(operation, variables, options.missing, true);
    const connection = data.known ? open(data.value) : data;
    return connection.known ? pageOf(connection.value, options) : connection;
  }

  #matching(operation: string, variables: Readonly<Record<string, unknown>>): readonly Asked[] {
    return this.#byQuestion.get(questionKey(operation, variables)) ?? [];
  }
}

interface PageOptions {
  readonly items?: 'nodes' | 'edges';
  /** The permission that usually hides this list. */
  readonly missing?: string;
}

interface Page {
  readonly items: PageViews;
  readonly total: number | null;
  readonly next: string | null;
  /** Why entries are missing from the page, or why it is not known whether there are more; told once they were read. */
  lost(): Unknown | null;
}

function pageOf(connection: View, { items: key = 'nodes', missing }: PageOptions): Fact<Page> {
  const list = connection.value[key];
  if (!Array.isArray(list)) return connection.unseen(key, missing);
  const entries = apartAt(connection, key) ?? [list as readonly unknown[]];
  const items = new PageViews(connection, key, entries);
  const total = connection.value['totalCount'];
  const turn = turnOf(connection);
  return known({
    items,
    total: typeof total === 'number' ? total : null,
    next: turn.known ? turn.value : null,
    lost: () => (items.hasHole ? holeIn(connection, key, missing) : null) ?? (turn.known ? null : turn),
  });
}

/**
 * A list that is whole on its first page, as nearly all lists of a repository are; null for any other. It comes to
 * what following it would come to, without what that takes.
 */
function onlyPage(connection: View, { items: key = 'nodes', missing }: PageOptions): Fact<Population<View>> | null {
  const turn = turnOf(connection);
  const views = connection.objects(key, missing);
  if (!turn.known || turn.value !== null || !views.known || apartAt(connection, key) !== undefined) return null;
  const count = views.value.length;
  const { [key]: listed, totalCount: total = count } = connection.value;
  if (!Array.isArray(listed) || listed.length > count || typeof total !== 'number' || total > count) return null;
  return known({ items: views.value, expected: total, complete: true, unseen: null });
}

/** The entries of a list that is read by entry; none that is within another is. */
function apartAt({ origin, path }: View, key: string): Iterable<readonly unknown[]> | undefined {
  if (origin.apart === undefined || path.some((step) => typeof step === 'number')) return undefined;
  return origin.apart.get(placeOf(['data', ...path, key]));
}

/** The cursor of the next page, null when this was the last. A list without `pageInfo` is one page. */
function turnOf(connection: View): Fact<string | null> {
  if (!('pageInfo' in connection.value)) return known(null);
  const info = connection.object('pageInfo');
  if (!(info instanceof View)) return info;
  const more = info.boolean('hasNextPage');
  if (!more.known) return more;
  return more.value ? info.string('endCursor') : known(null);
}

function holeIn(connection: View, key: string, missing?: string): Unknown {
  const error = connection.origin.errors.find(({ path }) => isBelow(path, [...connection.path, key]));
  return error === undefined
    ? unknown(`${connection.origin.what} left entries of ${key} empty`, missing)
    : errorInWords(error, connection.origin.what, missing);
}

function isBelow(path: readonly (string | number)[], above: readonly (string | number)[]): boolean {
  return path.length >= above.length && above.every((step, index) => step === path[index]);
}
