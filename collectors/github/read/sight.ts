import type { Answer } from '#shared/define.ts';
import { type Fact, type Unknown, unknown } from '#shared/evidence/fact.ts';
import type { RestAnswers } from './answers.ts';
import { CLASSIC_VISIBLE } from './ruleset.ts';
import { isObject, View } from './view.ts';

/** REST address of the classic protection of a branch. */
export function protectionPath(name: string, branch: string): string {
  return `/repos/${name}/branches/${encodeURIComponent(branch)}/protection`;
}

/**
 * Tells whether GraphQL's nulls, falses and empty lists about a repository mean what they say.
 *
 * What only administrators may see is silently left out for everybody else, and `viewerCanAdminister`
 * speaks of the person: a fine-grained token of an administrator may still lack the permission. So
 * nothing is taken for "there is none" unless this token was seen to be shown such things: somewhere
 * among the repositories, or by REST, which refuses in as many words.
 */
export class AdminSight {
  readonly #rest: RestAnswers;
  readonly #scoped: boolean;
  #shows = false;
  #contradicted = false;
  #confirmed = false;

  constructor(rest: RestAnswers, answers: readonly Answer[]) {
    this.#rest = rest;
    // A classic token is not limited below its person; only such tokens have scopes.
    this.#scoped = answers.some(({ headers }) => hasRepositoryScope(headers?.['x-oauth-scopes']));
  }

  /** Takes in what one repository says about the token. All of them come before the first question. */
  learn(node: View): void {
    this.#shows ||= showsAdminFields(node.value);
    this.#contradicted ||= hidesARule(node.value);
    this.#confirmed ||= confirmed(node, this.#rest);
  }

  /** Null when what is missing is really not there; else why that cannot be told. */
  blindAt(node: View, listed: Fact<View>): Unknown | null {
    if (node.value['viewerCanAdminister'] !== true) return HIDDEN;
    if (wasRefused(node) || hidesARule(node.value)) return HIDDEN;
    if (this.#scoped) return null;
    if (!this.#confirmed && (this.#contradicted || !this.#shows)) return HIDDEN;
    // REST lists this part only for repositories that the token itself may administer.
    if (!listed.known) return listed;
    return listed.value.object('security_and_analysis') instanceof View ? null : HIDDEN;
  }
}

const HIDDEN = unknown('GitHub shows this to administrators of the repository only', CLASSIC_VISIBLE);

function hasRepositoryScope(scopes: string | undefined): boolean {
  return scopes?.split(',').some((scope) => scope.trim() === 'repo') ?? false;
}

/** Something on a page that only whoever may read administration is given. */
export function showsAdminFields(node: Readonly<Record<string, unknown>>): boolean {
  return isObject(branchOf(node)['branchProtectionRule']) || hasEntries(node['deployKeys']);
}

/**
 * Whether an administrator is not shown a rule. Everybody is shown what a protected branch demands of
 * them. Where that is there, and the rule it comes from is not, the rule exists and was left out.
 */
export function hidesARule(node: Readonly<Record<string, unknown>>): boolean {
  const branch = branchOf(node);
  if (node['viewerCanAdminister'] !== true) return false;
  return isObject(branch['refUpdateRule']) && branch['branchProtectionRule'] === null;
}

function branchOf(node: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const branch = node['defaultBranchRef'];
  return isObject(branch) ? branch : {};
}

function hasEntries(list: unknown): boolean {
  return isObject(list) && Number(list['totalCount']) > 0;
}

/** REST said of this repository, in words that only an administrator hears, whether it is protected. */
function confirmed(node: View, rest: RestAnswers): boolean {
  const branch = node.object('defaultBranchRef');
  const [name, title] = [node.value['nameWithOwner'], branch instanceof View ? branch.value['name'] : null];
  if (typeof name !== 'string' || typeof title !== 'string') return false;
  const path = protectionPath(name, title);
  if (rest.at(path) === null) return false;
  const { kind } = rest.reply(path);
  return kind === 'absent' || kind === 'plan';
}

function wasRefused(node: View): boolean {
  const branch = node.object('defaultBranchRef');
  const refused = ['deployKeys', 'branchProtectionRules', 'hasVulnerabilityAlertsEnabled'].some(
    (key) => node.errorAt(key) !== undefined,
  );
  return refused || (branch instanceof View && branch.errorAt('branchProtectionRule') !== undefined);
}
