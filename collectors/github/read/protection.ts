import {
  cut,
  type Fact,
  known,
  mapFact,
  type Population,
  type Unknown,
  unknown,
  whole,
} from '#shared/evidence/fact.ts';
import { anyTrue, oneOf, type BypassActor, type Ruleset } from './ruleset.ts';
import { View } from './view.ts';

/** One source that asks for a pull request, and who it does not bind. */
export interface Guard {
  /** "classic protection", "ruleset main". */
  readonly name: string;
  /** Database id of the ruleset; null for classic protection. */
  readonly ruleset: Fact<number> | null;
  /** Classic protection: whether administrators are bound too. Null for a ruleset. */
  readonly adminsBound: Fact<boolean> | null;
  /** Classic protection: how many actors may skip the pull request. Null for a ruleset. */
  readonly exempted: Fact<number> | null;
  /** Rulesets: who may bypass. Null for classic protection. */
  readonly bypass: Fact<Population<BypassActor>> | null;
}

/**
 * What protects a branch in effect: classic protection and every active rule that reaches it, the
 * stronger of the two in each point. A point is unknown only when what was seen does not settle it.
 */
export interface Protection {
  readonly branch: string;
  readonly pullRequest: Fact<boolean>;
  /** Approvals asked for, at least. */
  readonly approvals: Fact<number>;
  readonly dismissesStale: Fact<boolean>;
  readonly restrictsDismissals: Fact<boolean>;
  readonly codeOwnerReview: Fact<boolean>;
  readonly lastPushApproval: Fact<boolean>;
  readonly conversationsResolved: Fact<boolean>;
  /** Names of the status checks that have to be green. */
  readonly statusChecks: Fact<readonly string[]>;
  readonly upToDate: Fact<boolean>;
  readonly codeScanning: Fact<boolean>;
  readonly signatures: Fact<boolean>;
  readonly linearHistory: Fact<boolean>;
  readonly forcePushBlocked: Fact<boolean>;
  readonly deletionBlocked: Fact<boolean>;
  /** Only named people, teams or apps may push. */
  readonly pushRestricted: Fact<boolean>;
  readonly locked: Fact<boolean>;
  readonly guards: Fact<readonly Guard[]>;
  /** The plan offers no protection here, in GitHub's words; null when it does or nothing was said. */
  readonly planLimit: string | null;
}

export interface ProtectionSources {
  readonly branch: string;
  /** Null when there is no classic protection. */
  readonly classic: Fact<View | null>;
  /** What everybody may see of classic protection; only what it demands counts. */
  readonly visible: View | null;
  readonly rules: Fact<Population<View>>;
  readonly rulesets: Fact<Population<Ruleset>>;
  readonly planLimit: string | null;
}

export function protectionOf(sources: ProtectionSources): Protection {
  const { classic, visible, planLimit } = sources;
  const rules = new ActiveRules(sources.rules);
  const flag = (key: string): Fact<boolean> =>
    classic.known ? (classic.value === null ? known(false) : classic.value.boolean(key)) : classic;
  const review = (key: string) => both(flag('requiresApprovingReviews'), flag(key));
  const shown = (positive: boolean): Fact<boolean> => (positive ? known(true) : known(false));
  const seenApprovals = numberAt(visible, 'requiredApprovingReviewCount');
  const seenContexts = contextsAt(visible);
  return {
    branch: sources.branch,
    pullRequest: anyTrue([shown(seenApprovals > 0), flag('requiresApprovingReviews'), rules.has('PULL_REQUEST')]),
    approvals: most([
      known(seenApprovals),
      classicApprovals(classic),
      rules.most('PULL_REQUEST', 'requiredApprovingReviewCount'),
    ]),
    dismissesStale: anyTrue([review('dismissesStaleReviews'), rules.asks('PULL_REQUEST', 'dismissStaleReviewsOnPush')]),
    restrictsDismissals: anyTrue([review('restrictsReviewDismissals')]),
    codeOwnerReview: anyTrue([
      shown(visible?.value['requiresCodeOwnerReviews'] === true),
      review('requiresCodeOwnerReviews'),
      rules.asks('PULL_REQUEST', 'requireCodeOwnerReview'),
    ]),
    lastPushApproval: anyTrue([
      review('requireLastPushApproval'),
      rules.asks('PULL_REQUEST', 'requireLastPushApproval'),
    ]),
    conversationsResolved: anyTrue([
      flag('requiresConversationResolution'),
      rules.asks('PULL_REQUEST', 'requiredReviewThreadResolution'),
      rules.has('REQUIRED_REVIEW_THREAD_RESOLUTION'),
    ]),
    statusChecks: union([known(seenContexts), classicContexts(classic), rules.contexts()]),
    upToDate: anyTrue([
      both(flag('requiresStatusChecks'), flag('requiresStrictStatusChecks')),
      rules.asks('REQUIRED_STATUS_CHECKS', 'strictRequiredStatusChecksPolicy'),
      rules.has('MERGE_QUEUE'),
    ]),
    codeScanning: rules.has('CODE_SCANNING'),
    signatures: anyTrue([
      shown(visible?.value['requiresSignatures'] === true),
      flag('requiresCommitSignatures'),
      rules.has('REQUIRED_SIGNATURES'),
    ]),
    linearHistory: anyTrue([flag('requiresLinearHistory'), rules.has('REQUIRED_LINEAR_HISTORY')]),
    forcePushBlocked: anyTrue([blocked(classic, 'allowsForcePushes'), rules.has('NON_FAST_FORWARD')]),
    deletionBlocked: anyTrue([blocked(classic, 'allowsDeletions'), rules.has('DELETION')]),
    pushRestricted: anyTrue([flag('restrictsPushes'), rules.has('UPDATE')]),
    locked: anyTrue([flag('lockBranch'), rules.has('LOCK_BRANCH')]),
    guards: guardsOf(sources, rules),
    planLimit,
  };
}

/** The rules that reach a branch. Rules of a ruleset that only evaluates, or is off, do not count. */
class ActiveRules {
  readonly #rules: Fact<Population<View>>;

  constructor(rules: Fact<Population<View>>) {
    // A rule that does not say what it is may be any of them.
    this.#rules = mapFact(rules, (population) => {
      const untold = population.items.map((rule) => rule.string('type')).find((type) => !type.known);
      return untold && !untold.known ? cut(population.items, population.expected, untold) : population;
    });
  }

  has(type: string): Fact<boolean> {
    return this.#overRules(type, () => known(true));
  }

  asks(type: string, parameter: string): Fact<boolean> {
    return this.#overRules(type, (rule) => parameterOf(rule, (view) => view.boolean(parameter)));
  }

  most(type: string, parameter: string): Fact<number> {
    const rules = this.#rules;
    if (!rules.known) return rules;
    const found = rules.value.items.filter((rule) => rule.value['type'] === type && mayCount(rule));
    const counts = found.map((rule) =>
      certain(
        rule,
        parameterOf(rule, (view) => view.number(parameter)),
      ),
    );
    return most(rules.value.unseen === null ? counts : [...counts, rules.value.unseen]);
  }

  contexts(): Fact<readonly string[]> {
    const rules = this.#rules;
    if (!rules.known) return rules;
    const found = rules.value.items.filter((rule) => rule.value['type'] === 'REQUIRED_STATUS_CHECKS' && mayCount(rule));
    const lists = found.map((rule) =>
      certain(
        rule,
        parameterOf(rule, (view) => namesOf(view)),
      ),
    );
    return union(rules.value.unseen === null ? lists : [...lists, rules.value.unseen]);
  }

  of(type: string): readonly View[] {
    return this.#rules.known
      ? this.#rules.value.items.filter(
          (rule) => rule.value['type'] === type && enforcementOf(rule).known && mayCount(rule),
        )
      : [];
  }

  get unseen(): Unknown | null {
    return this.#rules.known ? this.#rules.value.unseen : this.#rules;
  }

  #overRules(type: string, ask: (rule: View) => Fact<boolean>): Fact<boolean> {
    const rules = this.#rules;
    if (!rules.known) return rules;
    const found = rules.value.items.filter((rule) => rule.value['type'] === type && mayCount(rule));
    const asked = found.map((rule) => certain(rule, ask(rule)));
    return anyTrue(rules.value.unseen === null ? asked : [...asked, rules.value.unseen]);
  }
}

function enforcementOf(rule: View): Ruleset['enforcement'] {
  const ruleset = rule.object('repositoryRuleset');
  return ruleset instanceof View ? oneOf(ruleset, 'enforcement', ['active', 'evaluate', 'disabled']) : ruleset;
}

function mayCount(rule: View): boolean {
  const enforcement = enforcementOf(rule);
  return !enforcement.known || enforcement.value === 'active';
}

/** A rule whose ruleset is not shown may or may not be enforced: what it asks for is then not known. */
function certain<T>(rule: View, fact: Fact<T>): Fact<T> {
  const enforcement = enforcementOf(rule);
  return enforcement.known ? fact : enforcement;
}

function parameterOf<T>(rule: View, read: (parameters: View) => Fact<T>): Fact<T> {
  const parameters = rule.object('parameters');
  return parameters instanceof View ? read(parameters) : parameters;
}

function namesOf(parameters: View): Fact<readonly string[]> {
  return mapFact(parameters.objects('requiredStatusChecks'), (checks) =>
    checks.map((check) => check.value['context']).filter((name) => typeof name === 'string'),
  );
}

function classicApprovals(classic: Fact<View | null>): Fact<number> {
  if (!classic.known) return classic;
  if (classic.value === null) return known(0);
  const asks = classic.value.boolean('requiresApprovingReviews');
  if (!asks.known) return asks;
  return asks.value ? classic.value.number('requiredApprovingReviewCount') : known(0);
}

function classicContexts(classic: Fact<View | null>): Fact<readonly string[]> {
  if (!classic.known) return classic;
  if (classic.value === null) return known([]);
  const asks = classic.value.boolean('requiresStatusChecks');
  if (!asks.known) return asks;
  return asks.value ? classic.value.strings('requiredStatusCheckContexts') : known([]);
}

/** Classic protection forbids these unless it says that it allows them. */
function blocked(classic: Fact<View | null>, allows: string): Fact<boolean> {
  if (!classic.known) return classic;
  return classic.value === null ? known(false) : mapFact(classic.value.boolean(allows), (allowed) => !allowed);
}

function both(first: Fact<boolean>, second: Fact<boolean>): Fact<boolean> {
  if (first.known && !first.value) return first;
  if (second.known && !second.value) return second;
  return first.known ? second : first;
}

/** The largest; unknown when nothing above zero was seen and something was not seen. */
function most(counts: readonly Fact<number>[]): Fact<number> {
  const seen = counts.map((count) => (count.known ? count.value : 0));
  const largest = Math.max(0, ...seen);
  return largest > 0 ? known(largest) : (counts.find((count) => !count.known) ?? known(0));
}

function union(lists: readonly Fact<readonly string[]>[]): Fact<readonly string[]> {
  const names = new Set(lists.flatMap((list) => (list.known ? list.value : [])));
  return names.size > 0 ? known([...names].sort()) : (lists.find((list) => !list.known) ?? known([]));
}

function numberAt(view: View | null, key: string): number {
  const value = view?.value[key];
  return typeof value === 'number' ? value : 0;
}

function contextsAt(view: View | null): readonly string[] {
  const names = view?.strings('requiredStatusCheckContexts');
  return names?.known ? names.value : [];
}

function guardsOf(sources: ProtectionSources, rules: ActiveRules): Fact<readonly Guard[]> {
  const guards: Guard[] = [];
  const { classic, rulesets } = sources;
  if (classic.known && classic.value !== null && classic.value.value['requiresApprovingReviews'] === true) {
    const allowances = classic.value.object('bypassPullRequestAllowances');
    guards.push({
      name: 'classic protection',
      ruleset: null,
      adminsBound: classic.value.boolean('isAdminEnforced'),
      exempted: allowances instanceof View ? allowances.number('totalCount') : allowances,
      bypass: null,
    });
  }
  for (const rule of rules.of('PULL_REQUEST')) {
    const ruleset = rule.object('repositoryRuleset');
    const id = ruleset instanceof View ? ruleset.number('databaseId') : ruleset;
    const name = ruleset instanceof View ? ruleset.string('name') : ruleset;
    guards.push({
      name: name.known ? `ruleset ${name.value}` : 'a ruleset',
      ruleset: id,
      adminsBound: null,
      exempted: null,
      bypass: bypassOf(id, rulesets),
    });
  }
  if (guards.length > 0) return known(guards);
  return classic.known ? (rules.unseen ?? known([])) : classic;
}

function bypassOf(id: Fact<number>, rulesets: ProtectionSources['rulesets']): Fact<Population<BypassActor>> {
  if (!id.known) return id;
  if (!rulesets.known) return rulesets;
  const found = rulesets.value.items.find((ruleset) => ruleset.id.known && ruleset.id.value === id.value);
  return found?.bypass ?? rulesets.value.unseen ?? unknown(`ruleset ${id.value} is not among the listed rulesets`);
}

/** No rules at all, for where a plan rules them out. */
export const NO_RULES: Fact<Population<View>> = known(whole([]));
