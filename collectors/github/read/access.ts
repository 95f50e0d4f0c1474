import { type Fact, known, mapFact, type Population } from '#shared/evidence/fact.ts';
import type { RestAnswers } from './answers.ts';
import { readAll } from './answers.ts';
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

/** REST address of those who may push, for repositories that have more people than a page. */
export function writersPath(name: string): string {
  return `/repos/${name}/collaborators?permission=push&per_page=100`;
}

export function accessOf(view: View, rest: RestAnswers): RepositoryAccess {
  const full = view.string('nameWithOwner');
  const name = full.known ? full.value : 'a repository that is not shown';
  return {
    name,
    url: view.string('url'),
    archived: view.boolean('isArchived'),
    writers: writersOf(view, name, rest),
  };
}

function writersOf(view: View, name: string, rest: RestAnswers): Fact<Population<Writer>> {
  const missing = `push access to ${name}`;
  const list = view.object('collaborators', missing);
  if (!(list instanceof View)) return list.missing === undefined ? { ...list, missing } : list;
  const info = list.object('pageInfo');
  const more = info instanceof View ? info.boolean('hasNextPage') : info;
  if (more.known && more.value) return readAll(rest.list(writersPath(name)), writerFromRest);
  const edges = list.objects('edges', missing);
  if (!edges.known) return edges;
  if (!more.known) return more;
  const items = edges.value.map(writerFromEdge).filter(mayChange);
  return known({ items, expected: items.length, complete: true, unseen: null });
}

function mayChange({ right }: Writer): boolean {
  return !right.known || CHANGING.has(right.value);
}

function writerFromEdge(edge: View): Writer {
  const node = edge.object('node');
  const login = node instanceof View ? node.string('login') : node;
  return {
    login: login.known ? login.value : 'a person who is not shown',
    right: oneOf(edge, 'permission', RIGHTS),
    through: mapFact(edge.objects('permissionSources'), (sources) => [
      ...new Set(sources.filter(grantsChange).map(sourceOf)),
    ]),
  };
}

function grantsChange(source: View): boolean {
  const right = oneOf(source, 'permission', RIGHTS);
  return !right.known || CHANGING.has(right.value);
}

function sourceOf(source: View): string {
  const from = source.object('source');
  if (!(from instanceof View)) return 'a source that is not shown';
  const slug = from.value['slug'];
  if (typeof slug === 'string') return `team ${slug}`;
  return from.value['__typename'] === 'Organization' ? 'organisation' : DIRECTLY;
}

export const DIRECTLY = 'granted directly';

function writerFromRest(view: View): Writer {
  const login = view.string('login');
  const rights = view.object('permissions');
  const right =
    rights instanceof View
      ? (['admin', 'maintain', 'push'] as const).find((key) => rights.value[key] === true)
      : undefined;
  return {
    login: login.known ? login.value : 'a person who is not shown',
    right: right === undefined ? view.unseen('permissions') : known(right === 'push' ? 'write' : right),
    through: view.unseen('the source of the right'),
  };
}
