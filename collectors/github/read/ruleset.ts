import { type Fact, known, type Population, type Unknown, unknown } from '#shared/evidence/fact.ts';
import { RULESET_LISTS } from '../queries/protection.ts';
import { readAll } from './answers.ts';
import { listOf } from './further.ts';
import type { GraphqlAnswers } from './graphql.ts';
import { PERMISSION } from './permission.ts';
import { View } from './view.ts';

export interface BypassActor {
  /** In plain words: "organization owners", "repository role admin", "team release", "app Renovate", "deploy keys". */
  readonly who: string;
  readonly kind: 'owners' | 'role' | 'team' | 'app' | 'deploy-key' | 'other';
  /** Whether the actor may skip the rules outright, or only when merging a pull request. */
  readonly mode: Fact<'always' | 'pull-request' | 'exempt'>;
}

export interface Ruleset {
  readonly id: Fact<number>;
  readonly name: Fact<string>;
  readonly target: Fact<string>;
  /** "active" is the only one that protects. */
  readonly enforcement: Fact<'active' | 'evaluate' | 'disabled'>;
  readonly source: Fact<'repository' | 'organization' | 'enterprise'>;
  readonly updatedAt: Fact<string>;
  readonly bypass: Fact<Population<BypassActor>>;
}

export function rulesetOf(view: View, graphql: GraphqlAnswers): Ruleset {
  return {
    id: view.number('databaseId'),
    name: view.string('name'),
    target: lower(view.string('target')),
    enforcement: oneOf(view, 'enforcement', ['active', 'evaluate', 'disabled']),
    source: sourceOf(view),
    updatedAt: view.string('updatedAt'),
    bypass: bypassOf(view, graphql),
  };
}

/** Rulesets of the same name are told apart by where they come from. */
export function rulesetName(view: View): Fact<unknown> {
  const facts = [view.string('name'), view.number('databaseId'), sourceOf(view)];
  return facts.find((fact) => !fact.known) ?? known(true);
}

export function sourceOf(view: View): Ruleset['source'] {
  const source = view.object('source');
  if (!(source instanceof View)) return source;
  return oneOf(source, '__typename', ['repository', 'organization', 'enterprise']);
}

/** GitHub nulls the list for tokens that may not change the ruleset: hidden is never "nobody". */
function bypassOf(view: View, graphql: GraphqlAnswers): Ruleset['bypass'] {
  if (view.saysNone('bypassActors')) {
    return unknown(`${view.origin.what} hides who may bypass the ruleset`, BYPASS_VISIBLE);
  }
  return readAll(listOf(graphql, view, RULESET_LISTS.bypassActors, BYPASS_VISIBLE), actorOf, actorName);
}

/** GitHub shows bypass actors only to those who may change the ruleset. */
export const BYPASS_VISIBLE = 'Administration: write (repository), or organization owner';

/** Whoever may bypass is a class of people, a role, or an actor; one that an error hides may be anybody. */
function actorName(view: View): Fact<unknown> {
  const flags = ['organizationAdmin', 'enterpriseOwner', 'deployKey'].map((key) => view.value[key]);
  if (flags.includes(true) || typeof view.value['repositoryRoleName'] === 'string' || view.saysNone('actor')) {
    return known(true);
  }
  const actor = view.object('actor', BYPASS_VISIBLE);
  return actor instanceof View ? known(true) : actor;
}

function actorOf(view: View): BypassActor {
  const mode = oneOf(view, 'bypassMode', ['always', 'pull-request', 'exempt']);
  if (view.value['organizationAdmin'] === true) return { who: 'organization owners', kind: 'owners', mode };
  if (view.value['enterpriseOwner'] === true) return { who: 'enterprise owners', kind: 'owners', mode };
  if (view.value['deployKey'] === true) return { who: 'deploy keys', kind: 'deploy-key', mode };
  const role = view.string('repositoryRoleName');
  if (role.known) return { who: `repository role ${role.value}`, kind: 'role', mode };
  const actor = view.object('actor');
  if (!(actor instanceof View)) return { who: 'an actor that is not shown', kind: 'other', mode };
  const name = actor.string('name');
  const type = actor.value['__typename'] === 'App' ? 'app' : 'team';
  return { who: `${type} ${name.known ? name.value : 'without a name'}`, kind: type, mode };
}

/** An enumeration of GitHub (upper case, underscores) as one of the words known here. */
export function oneOf<T extends string>(view: View, key: string, words: readonly T[]): Fact<T> {
  const raw = view.string(key);
  if (!raw.known) return raw;
  const plain = raw.value.toLowerCase().replaceAll('_', '-');
  const word = words.find((candidate) => candidate === plain);
  return word === undefined
    ? unknown(`${view.origin.what} returned ${key} "${raw.value}", which is not known`)
    : known(word);
}

function lower(fact: Fact<string>): Fact<string> {
  return fact.known ? known(fact.value.toLowerCase()) : fact;
}

/** True when any is true, false when all are false, else the reason why it cannot be told. */
export function anyTrue(facts: readonly Fact<boolean>[]): Fact<boolean> {
  let unseen: Unknown | null = null;
  for (const fact of facts) {
    if (!fact.known) unseen ??= fact;
    else if (fact.value) return fact;
  }
  return unseen ?? known(false);
}

/** The permission behind classic protection, for the readers that name it. */
export const CLASSIC_VISIBLE = PERMISSION.repositoryAdmin;
