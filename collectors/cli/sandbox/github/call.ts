import type { Organisation } from '../organisation/organisation.ts';
import type { Person } from '../organisation/people.ts';
import type { Repository } from '../organisation/repository.ts';
import type { Clock } from './clock.ts';
import { notFound, Refusal } from './refusal.ts';
import type { Viewer } from './tokens.ts';

/** One REST request, as far as an answer needs it. */
export interface Call {
  readonly template: string;
  readonly path: string;
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly viewer: Viewer;
  readonly organisation: Organisation;
  readonly clock: Clock;
  /** Root of the REST interface as the client spells it: `http://127.0.0.1:4010/api/v3`. */
  readonly base: string;
  /** Rows of one page at most. */
  readonly pageRows: number;
  /** Requests left and so on, for /rate_limit. */
  readonly limits: () => unknown;
}

export interface Answer {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

type Handler = (call: Call) => Answer;
export type Handlers = Readonly<Record<string, Handler>>;

export const ok = (body: unknown): Answer => ({ status: 200, body });

export function param(call: Call, name: string): string {
  const value = call.params[name];
  if (value === undefined) throw new Error(`${call.template} has no {${name}}.`);
  return value;
}

/** The repository that the path names. Renamed ones answer 301, hidden ones 404, exactly like missing ones. */
export function repositoryOf(call: Call): Repository {
  const found = ownedBy(call, param(call, 'owner')) ? call.organisation.find(param(call, 'repo')) : null;
  if (found === null || !call.viewer.sees(found.repository)) throw notFound();
  if (found.renamed || param(call, 'owner').toLowerCase() !== call.organisation.login) {
    const rest = call.path.split('/').slice(4).join('/');
    const url = `${call.base}/repositories/${found.repository.id}${rest === '' ? '' : `/${rest}`}`;
    throw new Refusal(301, 'Moved Permanently', { location: url }, { url });
  }
  return found.repository;
}

/** The repository of the path, also when it is hidden; null for paths without one, or with none behind them. */
export function hasRepository(call: Call): Repository | null {
  const { owner, repo } = call.params;
  if (owner === undefined || repo === undefined || !ownedBy(call, owner)) return null;
  return call.organisation.find(repo)?.repository ?? null;
}

function ownedBy(call: Call, login: string): boolean {
  const { settings } = call.organisation;
  return [settings.login, ...settings.formerLogins].includes(login.toLowerCase());
}

export function checkOrganisation(call: Call): void {
  const login = param(call, 'org').toLowerCase();
  if (login === call.organisation.login) return;
  if (!ownedBy(call, login)) throw notFound();
  const rest = call.path.split('/').slice(3).join('/');
  const url = `${call.base}/organizations/${call.organisation.settings.id}${rest === '' ? '' : `/${rest}`}`;
  throw new Refusal(301, 'Moved Permanently', { location: url }, { url });
}

export function personOf(call: Call, name: string): Person {
  const person = call.organisation.person(param(call, name));
  if (person === null) throw notFound();
  return person;
}

export function nodeId(kind: string, id: number | string): string {
  return Buffer.from(`0:${kind}${id}`).toString('base64url');
}
