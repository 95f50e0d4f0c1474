import { cut, type Fact, known, mapFact, type Population, unknown, whole } from '#shared/evidence/fact.ts';
import { readAll, type RestAnswers } from './answers.ts';
import { type Webhook, webhookOf } from './organization.ts';
import { PERMISSION } from './permission.ts';
import { type Protection, protectionOf } from './protection.ts';
import { unseenBy } from './refusal.ts';
import { CLASSIC_VISIBLE } from './ruleset.ts';
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
  /** Pushes of the last month that went past a rule. */
  readonly bypasses: Fact<Population<Bypass>>;
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

export function detailsOf(view: View, rest: RestAnswers): RepositoryDetails {
  const full = view.string('nameWithOwner');
  const name = full.known ? full.value : 'a repository that is not shown';
  return {
    name,
    url: view.string('url'),
    archived: view.boolean('isArchived'),
    empty: view.boolean('isEmpty'),
    releaseBranches: releaseBranchesOf(view),
    workflows: workflowsOf(view),
    webhooks: readAll(deep(rest, DEEP.hooks(name), PERMISSION.repositoryHooks), webhookOf),
    lastScan: lastScanOf(rest, DEEP.analyses(name)),
    bypasses: bypassesOf(view, rest, name),
    rulesetChanges: changesOf(view, rest, name),
  };
}

function deep(rest: RestAnswers, path: string, missing: string): Fact<Population<View>> {
  if (rest.at(path) === null) return { ...rest.notAsked(path), missing };
  return rest.list(path);
}

function lastScanOf(rest: RestAnswers, path: string): Fact<string | null> {
  if (rest.at(path) === null) return { ...rest.notAsked(path), missing: PERMISSION.codeScanningAlerts };
  const reply = rest.reply(path);
  if (reply.kind === 'absent' || reply.kind === 'off') return known(null);
  if (reply.kind !== 'answered') return unseenBy(reply);
  const list = rest.list(path);
  if (!list.known) return list;
  const [newest] = list.value.items;
  return newest === undefined ? known(null) : newest.string('created_at');
}

/** Rulesets of the repository itself; those of the organisation have their own history. */
function ownRulesets(view: View): Fact<readonly { readonly id: number; readonly name: string }[]> {
  const list = view.object('rulesets');
  const nodes = list instanceof View ? list.objects('nodes') : list;
  return mapFact(nodes, (found) =>
    found.flatMap((ruleset) => {
      const id = ruleset.number('databaseId');
      const name = ruleset.string('name');
      return id.known ? [{ id: id.value, name: name.known ? name.value : `ruleset ${id.value}` }] : [];
    }),
  );
}

function bypassesOf(view: View, rest: RestAnswers, name: string): RepositoryDetails['bypasses'] {
  const own = ownRulesets(view);
  if (own.known && own.value.length === 0) return known(whole([]));
  return readAll(deep(rest, DEEP.bypasses(name), PERMISSION.repositoryAdmin), (suite) => ({
    who: suite.string('actor_name'),
    at: suite.string('pushed_at'),
    ref: suite.string('ref'),
  }));
}

function changesOf(view: View, rest: RestAnswers, name: string): RepositoryDetails['rulesetChanges'] {
  return mapFact(ownRulesets(view), (own) =>
    own.map((ruleset) => ({
      ruleset: ruleset.name,
      changes: readAll(deep(rest, DEEP.history(name, ruleset.id), PERMISSION.repositoryAdmin), (version) => {
        const actor = version.object('actor');
        return { at: version.string('updated_at'), by: actor instanceof View ? actor.number('id') : actor };
      }),
    })),
  );
}

/** Names under which releases are kept: "release/2.1", "releases", "release-2026". */
const RELEASE = /(^|\/)releases?([-/_.]|$)/i;

function releaseBranchesOf(view: View): RepositoryDetails['releaseBranches'] {
  const refs = view.object('refs', PERMISSION.contents);
  if (!(refs instanceof View)) return refs;
  const nodes = refs.objects('nodes', PERMISSION.contents);
  if (!nodes.known) return nodes;
  const branches = nodes.value.flatMap((ref) => {
    const name = ref.string('name');
    return name.known && RELEASE.test(name.value) ? [protectionAt(view, ref, name.value)] : [];
  });
  const total = refs.number('totalCount');
  if (total.known && total.value > nodes.value.length) {
    return known(
      cut(branches, null, unknown(`only ${nodes.value.length} of ${total.value} branches named release were read`)),
    );
  }
  return known(whole(branches));
}

function protectionAt(view: View, ref: View, branch: string): Protection {
  const rule = ref.object('branchProtectionRule', CLASSIC_VISIBLE);
  const visible = ref.object('refUpdateRule');
  const none = ref.saysNone('branchProtectionRule') && view.value['viewerCanAdminister'] === true;
  const hidden = unknown('GitHub shows classic protection to administrators only', CLASSIC_VISIBLE);
  const rules = ref.object('rules');
  const nodes = rules instanceof View ? rules.objects('nodes') : rules;
  const total = rules instanceof View ? rules.number('totalCount') : rules;
  const classic: Fact<View | null> =
    rule instanceof View ? known(rule) : ref.saysNone('branchProtectionRule') ? hidden : rule;
  return protectionOf({
    branch,
    classic: none ? known(null) : classic,
    visible: visible instanceof View ? visible : null,
    rules: mapFact(nodes, (items) =>
      total.known && total.value > items.length
        ? cut(items, total.value, unknown(`only ${items.length} of ${total.value} rules were read`))
        : whole(items),
    ),
    rulesets: unknown('the rulesets of release branches are listed with the repository'),
    planLimit: null,
  });
}

/** Null is "no such folder" only where branches are shown, which need the same right to read. */
function workflowsOf(view: View): RepositoryDetails['workflows'] {
  const empty = view.boolean('isEmpty');
  if (empty.known && empty.value) return known([]);
  const folder = view.object('workflows', PERMISSION.contents);
  if (folder instanceof View) {
    return mapFact(folder.objects('entries', PERMISSION.contents), (entries) =>
      entries.filter(isWorkflowFile).map(workflowOf),
    );
  }
  return view.saysNone('workflows') && view.object('refs') instanceof View ? known([]) : folder;
}
