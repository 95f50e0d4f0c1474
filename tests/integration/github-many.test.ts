import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { manyOfEverything, manySettings } from '#collectors/cli/sandbox/organisation/many.ts';
import type { AlertsFacts } from '#collectors/github/alerts.ts';
import type { MembersFacts } from '#collectors/github/members.ts';
import type { OrganizationFacts } from '#collectors/github/organization.ts';
import type { OrganizationDetailsFacts } from '#collectors/github/organization-details.ts';
import type { RepositoriesFacts } from '#collectors/github/repositories.ts';
import type { RepositoryAccessFacts } from '#collectors/github/repository-access.ts';
import type { RepositoryDetailsFacts } from '#collectors/github/repository-details.ts';
import { collectors } from '#collectors/registry.ts';
import { answersOf } from '#shared/engine/answers.ts';
import type { StepResult } from '#shared/engine/collect.ts';
import type { Fact, Population } from '#shared/evidence/fact.ts';
import { collectAll, type Served, serve, workspace } from '../collectors/github/lib/sandbox.ts';

const MANY = 130;
const MEMBERS = 230;
const REPOSITORIES = 130;

describe('more than a page of everything', () => {
  let served: Served;
  let results: StepResult[];
  const facts = new Map<string, unknown>();

  beforeAll(async () => {
    served = await serve({
      repositories: [manyOfEverything('everything', MANY)],
      settings: manySettings('everything', MANY),
      repos: REPOSITORIES,
      members: MEMBERS,
    });
    const space = await workspace();
    results = await collectAll(served, space, { token: served.github.tokens.admin });
    for (const { evidence } of results) {
      const { exchanges, source, collector } = evidence;
      const read = collectors.get(collector.id)?.read(await answersOf(space.store, exchanges), source);
      facts.set(collector.id, read?.facts);
    }
  });
  afterAll(() => served.close());

  it('reads repositories and members to the end', () => {
    const { repositories } = facts.get('github/repositories') as RepositoriesFacts;
    const { members } = facts.get('github/members') as MembersFacts;
    expect(sizeOf(repositories)).toEqual({ items: REPOSITORIES, complete: true });
    expect(sizeOf(members)).toEqual({ items: MEMBERS, complete: true });
  });

  it('reads environments, deploy keys, rulesets, rules and protections of one repository to the end', () => {
    const { repositories } = facts.get('github/repositories') as RepositoriesFacts;
    const many = named(repositories);
    expect(sizeOf(many.environments)).toEqual({ items: MANY, complete: true });
    expect(sizeOf(many.deployKeys)).toEqual({ items: MANY, complete: true });
    expect(sizeOf(many.protectedPatterns)).toEqual({ items: MANY, complete: true });
    // Those of the organisation reach it as well.
    expect(sizeOf(many.rulesets).items).toBeGreaterThan(MANY);
    expect(sizeOf(many.rulesets).complete).toBe(true);
    expect(new Set(valueOf(many.environments).items.map(({ name }) => valueOf(name))).size).toBe(MANY);
    const { guards, forcePushBlocked, deletionBlocked } = valueOf(many.protection) ?? {};
    expect([guards?.known, forcePushBlocked, deletionBlocked]).toEqual([
      true,
      { known: true, value: true },
      { known: true, value: true },
    ]);
    // 30 rules came with the repository; 390 reach it and are read on, a hundred at a time.
    expect(asked('RepositoryRules')).toBeGreaterThanOrEqual(3);
  });

  it('reads alerts of every kind to the end', () => {
    const alerts = facts.get('github/alerts') as AlertsFacts;
    for (const list of [alerts.dependabot, alerts.codeScanning, alerts.secrets]) {
      const ours = valueOf<Population<{ repository: Fact<string> }>>(list).items.filter(
        ({ repository }) => repository.known && repository.value.endsWith('/everything'),
      );
      expect(ours).toHaveLength(MANY);
      expect(sizeOf(list).complete).toBe(true);
    }
  });

  it('reads the people of one repository to the end', () => {
    const { access } = facts.get('github/repository-access') as RepositoryAccessFacts;
    const { writers } = named(access);
    expect(sizeOf(writers).complete).toBe(true);
    expect(asked('RepositoryAccessMore')).toBeGreaterThan(0);
  });

  it('reads webhooks, release branches, their rules and the history of rulesets to the end', () => {
    const { details } = facts.get('github/repository-details') as RepositoryDetailsFacts;
    const many = named(details);
    expect(sizeOf(many.webhooks)).toEqual({ items: MANY, complete: true });
    expect(sizeOf(many.releaseBranches)).toEqual({ items: MANY, complete: true });
    expect(valueOf(many.rulesetChanges)).toHaveLength(MANY);
    // 30 rules came with the branch, 260 reach it: what follows from all of them is known.
    const ruled = valueOf(many.releaseBranches).items.find(({ branch }) => branch === 'release/0.0');
    expect(ruled?.guards).toEqual({ known: true, value: [] });
    expect(asked('BranchRules')).toBeGreaterThanOrEqual(3);
  });

  it('reads everybody who may bypass a ruleset of a repository or of the organisation', () => {
    const { repositories } = facts.get('github/repositories') as RepositoriesFacts;
    const own = valueOf(named(repositories).rulesets).items.find(({ id }) => id.known && id.value === 900_000);
    const { rulesets } = facts.get('github/members') as MembersFacts;
    const shared = valueOf(rulesets).items.find(({ id }) => id.known && id.value === 800_000);
    expect(sizeOf(rulesets)).toEqual({ items: MANY, complete: true });
    for (const ruleset of [own, shared]) {
      expect(ruleset && sizeOf(ruleset.bypass)).toEqual({ items: MANY, complete: true });
    }
  });

  it('reads what the organisation lists to the end', () => {
    const { domains, ipEntries } = facts.get('github/members') as MembersFacts;
    const { webhooks, installations, codeSecurity } = facts.get('github/organization') as OrganizationFacts;
    const { runnerGroups, secrets } = facts.get('github/organization-details') as OrganizationDetailsFacts;
    for (const list of [domains, ipEntries, webhooks, installations, codeSecurity, runnerGroups, secrets]) {
      expect(sizeOf(list as Fact<Population<unknown>>)).toEqual({ items: MANY, complete: true });
    }
  });

  it('marks every record complete', () => {
    const open = results.filter(({ completeness }) => !completeness.complete);
    // Tokens of others are shown to an App only, and an enterprise to its owners.
    expect(open.map(({ evidence }) => evidence.collector.id)).toEqual([
      'github/enterprise',
      'github/organization-details',
    ]);
  });

  function asked(operation: string): number {
    const exchanges = results.flatMap(({ evidence }) => evidence.exchanges);
    return exchanges.filter(({ params }) => params?.['operationName'] === operation).length;
  }
});

function named<T extends { readonly name: string }>(list: Fact<Population<T>>): T {
  const found = valueOf(list).items.find(({ name }) => name.endsWith('/everything'));
  if (found === undefined) throw new Error('the repository is not in the list');
  return found;
}

function valueOf<T>(fact: Fact<T>): T {
  if (!fact.known) throw new Error(fact.why);
  return fact.value;
}

function sizeOf(list: Fact<Population<unknown>>): { items: number; complete: boolean } {
  const { items, complete } = valueOf(list);
  return { items: items.length, complete };
}
