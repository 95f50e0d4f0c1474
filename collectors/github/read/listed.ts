import type { RestAnswers } from './answers.ts';
import type { Sharing } from './sharing.ts';
import { isObject, View } from './view.ts';

/** What is read of a repository on the REST page; the rest of that page is ten times as much. */
const FIELDS = [
  'full_name',
  'html_url',
  'visibility',
  'archived',
  'disabled',
  'fork',
  'pushed_at',
  'allow_forking',
  'delete_branch_on_merge',
  'web_commit_signoff_required',
  'security_and_analysis',
] as const;

/**
 * The part of a repository of the REST page that is read, so that the page itself can go.
 *
 * @param sharing lets repositories with the same security features have them in one object
 */
export function listedPart({ value, origin, path }: View, sharing: Sharing): View {
  const kept: Record<string, unknown> = {};
  for (const name of FIELDS) if (name in value) kept[name] = value[name];
  if (isObject(kept['security_and_analysis'])) {
    kept['security_and_analysis'] = sharing.one(kept['security_and_analysis']);
  }
  return new View(kept, origin, path);
}

/** Database id by which the two sources speak of the same repository. */
export function idOf(view: View): number | null {
  const id = view.value['databaseId'] ?? view.value['id'];
  return typeof id === 'number' ? id : null;
}

/** REST pages of all repositories with their security settings, in the order in which GraphQL is asked for them. */
export function repositoriesPath(org: string): string {
  return `/orgs/${org}/repos?sort=full_name&per_page=100`;
}

/** Where the answers have that list: it was asked for in GitHub's own order once. */
export function listedPath(rest: RestAnswers, org: string): string {
  const before = `/orgs/${org}/repos?per_page=100`;
  return rest.at(before) === null ? repositoriesPath(org) : before;
}

/** Notes a repository for which code scanning cannot run: it is not public, and its code security is off. */
export function addUnscanned(names: Set<string>, item: Readonly<Record<string, unknown>>): void {
  const { full_name: name, visibility, security_and_analysis: security } = item;
  if (typeof name !== 'string' || (visibility !== 'private' && visibility !== 'internal') || !isObject(security))
    return;
  // Older servers have only the one that covers everything; either of the two allows it.
  const products = [security['code_security'], security['advanced_security']].filter(isObject);
  if (products.length > 0 && products.every(({ status }) => status === 'disabled')) names.add(name);
}
