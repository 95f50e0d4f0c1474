import { type Fact, known, mapFact, type Population, type Unknown, unknown, whole } from '#shared/evidence/fact.ts';
import { ActiveRules, enforcementOf, most, union } from './rules.ts';
import { anyTrue, type BypassActor, type Ruleset } from './ruleset.ts';
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
  for (const rule of rules.of('PULL_REQUEST')) guards.push(rulesetGuard(rule, rulesets));
  if (guards.length === 0) return classic.known ? (rules.unseen ?? known([])) : classic;
  // What was not seen may bind administrators where what was seen does not.
  const unseen = [classic.known ? null : classic, rules.unseen].filter((why) => why !== null);
  return known([...guards, ...unseen.map(unseenGuard)]);
}

function rulesetGuard(rule: View, rulesets: ProtectionSources['rulesets']): Guard {
  const ruleset = rule.object('repositoryRuleset');
  const id = ruleset instanceof View ? ruleset.number('databaseId') : ruleset;
  const name = ruleset instanceof View ? ruleset.string('name') : ruleset;
  const enforcement = enforcementOf(rule);
  if (!enforcement.known) return unseenGuard(enforcement);
  return {
    name: name.known ? `ruleset ${name.value}` : 'a ruleset',
    ruleset: id,
    adminsBound: null,
    exempted: null,
    bypass: bypassOf(id, rulesets),
  };
}

function unseenGuard(why: Unknown): Guard {
  return { name: 'a rule that was not seen', ruleset: null, adminsBound: why, exempted: null, bypass: null };
}

function bypassOf(id: Fact<number>, rulesets: ProtectionSources['rulesets']): Fact<Population<BypassActor>> {
  if (!id.known) return id;
  if (!rulesets.known) return rulesets;
  const found = rulesets.value.items.find((ruleset) => ruleset.id.known && ruleset.id.value === id.value);
  return found?.bypass ?? rulesets.value.unseen ?? unknown(`ruleset ${id.value} is not among the listed rulesets`);
}

/** No rules at all, for where a plan rules them out. */
export const NO_RULES: Fact<Population<View>> = known(whole([]));
