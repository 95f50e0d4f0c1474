import { cut, type Fact, known, mapFact, type Population, unknown, whole } from '#shared/evidence/fact.ts';
import { readAll, type RestAnswers } from './answers.ts';
import { classicFromRest } from './classic.ts';
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
export function detailsOf(view: View, rest: RestAnswers, unscanned: ReadonlySet<string>): RepositoryDetails {
  const full = view.string('nameWithOwner');
  const name = full.known ? full.value : 'a repository that is not shown';
  return {
    name,
    url: view.string('url'),
    archived: view.boolean('isArchived'),
    empty: view.boolean('isEmpty'),
    releaseBranches: releaseBranchesOf(view, rest, name),
    workflows: workflowsOf(view),
    webhooks: readAll(deep(view, rest, DEEP.hooks(name), PERMISSION.repositoryHooks), webhookOf, webhookName),
    lastScan: unscanned.has(name) ? known(null) : lastScanOf(rest, DEEP.analyses(name)),
    bypasses: bypassesOf(view, rest, name),
    rulesetChanges: changesOf(view, rest, name),
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

/** Rulesets that reach the repository, from itself and from above. */
function governing(view: View): Fact<readonly Governing[]> {
  const list = view.object('rulesets');
  if (!(list instanceof View)) return list;
  const nodes = list.objects('nodes');
  const total = list.number('totalCount');
  if (nodes.known && total.known && total.value > nodes.value.length) {
    return unknown(`only ${nodes.value.length} of ${total.value} rulesets were read`);
  }
  return mapFact(nodes, (rulesets) => rulesets.map(governingOf));
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

function bypassesOf(view: View, rest: RestAnswers, name: string): RepositoryDetails['bypasses'] {
  const path = DEEP.bypasses(name);
  if (rest.at(path) === null) {
    const rulesets = governing(view);
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

function changesOf(view: View, rest: RestAnswers, name: string): RepositoryDetails['rulesetChanges'] {
  const rulesets = governing(view);
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

function releaseBranchesOf(view: View, rest: RestAnswers, repository: string): RepositoryDetails['releaseBranches'] {
  const refs = view.object('refs', PERMISSION.contents);
  if (!(refs instanceof View)) return refs;
  const nodes = refs.objects('nodes', PERMISSION.contents);
  if (!nodes.known) return nodes;
  const branches = nodes.value.flatMap((ref) => {
    const name = ref.string('name');
    return name.known && RELEASE.test(name.value) ? [protectionAt(rest, ref, repository, name.value)] : [];
  });
  const nameless = nodes.value.map((ref) => ref.string('name')).find((name) => !name.known);
  if (nameless && !nameless.known) return known(cut(branches, null, nameless));
  const total = refs.number('totalCount');
  if (!total.known) return known(cut(branches, null, total));
  if (total.value > nodes.value.length) {
    return known(
      cut(branches, null, unknown(`only ${nodes.value.length} of ${total.value} branches named release were read`)),
    );
  }
  return known(whole(branches));
}

function protectionAt(rest: RestAnswers, ref: View, repository: string, branch: string): Protection {
  const visible = ref.object('refUpdateRule');
  const rules = ref.object('rules');
  const nodes = rules instanceof View ? rules.objects('nodes') : rules;
  const total = rules instanceof View ? rules.number('totalCount') : rules;
  return protectionOf({
    branch,
    classic: classicAt(rest, ref, protectionPath(repository, branch)),
    visible: visible instanceof View ? visible : null,
    rules: mapFact(nodes, (items) =>
      !total.known
        ? cut(items, null, total)
        : total.value > items.length
          ? cut(items, total.value, unknown(`only ${items.length} of ${total.value} rules were read`))
          : whole(items),
    ),
    rulesets: unknown('the rulesets of release branches are listed with the repository'),
    planLimit: null,
  });
}

/** Null may mean "none" or "not for you"; REST was asked where it matters, and says which. */
function classicAt(rest: RestAnswers, ref: View, path: string): Fact<View | null> {
  const rule = ref.object('branchProtectionRule', CLASSIC_VISIBLE);
  if (rule instanceof View) return known(rule);
  if (!ref.saysNone('branchProtectionRule')) return rule;
  if (rest.at(path) === null) return unknown('GitHub shows classic protection to administrators only', CLASSIC_VISIBLE);
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
  return view.saysNone('workflows') && view.object('refs') instanceof View ? known([]) : folder;
}
