import { cut, type Fact, known, mapFact, type Population, whole } from '#shared/evidence/fact.ts';
import { ACCESS_LISTS } from '../queries/access.ts';
import { readAll } from './answers.ts';
import { listOf } from './further.ts';
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

export function accessOf(view: View, graphql: GraphqlAnswers): RepositoryAccess {
  const full = view.string('nameWithOwner');
  const name = full.known ? full.value : 'a repository that is not shown';
  return {
    name,
    url: view.string('url'),
    archived: view.boolean('isArchived'),
    writers: writersOf(view, name, graphql),
  };
}

function writersOf(view: View, name: string, graphql: GraphqlAnswers): Fact<Population<Writer>> {
  const missing = `push access to ${name}`;
  const people = readAll(listOf(graphql, view, ACCESS_LISTS.people, missing), writerFromEdge, loginOf);
  if (!people.known) return { ...people, missing: people.missing ?? missing };
  const { items, unseen } = people.value;
  const writers = items.filter(mayChange);
  return known(unseen === null ? whole(writers) : cut(writers, null, unseen));
}

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
