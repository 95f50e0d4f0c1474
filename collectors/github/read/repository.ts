import { type Fact, known, mapFact, type Population, type Unknown, unknown } from '#shared/evidence/fact.ts';
import { readAll, type RestAnswers } from './answers.ts';
import { classicFromRest } from './classic.ts';
import { listOf } from './further.ts';
import type { GraphqlAnswers } from './graphql.ts';
import { PERMISSION } from './permission.ts';
import { NO_RULES, type Protection, protectionOf } from './protection.ts';
import { unseenBy } from './refusal.ts';
import { type DeployKey, deployKeyOf, type Environment, environmentOf } from './repository-parts.ts';
import { CLASSIC_VISIBLE, oneOf, type Ruleset, rulesetName, rulesetOf } from './ruleset.ts';
import { REPOSITORY_LISTS } from '../queries/repositories.ts';
import { type AdminSight, protectionPath } from './sight.ts';
import { View } from './view.ts';

export type Switch = 'enabled' | 'disabled';

export interface Repository {
  /** "acme/payments-api". */
  readonly name: string;
  readonly url: Fact<string>;
  readonly visibility: Fact<'public' | 'private' | 'internal'>;
  readonly archived: Fact<boolean>;
  readonly disabled: Fact<boolean>;
  readonly empty: Fact<boolean>;
  readonly fork: Fact<boolean>;
  readonly pushedAt: Fact<string>;
  readonly forkingAllowed: Fact<boolean>;
  readonly deleteBranchOnMerge: Fact<boolean>;
  readonly signoffRequired: Fact<boolean>;
  /** Whether the token sees what administrators see. */
  readonly administered: Fact<boolean>;
  readonly dependabotAlerts: Fact<boolean>;
  readonly openDependabotAlerts: Fact<number>;
  readonly secretScanning: Fact<Switch>;
  readonly pushProtection: Fact<Switch>;
  readonly dependabotUpdates: Fact<Switch>;
  readonly codeSecurity: Fact<Switch>;
  readonly securityPolicy: Fact<boolean>;
  /** Null: there is no CODEOWNERS file. Else how many errors it has. */
  readonly codeowners: Fact<{ readonly errors: number } | null>;
  /** Protection of the default branch in effect; null for a repository without a branch. */
  readonly protection: Fact<Protection | null>;
  /** Patterns of classic protection, "release/*". */
  readonly protectedPatterns: Fact<Population<string>>;
  readonly rulesets: Fact<Population<Ruleset>>;
  readonly deployKeys: Fact<Population<DeployKey>>;
  readonly environments: Fact<Population<Environment>>;
}

/** Reads one repository from its place on the GraphQL page and on the REST page; either may be lacking. */
export class RepositoryReader {
  readonly #graphql: GraphqlAnswers;
  readonly #rest: RestAnswers;
  readonly #sight: AdminSight;

  constructor(graphql: GraphqlAnswers, rest: RestAnswers, sight: AdminSight) {
    this.#graphql = graphql;
    this.#rest = rest;
    this.#sight = sight;
  }

  /** `node` or `listed` stands for what that source has of this repository; `absent` says why one lacks. */
  read(name: string, node: Fact<View>, listed: Fact<View>): Repository {
    const flag = (key: string, restKey: string) => either(at(node, key), at(listed, restKey));
    const security = (key: string) => switchOf(listed, key);
    const blind = node.known ? this.#sight.blindAt(node.value, listed) : node;
    const archived = flag('isArchived', 'archived');
    const rulesets = readAll(this.#list(node, 'rulesets'), (view) => rulesetOf(view, this.#graphql), rulesetName);
    return {
      name,
      url: node.known ? node.value.string('url') : viaFact(listed, (view) => view.string('html_url')),
      visibility: visibilityOf(node, listed),
      archived,
      disabled: flag('isDisabled', 'disabled'),
      empty: viaFact(node, (view) => view.boolean('isEmpty')),
      fork: flag('isFork', 'fork'),
      pushedAt: either(
        viaFact(node, (view) => view.string('pushedAt')),
        viaFact(listed, (view) => view.string('pushed_at')),
      ),
      forkingAllowed: flag('forkingAllowed', 'allow_forking'),
      deleteBranchOnMerge: flag('deleteBranchOnMerge', 'delete_branch_on_merge'),
      signoffRequired: flag('webCommitSignoffRequired', 'web_commit_signoff_required'),
      administered: at(node, 'viewerCanAdminister'),
      dependabotAlerts: trueOrBlind(at(node, 'hasVulnerabilityAlertsEnabled'), blind),
      openDependabotAlerts: viaFact(node, (view) => {
        const alerts = view.object('vulnerabilityAlerts', PERMISSION.dependabotAlerts);
        return alerts instanceof View ? alerts.number('totalCount') : alerts;
      }),
      secretScanning: security('secret_scanning'),
      pushProtection: security('secret_scanning_push_protection'),
      dependabotUpdates: security('dependabot_security_updates'),
      codeSecurity: either(security('code_security'), security('advanced_security')),
      securityPolicy: viaFact(node, (view) => view.boolean('isSecurityPolicyEnabled', PERMISSION.contents)),
      codeowners: viaFact(node, codeownersOf),
      protection: viaFact(node, (view) => this.#protection(name, view, rulesets, blind)),
      protectedPatterns: someOrBlind(
        readAll(this.#list(node, 'branchProtectionRules', CLASSIC_VISIBLE), patternOf),
        blind,
      ),
      rulesets,
      deployKeys: someOrBlind(readAll(this.#list(node, 'deployKeys', PERMISSION.repositoryAdmin), deployKeyOf), blind),
      environments: readAll(
        this.#list(node, 'environments', PERMISSION.actions),
        (view) => environmentOf(view, this.#graphql),
        (view) => view.string('name'),
      ),
    };
  }

  #protection(
    name: string,
    node: View,
    rulesets: Repository['rulesets'],
    blind: Unknown | null,
  ): Repository['protection'] {
    const branch = node.object('defaultBranchRef', PERMISSION.contents);
    if (!(branch instanceof View)) {
      const empty = node.boolean('isEmpty');
      return empty.known && empty.value && node.saysNone('defaultBranchRef') ? known(null) : branch;
    }
    const branchName = branch.string('name');
    if (!branchName.known) return branchName;
    const limit = planLimitAt(branch, 'rules') ?? planLimitAt(branch, 'branchProtectionRule');
    const visible = branch.object('refUpdateRule');
    const classic = this.#classic(protectionPath(name, branchName.value), branch, blind);
    return known(
      protectionOf({
        branch: branchName.value,
        classic: limit === null ? classic.rule : known(null),
        visible: visible instanceof View ? visible : null,
        rules: limit === null ? this.#list(known(node), 'rules') : NO_RULES,
        rulesets,
        planLimit: limit ?? classic.planLimit,
      }),
    );
  }

  #classic(path: string, branch: View, blind: Unknown | null): { rule: Fact<View | null>; planLimit: string | null } {
    const rule = branch.object('branchProtectionRule', CLASSIC_VISIBLE);
    if (rule instanceof View) return { rule: known(rule), planLimit: null };
    if (!branch.saysNone('branchProtectionRule')) return { rule, planLimit: null };
    if (this.#rest.at(path) === null) return { rule: blind ?? known(null), planLimit: null };
    const reply = this.#rest.reply(path);
    if (reply.kind === 'absent') return { rule: known(null), planLimit: null };
    if (reply.kind === 'plan') return { rule: known(null), planLimit: reply.why };
    if (reply.kind !== 'answered') return { rule: unseenBy(reply, CLASSIC_VISIBLE), planLimit: null };
    return { rule: mapFact(this.#rest.object(path), classicFromRest), planLimit: null };
  }

  /** A list of the repository, over all that was read of it. */
  #list(node: Fact<View>, name: keyof typeof REPOSITORY_LISTS, missing?: string): Fact<Population<View>> {
    return node.known ? listOf(this.#graphql, node.value, REPOSITORY_LISTS[name], missing) : node;
  }
}

/** A "no" that whoever may not know is given as well. */
function trueOrBlind(fact: Fact<boolean>, blind: Unknown | null): Fact<boolean> {
  return fact.known && !fact.value && blind !== null ? blind : fact;
}

/** An empty list that whoever may not know is given as well. */
function someOrBlind<T>(list: Fact<Population<T>>, blind: Unknown | null): Fact<Population<T>> {
  return list.known && list.value.items.length === 0 && blind !== null ? blind : list;
}

function planLimitAt(view: View, key: string): string | null {
  const error = view.errorAt(key);
  return error !== undefined && /^Upgrade to GitHub/i.test(error.message) ? error.message : null;
}

function viaFact<T>(view: Fact<View>, read: (view: View) => Fact<T>): Fact<T> {
  return view.known ? read(view.value) : view;
}

function at(view: Fact<View>, key: string): Fact<boolean> {
  return viaFact(view, (found) => found.boolean(key));
}

/** The first that is known, else the first reason. */
export function either<T>(first: Fact<T>, second: Fact<T>): Fact<T> {
  return first.known || !second.known ? first : second;
}

function visibilityOf(node: Fact<View>, listed: Fact<View>): Repository['visibility'] {
  const words = ['public', 'private', 'internal'] as const;
  return either(
    viaFact(node, (view) => oneOf(view, 'visibility', words)),
    viaFact(listed, (view) => oneOf(view, 'visibility', words)),
  );
}

function switchOf(listed: Fact<View>, key: string): Fact<Switch> {
  if (!listed.known) return listed;
  const all = listed.value.object('security_and_analysis', SECURITY_VISIBLE);
  if (!(all instanceof View)) return all;
  const one = all.object(key, SECURITY_VISIBLE);
  return one instanceof View ? oneOf(one, 'status', ['enabled', 'disabled']) : one;
}

/** Who is shown `security_and_analysis` of a repository. */
const SECURITY_VISIBLE = 'repository administrator, security manager or organization owner';

function codeownersOf(node: View): Repository['codeowners'] {
  const found = node.object('codeowners', PERMISSION.contents);
  if (found instanceof View) return mapFact(found.objects('errors'), (errors) => ({ errors: errors.length }));
  const features = node.object('planFeatures');
  const offered = features instanceof View ? features.boolean('codeowners') : features;
  // Where the plan lacks code owners GitHub reports no file, whether or not there is one.
  if (offered.known && !offered.value) return unknown('the plan of this repository has no code owners');
  return node.saysNone('codeowners') ? known(null) : found;
}

function patternOf(rule: View): string {
  const pattern = rule.string('pattern');
  return pattern.known ? pattern.value : 'a pattern that is not shown';
}
