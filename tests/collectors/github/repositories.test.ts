import { describe, expect, it } from 'vitest';
import repositories from '#collectors/github/repositories.ts';
import type { Repository } from '#collectors/github/read/repository.ts';
import { type Reply, type Routes, run, SCOPE } from './lib/run.ts';
import { page } from './lib/pages.ts';
import { branch, classic, listed, node, reviews, rule } from './lib/repository-answers.ts';

const REST = 'GET /orgs/acme/repos?sort=full_name&per_page=100';
const PROTECTION = 'GET /repos/acme/api/branches/main/protection';

function routes(nodes: readonly unknown[], items: readonly unknown[] = [listed()], more: Routes = {}): Routes {
  return {
    Repositories: { body: { data: { organization: { repositories: page(nodes) } } } },
    [REST]: { body: items },
    ...more,
  };
}

async function only(given: Routes): Promise<Repository> {
  const { facts } = await run(repositories, given);
  const all = facts.repositories;
  if (!all.known || all.value.items.length !== 1) throw new Error('expected one repository');
  return all.value.items[0] as Repository;
}

const protectionOf = async (patch: object, more: Routes = {}) => {
  const { protection } = await only(routes([node({ defaultBranchRef: branch(patch) })], [listed()], more));
  if (!protection.known || protection.value === null) throw new Error('expected a protection');
  return protection.value;
};

describe('protection in effect', () => {
  it('is the stronger of classic protection and rules in each point', async () => {
    const found = await protectionOf({
      branchProtectionRule: classic({ requiredApprovingReviewCount: 1 }),
      rules: page([rule('PULL_REQUEST', reviews(2)), rule('REQUIRED_SIGNATURES')]),
    });
    expect(found).toMatchObject({
      approvals: { value: 2 },
      dismissesStale: { value: true },
      statusChecks: { value: ['build'] },
      signatures: { value: true },
      forcePushBlocked: { value: true },
      linearHistory: { value: false },
    });
  });

  it('does not count rules that only evaluate or are off', async () => {
    for (const enforcement of ['EVALUATE', 'DISABLED']) {
      const found = await protectionOf({ rules: page([rule('PULL_REQUEST', reviews(2), enforcement)]) });
      expect(found).toMatchObject({ pullRequest: { value: false }, approvals: { value: 0 }, guards: { value: [] } });
    }
  });

  it('keeps a lone force-push rule apart from everything else', async () => {
    const found = await protectionOf({ rules: page([rule('NON_FAST_FORWARD')]) });
    expect(found).toMatchObject({
      forcePushBlocked: { value: true },
      pullRequest: { value: false },
      pushRestricted: { value: false },
    });
  });

  it('takes a rule whose ruleset is hidden for a maybe', async () => {
    const found = await protectionOf({
      rules: page([{ type: 'PULL_REQUEST', parameters: reviews(2), repositoryRuleset: null }]),
    });
    expect(found.pullRequest.known).toBe(false);
    expect(found.approvals.known).toBe(false);
  });

  it('counts no status check that has no name', async () => {
    const found = await protectionOf({ branchProtectionRule: classic({ requiredStatusCheckContexts: [] }) });
    expect(found.statusChecks).toEqual({ known: true, value: [] });
  });

  it('reads rules on past the first page', async () => {
    const first = {
      totalCount: 31,
      pageInfo: { hasNextPage: true, endCursor: 'c' },
      nodes: Array.from({ length: 30 }, () => rule('DELETION')),
    };
    const rest = {
      data: { node0: { defaultBranchRef: { rules: page([rule('PULL_REQUEST', reviews(1))], { totalCount: 31 }) } } },
    };
    expect(await protectionOf({ rules: first }, { RepositoryRules: { body: rest } })).toMatchObject({
      pullRequest: { value: true },
    });
    const cut = await protectionOf({ rules: first }, { RepositoryRules: { status: 502, text: '' } });
    expect(cut.pullRequest).toMatchObject({ known: false, why: expect.stringContaining('502') });
    expect(cut.deletionBlocked).toEqual({ known: true, value: true });
  });

  it('does not exist for an empty repository', async () => {
    const { protection } = await only(routes([node({ isEmpty: true, defaultBranchRef: null })]));
    expect(protection).toEqual({ known: true, value: null });
    const odd = await only(routes([node({ isEmpty: false, defaultBranchRef: null })]));
    expect(odd.protection.known).toBe(false);
  });

  it('cannot exist where the plan does not offer it', async () => {
    const message = 'Upgrade to GitHub Pro or make this repository public to enable this feature.';
    const body = {
      data: { organization: { repositories: page([node({ defaultBranchRef: branch({ rules: null }) })]) } },
      errors: [
        { type: 'FORBIDDEN', message, path: ['organization', 'repositories', 'nodes', 0, 'defaultBranchRef', 'rules'] },
      ],
    };
    const { protection } = await only({ ...routes([]), Repositories: { body } });
    expect(protection).toMatchObject({ value: { pullRequest: { value: false }, planLimit: message } });
  });
});

describe('what GitHub leaves out', () => {
  it('is "none" only for a token that was shown such things', async () => {
    expect(await protectionOf({})).toMatchObject({ pullRequest: { value: false } });
    const blank = node({ deployKeys: page([]) });
    const doubtful = await only(routes([blank]));
    expect(doubtful.protection).toMatchObject({
      value: { pullRequest: { known: false, missing: 'Administration: read (repository)' } },
    });
    expect(doubtful.deployKeys.known).toBe(false);
    expect(doubtful.dependabotAlerts.known).toBe(false);
    const told = await only(
      routes([blank], [listed()], { [PROTECTION]: { status: 404, body: { message: 'Branch not protected' } } }),
    );
    expect(told.protection).toMatchObject({ value: { pullRequest: { value: false } } });
    expect(told.deployKeys).toMatchObject({ value: { items: [] } });
    expect(told.dependabotAlerts).toEqual({ known: true, value: false });
  });

  it('is never "none" for those who do not administer the repository', async () => {
    const reader = { viewerCanAdminister: false, viewerPermission: 'READ', deployKeys: page([]) };
    const { protection, dependabotAlerts, protectedPatterns } = await only(routes([node(reader)]));
    expect(protection).toMatchObject({ value: { pullRequest: { known: false }, approvals: { known: false } } });
    expect(dependabotAlerts.known).toBe(false);
    expect(protectedPatterns.known).toBe(false);
  });

  it('still counts what everybody is told to do', async () => {
    const told = {
      requiredApprovingReviewCount: 2,
      requiresCodeOwnerReviews: true,
      requiredStatusCheckContexts: ['build'],
      requiresSignatures: false,
    };
    const reader = {
      viewerCanAdminister: false,
      viewerPermission: 'READ',
      defaultBranchRef: branch({ refUpdateRule: told }),
    };
    const { protection } = await only(routes([node(reader)]));
    expect(protection).toMatchObject({
      value: {
        approvals: { value: 2 },
        codeOwnerReview: { value: true },
        signatures: { known: false },
        forcePushBlocked: { known: false },
      },
    });
  });

  it('betrays itself where a demand is shown and its rule is not', async () => {
    const told = {
      requiredApprovingReviewCount: 1,
      requiresCodeOwnerReviews: false,
      requiredStatusCheckContexts: [],
      requiresSignatures: false,
    };
    const found = await protectionOf({ refUpdateRule: told });
    expect(found).toMatchObject({ approvals: { value: 1 }, lastPushApproval: { known: false } });
  });

  it('is asked for by REST where a GitHub App is shown nothing', async () => {
    const app = node({ viewerPermission: null, viewerCanAdminister: false });
    const rest = {
      enforce_admins: { enabled: true },
      required_pull_request_reviews: {
        required_approving_review_count: 2,
        dismiss_stale_reviews: true,
        require_code_owner_reviews: false,
        require_last_push_approval: false,
      },
      allow_force_pushes: { enabled: false },
      allow_deletions: { enabled: false },
    };
    const { protection } = await only(routes([app], [listed()], { [PROTECTION]: { body: rest } }));
    expect(protection).toMatchObject({
      value: { approvals: { value: 2 }, statusChecks: { value: [] }, forcePushBlocked: { value: true } },
    });
  });

  it('is unknown for security features too: absent is not off', async () => {
    const seen = await only(routes([node()]));
    expect(seen).toMatchObject({
      secretScanning: { value: 'enabled' },
      pushProtection: { value: 'disabled' },
      dependabotUpdates: { known: false },
    });
    const hidden = await only(routes([node()], [listed({ security_and_analysis: undefined })]));
    expect(hidden.secretScanning).toMatchObject({ known: false, missing: expect.stringContaining('administrator') });
  });

  it('may be a file that the plan does not read', async () => {
    const { codeowners } = await only(routes([node({ codeowners: null, planFeatures: { codeowners: false } })]));
    expect(codeowners.known).toBe(false);
    const none = await only(routes([node({ codeowners: null })]));
    expect(none.codeowners).toEqual({ known: true, value: null });
  });
});

describe('the list of repositories', () => {
  it('counts one once that moved on to the next page while it was read', async () => {
    const { facts } = await run(repositories, routes([node(), node()]));
    expect(facts.repositories).toMatchObject({ known: true, value: { items: [{ name: 'acme/api' }] } });
  });

  it('keeps a repository that only one of the two sources has', async () => {
    const { facts } = await run(repositories, routes([node()], [listed(), listed({ id: 2, full_name: 'acme/web' })]));
    const items = facts.repositories.known ? facts.repositories.value.items : [];
    expect(items.map(({ name }) => name)).toEqual(['acme/api', 'acme/web']);
    expect(items[1]?.protection.known).toBe(false);
    expect(items[1]?.secretScanning).toEqual({ known: true, value: 'enabled' });
  });

  it('says how much was not reached when both are cut', async () => {
    const cut = {
      data: {
        organization: {
          repositories: { ...page([node()]), totalCount: 3, pageInfo: { hasNextPage: true, endCursor: 'c' } },
        },
      },
    };
    const { facts, completeness } = await run(repositories, {
      Repositories: ({ variables }): Reply => (variables['after'] === null ? { body: cut } : { status: 502, text: '' }),
      [REST]: {
        body: [listed()],
        headers: { link: '<https://api.github.com/organizations/1/repos?page=2>; rel="next"' },
      },
    });
    expect(facts.repositories).toMatchObject({ value: { complete: false, expected: 3, items: { length: 1 } } });
    expect(completeness.complete).toBe(false);
  });

  it('is unknown when neither source answers', async () => {
    const { facts } = await run(repositories, {});
    expect(facts.repositories.known).toBe(false);
    expect(JSON.stringify(repositories.read([], SCOPE).facts)).not.toContain('"known":true');
  });

  it('loses nothing but the path that an error names', async () => {
    const path = ['organization', 'repositories', 'nodes', 0, 'environments'];
    const body = {
      data: { organization: { repositories: page([node({ environments: null })]) } },
      errors: [{ type: 'FORBIDDEN', message: 'Resource not accessible by personal access token', path }],
    };
    const { environments, deployKeys } = await only({ ...routes([]), Repositories: { body } });
    expect(environments).toMatchObject({ known: false, missing: 'Actions: read (repository)' });
    expect(deployKeys.known).toBe(true);
  });
});
