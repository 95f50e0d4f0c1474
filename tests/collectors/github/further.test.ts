import { describe, expect, it } from 'vitest';
import repositories from '#collectors/github/repositories.ts';
import repositoryDetails from '#collectors/github/repository-details.ts';
import type { Fact, Population } from '#shared/evidence/fact.ts';
import { page, repositories as listOf } from './lib/pages.ts';
import { type Asked, type Reply, type Routes, run } from './lib/run.ts';
import { node } from './lib/repository-answers.ts';

const cutPage = (nodes: readonly unknown[], total: number, endCursor = 'c1') =>
  page(nodes, { totalCount: total, pageInfo: { hasNextPage: true, endCursor } });
const gate = (type: string) => ({ type, preventSelfReview: type === 'REQUIRED_REVIEWERS', timeout: 0 });
const many = <T>(count: number, make: (at: number) => T): T[] => Array.from({ length: count }, (_, at) => make(at));

async function readOne(patch: object, routes: Routes) {
  const ran = await run(repositories, { Repositories: listOf(node(patch)), ...routes });
  if (!ran.facts.repositories.known) throw new Error('expected repositories');
  return { ...ran, found: ran.facts.repositories.value.items[0] };
}

function itemsOf<T>(list: Fact<Population<T>> | undefined): { items: number; complete: boolean } {
  if (list?.known !== true) throw new Error('expected a list');
  return { items: list.value.items.length, complete: list.value.complete };
}

describe('a list longer than its place on a page', () => {
  const environment = {
    id: 'E_1',
    name: 'production',
    protectionRules: cutPage(
      many(5, () => gate('WAIT_TIMER')),
      6,
    ),
  };

  it('is read on: the sixth rule of an environment', async () => {
    const more = { body: { data: { node0: { protectionRules: page([gate('REQUIRED_REVIEWERS')]) } } } };
    const { found, completeness } = await readOne({ environments: page([environment]) }, { EnvironmentRules: more });
    expect(found?.environments).toMatchObject({
      value: { items: [{ requiresReviewers: { value: true }, preventsSelfReview: { value: true } }] },
    });
    expect(completeness.complete).toBe(false);
    expect(completeness.note).not.toContain('EnvironmentRules');
  });

  it('settles nothing when the rest is not answered, and the record says so', async () => {
    const { found, completeness } = await readOne(
      { environments: page([environment]) },
      { EnvironmentRules: { status: 502, text: '' } },
    );
    const unseen = { known: false, why: 'GitHub answered 502 to the GraphQL query EnvironmentRules' };
    expect(found?.environments).toMatchObject({ value: { items: [{ requiresReviewers: unseen }] } });
    expect(completeness.complete).toBe(false);
  });

  it('is cut when GitHub counts more than it hands over', async () => {
    const { found, completeness } = await readOne({ rulesets: page([], { totalCount: 7 }) }, {});
    expect(itemsOf(found?.rulesets)).toEqual({ items: 0, complete: false });
    expect(completeness.note).toContain('GitHub counted 7');
  });

  it('is read on inside a list that was read on: who may bypass the sixth ruleset', async () => {
    const ruleset = (at: number, bypassActors: object) => ({
      id: `RS_${at}`,
      databaseId: at,
      name: `set ${at}`,
      target: 'BRANCH',
      enforcement: 'ACTIVE',
      updatedAt: 'x',
      source: { __typename: 'Repository' },
      bypassActors,
    });
    const actor = { bypassMode: 'ALWAYS', organizationAdmin: true };
    const sixth = ruleset(
      6,
      cutPage(
        many(20, () => actor),
        21,
      ),
    );
    const routes = (last: Reply): Routes => ({
      RepositoryRulesets: { body: { data: { node0: { rulesets: page([sixth], { totalCount: 6 }) } } } },
      RulesetBypassActors: last,
    });
    const first = cutPage(
      many(5, (at) => ruleset(at, page([]))),
      6,
    );
    const rest = { body: { data: { node0: { bypassActors: page([actor], { totalCount: 21 }) } } } };
    const whole = await readOne({ rulesets: first }, routes(rest));
    const sixthOf = ({ found }: typeof whole) => (found?.rulesets.known ? found.rulesets.value.items[5] : undefined);
    expect(itemsOf(sixthOf(whole)?.bypass)).toEqual({ items: 21, complete: true });
    const lost = await readOne(
      { rulesets: first },
      routes({ status: 403, body: { message: 'Repository access blocked' } }),
    );
    expect(itemsOf(sixthOf(lost)?.bypass)).toEqual({ items: 20, complete: false });
    expect(lost.completeness.note).toContain('RulesetBypassActors');
  });
});

describe('lists of many repositories', () => {
  const repository = (at: number) => ({
    id: `R_${at}`,
    nameWithOwner: `acme/r${at}`,
    url: 'u',
    visibility: 'PRIVATE',
    isArchived: false,
    isDisabled: false,
    isEmpty: true,
    viewerPermission: 'READ',
    viewerCanAdminister: false,
    refs: cutPage(
      [{ id: `B_${at}`, name: 'release/1', branchProtectionRule: null, refUpdateRule: null, rules: page([]) }],
      11,
    ),
    rulesets: page([]),
    workflows: null,
  });
  const rest = { id: 'B', name: 'release/9', branchProtectionRule: null, refUpdateRule: null, rules: page([]) };

  /** Answers as many as `most` at once, and nothing to a larger question. */
  const answering =
    (most: number) =>
    ({ variables }: Asked): Reply => {
      const asked = Object.keys(variables).filter((name) => name.startsWith('id'));
      if (asked.length > most) return { status: 502, text: '' };
      const data = Object.fromEntries(
        asked.map((_, at) => [
          `node${at}`,
          {
            refs: page(
              many(10, () => rest),
              { totalCount: 11 },
            ),
          },
        ]),
      );
      return { body: { data } };
    };

  it.each([
    [100, 2],
    [4, 8],
  ])('are read on %i at a time', async (most, questions) => {
    const nodes = many(12, repository);
    const { asked, facts, completeness } = await run(repositoryDetails, {
      RepositoryDetails: listOf(...nodes),
      ReleaseBranches: answering(most),
      'GET /orgs/acme/repos?sort=full_name&per_page=100': { body: [] },
    });
    expect(asked.filter((name) => name === 'ReleaseBranches')).toHaveLength(questions);
    const found = facts.details.known ? facts.details.value.items : [];
    expect(found.map(({ releaseBranches }) => itemsOf(releaseBranches))).toEqual(
      many(12, () => ({ items: 11, complete: true })),
    );
    // A question that was too much and was asked again in parts is no loss.
    expect(completeness).toMatchObject({ complete: true });
  });
});
