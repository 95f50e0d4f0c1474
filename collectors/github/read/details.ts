import { cut, type Fact, known, mapFact, type Population, unknown, whole } from '#shared/evidence/fact.ts';
import { BRANCH_LISTS, DETAIL_LISTS } from '../queries/details.ts';
import { readAll, type RestAnswers } from './answers.ts';
import { classicFromRest } from './classic.ts';
import { listOf } from './further.ts';
import type { GraphqlAnswers } from './graphql.ts';
import { protectionPath } from './sight.ts';
import { type Webhook, webhookName, webhookOf } from './organization.ts';
import { PERMISSION } from './permission.ts';
import { type Protection, protectionOf } from './protection.ts';
import { unseenBy } from './refusal.ts';
import { BYPASS_VISIBLE, CLASSIC_VISIBLE, sourceOf } from './ruleset.ts';
import { View } from './view.ts';
import { isWorkflowFile, type Workflow, workflowOf } from './workflow.ts';

export interface Bypass {
  readonly who: Fact<string>;
  readonly at: Fact<string>;
  readonly ref: Fact<string>;
}

export interface RulesetChanges {
  readonly ruleset: string;
  /** When each version was made, newest first. */
  readonly changes: Fact<Population<{ readonly at: Fact<string>; readonly by: Fact<number> }>>;
}

export interface RepositoryDetails {
  readonly name: string;
  readonly url: Fact<string>;
  readonly archived: Fact<boolean>;
  readonly empty: Fact<boolean>;
  readonly releaseBranches: Fact<Population<Protection>>;
  /** Empty: there are none. */
  readonly workflows: Fact<readonly Workflow[]>;
  readonly webhooks: Fact<Population<Webhook>>;
  /** When code scanning last ran; null when it is off or never ran. */
  readonly lastScan: Fact<string | null>;
  /** Pushes of the last month that went past a rule; null where there is no active ruleset that anybody can bypass. */
  readonly bypasses: Fact<Population<Bypass> | null>;
  readonly rulesetChanges: Fact<readonly RulesetChanges[]>;
}

/** REST addresses of what GraphQL does not have, for one repository. */
export const DEEP = {
  hooks: (name: string) => `/repos/${name}/hooks?per_page=100`,
  analyses: (name: string) => `/repos/${name}/code-scanning/analyses?per_page=1`,
  bypasses: (name: string) =>
    `/repos/${name}/rulesets/rule-suites?rule_suite_result=bypass&time_period=month&per_page=100`,
  history: (name: string, id: number) => `/repos/${name}/rulesets/${id}/history?per_page=100`,
};

/** @param unscanned names of repositories for which code scanning is off */
export function detailsOf(
  view: View,
  rest: RestAnswers,
  graphql: GraphqlAnswers,
  unscanned: ReadonlySet<string>,
): RepositoryDetails {
  const full = view.string('nameWithOwner');
  const name = full.known ? full.value : 'a repository that is not shown';
  const rulesets = governing(view, graphql);
  return {
    name,
    url: view.string('url'),
    archived: view.boolean('isArchived'),
    empty: view.boolean('isEmpty'),
    releaseBranches: releaseBranchesOf({ view, rest, graphql, name }),
    workflows: workflowsOf(view),
    webhooks: readAll(deep(view, rest, DEEP.hooks(name), PERMISSION.repositoryHooks), webhookOf, webhookName),
    lastScan: unscanned.has(name) ? known(null) : lastScanOf(rest, DEEP.analyses(name)),
    bypasses: bypassesOf(view, rest, name, rulesets),
    rulesetChanges: changesOf(view, rest, name, rulesets),
  };
}

/** A deep list: not asked for where the token plainly would not have been told. */
function deep(view: View, rest: RestAnswers, path: string, missing: string): Fact<Population<View>> {
  if (rest.at(path) !== null) return rest.list(path, { missing });
  if (view.value['viewerCanAdminister'] === false && view.value['viewerPermission'] !== null) {
    return unknown('GitHub shows this to administrators of the repository only', missing);
  }
  return { ...rest.notAsked(path), missing };
}

function lastScanOf(rest: RestAnswers, path: string): Fact<string | null> {
  if (rest.at(path) === null) return { ...rest.notAsked(path), missing: PERMISSION.codeScanningAlerts };
  const reply = rest.reply(path);
  if (reply.kind === 'absent' || reply.kind === 'off') return known(null);
  if (reply.kind !== 'answered') return unseenBy(reply, PERMISSION.codeScanningAlerts);
  const list = rest.list(path);
  if (!list.known) return list;
  const [newest] = list.value.items;
  return newest === undefined ? known(null) : newest.string('created_at');
}

interface Governing {
  readonly id: Fact<number>;
  readonly name: Fact<string>;
  readonly active: Fact<boolean>;
  readonly bypassable: Fact<boolean>;
  readonly own: Fact<boolean>;
}

/** Rulesets that reach the repository, from itself and from above. One that was not read may be any. */
function governing(view: View, graphql: GraphqlAnswers): Fact<readonly Governing[]> {
  const list = listOf(graphql, view, DETAIL_LISTS.rulesets);
  if (!list.known) return list;
  return list.value.unseen ?? known(list.value.items.map(governingOf));
}

function governingOf(ruleset: View): Governing {
  const bypassers = ruleset.object('bypassActors', BYPASS_VISIBLE);
  return {
    id: ruleset.number('databaseId'),
    name: ruleset.string('name'),
    active: mapFact(ruleset.string('enforcement'), (enforcement) => enforcement === 'ACTIVE'),
    bypassable: bypassers instanceof View ? mapFact(bypassers.number('totalCount'), (count) => count > 0) : bypassers,
    own: mapFact(sourceOf(ruleset), (source) => source === 'repository'),
  };
}

function bypassesOf(
  view: View,
  rest: RestAnswers,
  name: string,
  rulesets: Fact<readonly Governing[]>,
): RepositoryDetails['bypasses'] {
  const path = DEEP.bypasses(name);
  if (rest.at(path) === null) {
    if (!rulesets.known) return rulesets;
    const harmless = ({ active, bypassable }: Governing) =>
      (active.known && !active.value) || (bypassable.known && !bypassable.value);
    if (rulesets.value.every(harmless)) return known(null);
  }
  return readAll(deep(view, rest, path, PERMISSION.repositoryAdmin), (suite) => ({
    who: suite.string('actor_name'),
    at: suite.string('pushed_at'),
    ref: suite.string('ref'),
  }));
}

function changesOf(
  view: View,
  rest: RestAnswers,
  name: string,
  rulesets: Fact<readonly Governing[]>,
): RepositoryDetails['rulesetChanges'] {
  if (!rulesets.known) return rulesets;
  const changes: RulesetChanges[] = [];
  for (const { id, name: title, own } of rulesets.value) {
    if (!own.known) return own;
    if (!own.value) continue;
    if (!id.known) return id;
    const versions = deep(view, rest, DEEP.history(name, id.value), PERMISSION.repositoryAdmin);
    changes.push({ ruleset: title.known ? title.value : `ruleset ${id.value}`, changes: readAll(versions, versionOf) });
  }
  return known(changes);
}

function versionOf(version: View): { readonly at: Fact<string>; readonly by: Fact<number> } {
  const actor = version.object('actor');
  return { at: version.string('updated_at'), by: actor instanceof View ? actor.number('id') : actor };
}

/** Names under which releases are kept: "release/2.1", "releases", "release-2026". */
export const RELEASE = /(^|\/)releases?([-/_.]|$)/i;

interface Source {
  readonly view: View;
  readonly rest: RestAnswers;
  readonly graphql: GraphqlAnswers;
  readonly name: string;
}

/** The branches whose names say that they hold releases; one without a name may be another. */
function releaseBranchesOf(source: Source): RepositoryDetails['releaseBranches'] {
  const refs = listOf(source.graphql, source.view, DETAIL_LISTS.refs, PERMISSION.contents);
  return mapFact(refs, ({ items, unseen }) => {
    const others = toldOf(source, items);
    const branches = items.flatMap((ref) => {
      const name = ref.string('name');
      return name.known && RELEASE.test(name.value) ? [protectionAt(source, ref, name.value, others)] : [];
    });
    const nameless = items.map((ref) => ref.string('name')).find((name) => !name.known);
    const reason = unseen ?? (nameless?.known === false ? nameless : null);
    return reason === null ? whole(branches) : cut(branches, null, reason);
  });
}

/**
 * What one answer of REST says about the branches that it was not asked about: "not protected" is only
 * said to whoever may read protection here, and to a person GraphQL then hides none. Apps are not people.
 */
function toldOf({ view, rest, name }: Source, refs: readonly View[]): Fact<null> {
  const paths = refs.map(({ value }) => value['name']).filter((branch) => typeof branch === 'string');
  const asked = paths.map((branch) => protectionPath(name, branch)).filter((path) => rest.at(path) !== null);
  const replies = asked.map((path) => rest.reply(path));
  const { viewerPermission, viewerCanAdminister } = view.value;
  const isPerson = typeof viewerPermission === 'string';
  if (isPerson && replies.some(({ kind }) => kind === 'absent' || kind === 'plan')) return known(null);
  const refused = replies.find((reply) => reply.kind !== 'answered');
  if (refused !== undefined) return unseenBy(refused, CLASSIC_VISIBLE);
  // Administrators are told when they ask, so that only the run can have kept it from being asked.
  const [path] = paths.map((branch) => protectionPath(name, branch));
  const told = viewerCanAdminister === true && path !== undefined && replies.length === 0;
  return told ? { ...rest.notAsked(path), missing: CLASSIC_VISIBLE } : HIDDEN;
}

const HIDDEN = unknown('GitHub shows classic protection to administrators only', CLASSIC_VISIBLE);

function protectionAt({ rest, graphql, name }: Source, ref: View, branch: string, others: Fact<null>): Protection {
  const visible = ref.object('refUpdateRule');
  return protectionOf({
    branch,
    classic: classicAt(rest, ref, protectionPath(name, branch), others),
    visible: visible instanceof View ? visible : null,
    rules: listOf(graphql, ref, BRANCH_LISTS.rules),
    rulesets: unknown('the rulesets of release branches are listed with the repository'),
    planLimit: null,
  });
}

/** Null may mean "none" or "not for you"; REST was asked where it matters, and says which. */
function classicAt(rest: RestAnswers, ref: View, path: string, others: Fact<null>): Fact<View | null> {
  const rule = ref.object('branchProtectionRule', CLASSIC_VISIBLE);
  if (rule instanceof View) return known(rule);
  if (!ref.saysNone('branchProtectionRule')) return rule;
  // What everybody is shown of a rule stands for a rule that this token is not shown.
  if (rest.at(path) === null) return others.known && !ref.saysNone('refUpdateRule') ? HIDDEN : others;
  const reply = rest.reply(path);
  if (reply.kind === 'absent' || reply.kind === 'plan') return known(null);
  return reply.kind === 'answered' ? mapFact(rest.object(path), classicFromRest) : unseenBy(reply, CLASSIC_VISIBLE);
}

/** Null is "no such folder" only where branches are shown, which need the same right to read. */
function workflowsOf(view: View): RepositoryDetails['workflows'] {
  const empty = view.boolean('isEmpty');
  if (empty.known && empty.value) return known([]);
  const folder = view.object('workflows', PERMISSION.contents);
  if (folder instanceof View) {
    const entries = folder.objects('entries', PERMISSION.contents);
    if (!entries.known) return entries;
    const nameless = entries.value.flatMap((entry) => [entry.string('name'), entry.string('type')]);
    const untold = nameless.find((fact) => !fact.known);
    if (untold && !untold.known) return untold;
    return known(entries.value.filter(isWorkflowFile).map(workflowOf));
  }
  if (!view.saysNone('workflows')) return folder;
  const branches = view.object('refs', PERMISSION.contents);
  return branches instanceof View ? known([]) : branches;
}
