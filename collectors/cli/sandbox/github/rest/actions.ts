import type { RunnerGroup } from '../../organisation/settings.ts';
import type { StoredSecret } from '../../organisation/repository.ts';
import { nodeId, ok, param, repositoryOf, type Call, type Handlers } from '../call.ts';
import { page, rowsOf } from '../pages.ts';
import { notFound, notSelected, Refusal } from '../refusal.ts';
import { listedRepository, minimalRepository, repositoryUrl } from '../shapes/repositories.ts';
import { web } from '../shapes/people.ts';

const settingsOf = (call: Call) => call.organisation.settings.actions;

function groups(call: Call): readonly RunnerGroup[] {
  return call.organisation.settings.runnerGroups;
}

function groupShape(call: Call, group: RunnerGroup, at: number) {
  const url = `${call.base}/orgs/${call.organisation.login}/actions/runner-groups/${at + 1}`;
  return {
    id: at + 1,
    name: group.name,
    visibility: group.visibility,
    default: at === 0,
    runners_url: `${url}/runners`,
    ...(group.visibility === 'selected' ? { selected_repositories_url: `${url}/repositories` } : {}),
    inherited: false,
    allows_public_repositories: group.allowsPublic,
    restricted_to_workflows: false,
    selected_workflows: [],
    workflow_restrictions_read_only: false,
  };
}

function runnerShape(name: string, at: number, group: number) {
  return {
    id: 500 + at,
    runner_group_id: group + 1,
    name,
    os: 'Linux',
    status: 'online',
    busy: false,
    labels: [{ id: 1, name: 'self-hosted', type: 'read-only' as const }],
    ephemeral: false,
  };
}

function dates(secret: StoredSecret) {
  return { name: secret.name, created_at: secret.createdAt, updated_at: secret.updatedAt };
}

export function secretPage(call: Call, list: readonly StoredSecret[], more: object = {}) {
  return page(
    call,
    rowsOf(list, (secret) => ({ ...dates(secret), ...more })),
    (secrets, total_count) => ({ total_count, secrets }),
  );
}

const noVariables = (call: Call) =>
  page(
    call,
    rowsOf([], () => null),
    (variables, total_count) => ({ total_count, variables }),
  );

export const actions: Handlers = {
  '/orgs/{org}/actions/permissions': (call) => {
    const { repositories, allowed, shaPinning } = settingsOf(call);
    const url = `${call.base}/organizations/${call.organisation.settings.id}/actions/permissions`;
    return ok({
      enabled_repositories: repositories,
      ...(repositories === 'none' ? {} : { allowed_actions: allowed, sha_pinning_required: shaPinning }),
      ...(allowed === 'selected' && repositories !== 'none' ? { selected_actions_url: `${url}/selected-actions` } : {}),
      ...(repositories === 'selected' ? { selected_repositories_url: `${url}/repositories` } : {}),
    });
  },
  '/orgs/{org}/actions/permissions/selected-actions': (call) => {
    const { allowed, githubOwned, verified, patterns } = settingsOf(call);
    if (allowed !== 'selected') throw notSelected('selected actions');
    return ok({ github_owned_allowed: githubOwned, verified_allowed: verified, patterns_allowed: patterns });
  },
  '/orgs/{org}/actions/permissions/workflow': (call) =>
    ok({
      default_workflow_permissions: settingsOf(call).token,
      can_approve_pull_request_reviews: settingsOf(call).canApprove,
    }),
  '/orgs/{org}/actions/permissions/fork-pr-contributor-approval': (call) =>
    ok({ approval_policy: settingsOf(call).forkApproval }),
  '/orgs/{org}/actions/permissions/fork-pr-workflows-private-repos': () =>
    ok({
      run_workflows_from_fork_pull_requests: false,
      send_write_tokens_to_workflows: false,
      send_secrets_and_variables: false,
      require_approval_for_fork_pr_workflows: false,
    }),
  '/orgs/{org}/actions/permissions/artifact-and-log-retention': (call) =>
    ok({ days: settingsOf(call).retentionDays, maximum_allowed_days: 400 }),
  '/orgs/{org}/actions/permissions/self-hosted-runners': (call) =>
    ok({ enabled_repositories: settingsOf(call).selfHosted }),
  '/orgs/{org}/actions/permissions/repositories': (call) => {
    if (settingsOf(call).repositories !== 'selected') throw notSelected('selected repositories');
    const chosen = [...call.organisation.all()].filter((each) => each.actions.enabled);
    return page(
      call,
      rowsOf(chosen, (each) => listedRepository(call, each)),
      (repositories, total_count) => ({ total_count, repositories }),
    );
  },
  '/orgs/{org}/actions/runner-groups': (call) =>
    page(
      call,
      rowsOf(groups(call), (group, at) => groupShape(call, group, at)),
      (runner_groups, total_count) => ({ total_count, runner_groups }),
    ),
  '/orgs/{org}/actions/runner-groups/{runner_group_id}/repositories': (call) => {
    const group = groups(call)[Number(param(call, 'runner_group_id')) - 1];
    if (group === undefined) throw notFound();
    const chosen =
      group.visibility === 'selected' && call.organisation.repos > 0 ? [call.organisation.repository(0)] : [];
    return page(
      call,
      rowsOf(chosen, (each) => minimalRepository(call, each)),
      (repositories, total_count) => ({ total_count, repositories }),
    );
  },
  '/orgs/{org}/actions/runners': (call) => {
    const runners = groups(call).flatMap((group, at) => group.runners.map((name) => ({ name, group: at })));
    return page(
      call,
      rowsOf(runners, ({ name, group }, at) => runnerShape(name, at, group)),
      (list, total_count) => ({ total_count, runners: list }),
    );
  },
  '/orgs/{org}/actions/secrets': (call) => secretPage(call, call.organisation.settings.secrets, { visibility: 'all' }),
  '/orgs/{org}/actions/secrets/{secret_name}/repositories': (call) => {
    if (!call.organisation.settings.secrets.some(({ name }) => name === param(call, 'secret_name'))) throw notFound();
    return page(
      call,
      rowsOf([], () => null),
      (repositories, total_count) => ({ total_count, repositories }),
    );
  },
  '/orgs/{org}/actions/variables': noVariables,
  '/orgs/{org}/dependabot/secrets': (call) =>
    secretPage(call, call.organisation.settings.dependabotSecrets, { visibility: 'private' }),
  '/repos/{owner}/{repo}/actions/permissions': (call) => {
    const repository = repositoryOf(call);
    const { enabled, allowed, shaPinning } = repository.actions;
    if (!enabled) return ok({ enabled });
    const url = `${repositoryUrl(call, repository)}/actions/permissions/selected-actions`;
    return ok({
      enabled,
      allowed_actions: allowed,
      sha_pinning_required: shaPinning,
      ...(allowed === 'selected' ? { selected_actions_url: url } : {}),
    });
  },
  '/repos/{owner}/{repo}/actions/permissions/workflow': (call) => {
    const { token, canApprove } = repositoryOf(call).actions;
    return ok({ default_workflow_permissions: token, can_approve_pull_request_reviews: canApprove });
  },
  '/repos/{owner}/{repo}/actions/permissions/selected-actions': (call) => {
    if (repositoryOf(call).actions.allowed !== 'selected') throw notSelected('selected actions');
    const { githubOwned, verified, patterns } = settingsOf(call);
    return ok({ github_owned_allowed: githubOwned, verified_allowed: verified, patterns_allowed: patterns });
  },
  '/repos/{owner}/{repo}/actions/permissions/access': (call) => {
    if (repositoryOf(call).visibility === 'public')
      throw new Refusal(422, 'Access policy only applies to internal and private repositories.');
    return ok({ access_level: 'none' });
  },
  '/repos/{owner}/{repo}/actions/permissions/artifact-and-log-retention': (call) => {
    repositoryOf(call);
    return ok({ days: settingsOf(call).retentionDays, maximum_allowed_days: 400 });
  },
  '/repos/{owner}/{repo}/actions/permissions/fork-pr-contributor-approval': (call) => {
    repositoryOf(call);
    return ok({ approval_policy: settingsOf(call).forkApproval });
  },
  '/repos/{owner}/{repo}/actions/runners': (call) => {
    repositoryOf(call);
    return page(
      call,
      rowsOf([], () => null),
      (runners, total_count) => ({ total_count, runners }),
    );
  },
  '/repos/{owner}/{repo}/actions/secrets': (call) => secretPage(call, repositoryOf(call).secrets),
  '/repos/{owner}/{repo}/actions/variables': (call) => {
    repositoryOf(call);
    return noVariables(call);
  },
  '/repos/{owner}/{repo}/dependabot/secrets': (call) => secretPage(call, repositoryOf(call).dependabotSecrets),
  '/repos/{owner}/{repo}/actions/workflows': (call) => {
    const repository = repositoryOf(call);
    const files = repository.workflow === 'none' || repository.empty ? [] : ['ci.yml'];
    const url = repositoryUrl(call, repository);
    const site = `${web(call)}/${call.organisation.login}/${repository.name}`;
    return page(
      call,
      rowsOf(files, (name, at) => ({
        id: repository.id + at,
        node_id: nodeId('Workflow', repository.id + at),
        name: 'ci',
        path: `.github/workflows/${name}`,
        state: 'active',
        created_at: repository.createdAt,
        updated_at: repository.pushedAt,
        url: `${url}/actions/workflows/${repository.id + at}`,
        html_url: `${site}/blob/${repository.defaultBranch}/.github/workflows/${name}`,
        badge_url: `${site}/workflows/ci/badge.svg`,
      })),
      (workflows, total_count) => ({ total_count, workflows }),
    );
  },
};
