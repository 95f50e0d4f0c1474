import { cut, type Fact, known, mapFact, type Population, unknown, whole } from '#shared/evidence/fact.ts';
import type { GraphqlAnswers } from './graphql.ts';
import { oneOf } from './ruleset.ts';
import { View } from './view.ts';

export type Right = 'read' | 'triage' | 'write' | 'maintain' | 'admin';

const RIGHTS = ['read', 'triage', 'write', 'maintain', 'admin'] as const;
const CHANGING: ReadonlySet<Right> = new Set(['write', 'maintain', 'admin']);

export interface Writer {
  readonly login: string;
  readonly right: Fact<Right>;
  /** Where the right to change something comes from: "organisation", "team payments", "granted directly". */
  readonly through: Fact<readonly string[]>;
}

export interface RepositoryAccess {
  readonly name: string;
  readonly url: Fact<string>;
  readonly archived: Fact<boolean>;
  /** Everybody who may change the repository. */
  readonly writers: Fact<Population<Writer>>;
}

export function accessOf(view: View, more: MorePeople): RepositoryAccess {
  const full = view.string('nameWithOwner');
  const name = full.known ? full.value : 'a repository that is not shown';
  return {
    name,
    url: view.string('url'),
    archived: view.boolean('isArchived'),
    writers: writersOf(view, name, more),
  };
}

/** The pages of people beyond the first, by repository and cursor. */
export class MorePeople {
  readonly #graphql: GraphqlAnswers;
  readonly #pages = new Map<string, Fact<View>>();

  constructor(graphql: GraphqlAnswers) {
    this.#graphql = graphql;
    for (const variables of graphql.variablesOf(MORE)) {
      const data = graphql.data(MORE, variables);
      for (let at = 0; ; at++) {
        const [id, after] = [variables[`id${at}`], variables[`after${at}`]];
        if (typeof id !== 'string' || typeof after !== 'string') break;
        const page = data.known ? peopleAt(data.value, `r${at}`) : data;
        const key = `${id} ${after}`;
        if (this.#pages.get(key)?.known !== true) this.#pages.set(key, page);
      }
    }
  }

  at(id: string, after: string): Fact<View> {
    return this.#pages.get(`${id} ${after}`) ?? this.#graphql.notReached(MORE);
  }
}

const MORE = 'RepositoryAccessMore';

function peopleAt(data: View, alias: string): Fact<View> {
  const repository = data.object(alias);
  if (!(repository instanceof View)) return repository;
  const people = repository.object('collaborators');
  return people instanceof View ? known(people) : people;
}

function writersOf(view: View, name: string, more: MorePeople): Fact<Population<Writer>> {
  const missing = `push access to ${name}`;
  const first = view.object('collaborators', missing);
  if (!(first instanceof View)) return { ...first, missing: first.missing ?? missing };
  const id = view.string('id');
  const items: Writer[] = [];
  const visited = new Set<string>();
  for (let page: Fact<View> = known(first); ; ) {
    const people = page.known ? page.value.objects('edges', missing) : page;
    if (!people.known || !page.known) return known(cut(items, null, people.known ? LOST : people));
    const shown = people.value.filter((edge) => loginOf(edge).known);
    items.push(...shown.map(writerFromEdge).filter(mayChange));
    const raw = page.value.value['edges'];
    if (Array.isArray(raw) && raw.length > shown.length) return known(cut(items, null, LOST));
    const info = page.value.object('pageInfo');
    const next = info instanceof View ? info.boolean('hasNextPage') : info;
    if (!next.known) return known(cut(items, null, next));
    if (!next.value) return known(whole(items));
    const cursor = info instanceof View ? info.string('endCursor') : info;
    if (!cursor.known || !id.known || visited.has(cursor.value)) return known(cut(items, null, LOST));
    visited.add(cursor.value);
    page = more.at(id.value, cursor.value);
  }
}

const LOST = unknown('GitHub left people out of the list of those with access');

function mayChange({ right }: Writer): boolean {
  return !right.known || CHANGING.has(right.value);
}

function writerFromEdge(edge: View): Writer {
  const login = loginOf(edge);
  const sources = edge.objects('permissionSources');
  return {
    login: login.known ? login.value : 'a person who is not shown',
    right: oneOf(edge, 'permission', RIGHTS),
    through: sources.known ? throughOf(sources.value.filter(grantsChange)) : sources,
  };
}

function loginOf(edge: View): Fact<string> {
  const node = edge.object('node');
  return node instanceof View ? node.string('login') : node;
}

function throughOf(sources: readonly View[]): Fact<readonly string[]> {
  const names = new Set<string>();
  for (const source of sources) {
    const name = sourceOf(source);
    if (!name.known) return name;
    names.add(name.value);
  }
  return known([...names]);
}

function grantsChange(source: View): boolean {
  const right = oneOf(source, 'permission', RIGHTS);
  return !right.known || CHANGING.has(right.value);
}

function sourceOf(source: View): Fact<string> {
  const from = source.object('source');
  if (!(from instanceof View)) return from;
  const kind = from.string('__typename');
  if (!kind.known) return kind;
  if (kind.value === 'Team') return mapFact(from.string('slug'), (slug) => `team ${slug}`);
  return known(kind.value === 'Organization' ? 'organisation' : DIRECTLY);
}

const DIRECTLY = 'granted directly';
