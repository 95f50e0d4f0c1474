import type { Person } from '../../organisation/people.ts';
import type { Environment, Hook, Repository } from '../../organisation/repository.ts';
import { nodeId, ok, param, repositoryOf, type Call, type Handlers } from '../call.ts';
import { page, rowsOf } from '../pages.ts';
import { notFound } from '../refusal.ts';
import { legacyRole, permissionsOf, simpleUser, teamShape, web } from '../shapes/people.ts';
import { fullRepository, repositoryUrl } from '../shapes/repositories.ts';
import { secretPage } from './actions.ts';

function environmentShape(call: Call, repository: Repository, part: Environment, at: number) {
  const id = repository.id * 10 + at;
  const reviewers = part.reviewers.flatMap((name): { type: 'Team' | 'User'; reviewer: object }[] => {
    const team = name.startsWith('team:') ? call.organisation.team(name.slice(5)) : null;
    if (team !== null) return [{ type: 'Team', reviewer: teamShape(call, team) }];
    const person = call.organisation.person(name);
    return person === null ? [] : [{ type: 'User', reviewer: simpleUser(call, person) }];
  });
  const rules: object[] = [];
  const rule = (type: string, more: object): number =>
    rules.push({ id: id * 10 + rules.length, node_id: nodeId('Gate', `${id}-${rules.length}`), type, ...more });
  if (part.waitMinutes > 0) rule('wait_timer', { wait_timer: part.waitMinutes });
  if (reviewers.length > 0) rule('required_reviewers', { prevent_self_review: part.preventSelfReview, reviewers });
  if (part.branches !== 'all') rule('branch_policy', {});
  return {
    id,
    node_id: nodeId('Environment', id),
    name: part.name,
    url: `${repositoryUrl(call, repository)}/environments/${encodeURIComponent(part.name)}`,
    html_url: `${web(call)}/${call.organisation.login}/${repository.name}/deployments/activity_log?environments_filter=${encodeURIComponent(part.name)}`,
    created_at: repository.createdAt,
    updated_at: repository.createdAt,
    can_admins_bypass: part.adminsBypass,
    protection_rules: rules,
    deployment_branch_policy:
      part.branches === 'all'
        ? null
        : { protected_branches: part.branches === 'protected', custom_branch_policies: part.branches === 'custom' },
  };
}

function environmentOf(call: Call) {
  const repository = repositoryOf(call);
  const at = repository.environments.findIndex((part) => part.name === param(call, 'environment_name'));
  const part = repository.environments[at];
  if (part === undefined) throw notFound();
  return { repository, part, at };
}

/** The configuration as GitHub returns it: a secret shows only that there is one. */
function hookConfig(hook: Hook) {
  return {
    url: hook.url,
    content_type: 'json',
    insecure_ssl: hook.insecureSsl,
    ...(hook.secret ? { secret: '********' } : {}),
  };
}

function hookShape(root: string, hook: Hook, id: number) {
  return {
    type: 'Repository',
    id,
    name: 'web',
    active: hook.active,
    events: hook.events,
    config: hookConfig(hook),
    updated_at: '2023-06-01T10:00:00Z',
    created_at: '2023-06-01T10:00:00Z',
    url: `${root}/hooks/${id}`,
    test_url: `${root}/hooks/${id}/test`,
    ping_url: `${root}/hooks/${id}/pings`,
    deliveries_url: `${root}/hooks/${id}/deliveries`,
    last_response: { code: hook.active ? 200 : null, status: hook.active ? 'active' : 'unused', message: null },
  };
}

function organisationHook(call: Call, hook: Hook, at: number) {
  const {
    test_url: _,
    last_response: __,
    ...shape
  } = hookShape(`${call.base}/orgs/${call.organisation.login}`, hook, 42_000 + at);
  return { ...shape, type: 'Organization' };
}

function organisationHookOf(call: Call) {
  const at = Number(param(call, 'hook_id')) - 42_000;
  const hook = call.organisation.settings.hooks[at];
  if (hook === undefined) throw notFound();
  return { hook, at };
}

function keyShape(call: Call, repository: Repository, at: number) {
  const key = repository.deployKeys[at];
  if (key === undefined) throw notFound();
  const id = repository.id * 10 + at;
  return {
    id,
    key: `ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI${nodeId('Key', id)}`,
    url: `${repositoryUrl(call, repository)}/keys/${id}`,
    title: key.title,
    verified: true,
    created_at: key.createdAt,
    read_only: key.readOnly,
    added_by: key.addedBy,
    last_used: key.lastUsedAt,
    enabled: call.organisation.settings.deployKeys,
  };
}

/** Everyone with access, by the affiliation asked for: members first, then people from outside. */
function* peopleWith(call: Call, repository: Repository): Generator<Person> {
  const { organisation } = call;
  const affiliation = call.query.get('affiliation') ?? 'all';
  if (affiliation !== 'outside')
    for (let index = 0; index < organisation.members; index++) {
      const person = organisation.member(index);
      const direct = person.login in repository.direct;
      if (organisation.roleOf(person, repository) !== 'none' && (affiliation === 'all' || direct)) yield person;
    }
  for (const [person] of organisation.outsidersOf(repository)) yield person;
}

const root = '/repos/{owner}/{repo}';

export const repository: Handlers = {
  [root]: (call) => ok(fullRepository(call, repositoryOf(call))),
  [`${root}/environments`]: (call) => {
    const found = repositoryOf(call);
    return page(
      call,
      rowsOf(found.environments, (part, at) => environmentShape(call, found, part, at)),
      (environments, total_count) => ({ total_count, environments }),
    );
  },
  [`${root}/environments/{environment_name}`]: (call) => {
    const { repository: found, part, at } = environmentOf(call);
    return ok(environmentShape(call, found, part, at));
  },
  [`${root}/environments/{environment_name}/secrets`]: (call) => {
    environmentOf(call);
    return secretPage(call, []);
  },
  [`${root}/environments/{environment_name}/deployment-branch-policies`]: (call) => {
    const { part, at, repository: found } = environmentOf(call);
    const list = part.branches === 'custom' ? ['main', 'release/*'] : [];
    return page(
      call,
      rowsOf(list, (name, index) => ({
        id: found.id + at + index,
        node_id: nodeId('DeploymentBranchPolicy', index),
        name,
        type: 'branch',
      })),
      (branch_policies, total_count) => ({ total_count, branch_policies }),
    );
  },
  [`${root}/hooks`]: (call) => {
    const found = repositoryOf(call);
    return page(
      call,
      rowsOf(found.hooks, (hook, at) => hookShape(repositoryUrl(call, found), hook, found.id * 10 + at)),
    );
  },
  [`${root}/hooks/{hook_id}`]: (call) => {
    const found = repositoryOf(call);
    const id = Number(param(call, 'hook_id'));
    const hook = found.hooks[id - found.id * 10];
    if (hook === undefined) throw notFound();
    return ok(hookShape(repositoryUrl(call, found), hook, id));
  },
  '/orgs/{org}/hooks': (call) =>
    page(
      call,
      rowsOf(call.organisation.settings.hooks, (hook, at) => organisationHook(call, hook, at)),
    ),
  '/orgs/{org}/hooks/{hook_id}': (call) => {
    const { hook, at } = organisationHookOf(call);
    return ok(organisationHook(call, hook, at));
  },
  '/orgs/{org}/hooks/{hook_id}/config': (call) => ok(hookConfig(organisationHookOf(call).hook)),
  [`${root}/keys`]: (call) => {
    const found = repositoryOf(call);
    return page(
      call,
      rowsOf(found.deployKeys, (_, at) => keyShape(call, found, at)),
    );
  },
  [`${root}/keys/{key_id}`]: (call) => {
    const found = repositoryOf(call);
    return ok(keyShape(call, found, Number(param(call, 'key_id')) - found.id * 10));
  },
  [`${root}/invitations`]: (call) => {
    repositoryOf(call);
    return page(
      call,
      rowsOf([], () => null),
    );
  },
  [`${root}/collaborators`]: (call) => {
    const found = repositoryOf(call);
    const wanted = call.query.get('permission');
    const people = [...peopleWith(call, found)].filter((person) => {
      const role = call.organisation.roleOf(person, found);
      return wanted === null || permissionsOf(role)[wanted as 'admin'];
    });
    return page(
      call,
      rowsOf(people, (person) => {
        const role = call.organisation.roleOf(person, found);
        return { ...simpleUser(call, person), permissions: permissionsOf(role), role_name: role };
      }),
    );
  },
  [`${root}/collaborators/{username}/permission`]: (call) => {
    const found = repositoryOf(call);
    const person = call.organisation.person(param(call, 'username'));
    if (person === null) throw notFound();
    const role = call.organisation.roleOf(person, found);
    const coarse = role === 'triage' ? 'read' : role === 'maintain' ? 'write' : role;
    return ok({
      permission: coarse,
      role_name: role,
      user: { ...simpleUser(call, person), permissions: permissionsOf(role), role_name: role },
    });
  },
  [`${root}/teams`]: (call) => {
    const found = repositoryOf(call);
    const list = call.organisation.teams.filter((team) => team.slug in found.teams);
    return page(
      call,
      rowsOf(list, (team) => ({
        ...teamShape(call, team, found.teams[team.slug]),
        permission: legacyRole(found.teams[team.slug] ?? 'none'),
      })),
    );
  },
  [`${root}/topics`]: (call) => {
    repositoryOf(call);
    return ok({ names: [] });
  },
  [`${root}/languages`]: (call) => {
    const found = repositoryOf(call);
    return ok(found.empty ? {} : { [found.language]: 120_000 + found.index });
  },
  [`${root}/properties/values`]: (call) =>
    ok(Object.entries(repositoryOf(call).properties).map(([property_name, value]) => ({ property_name, value }))),
};
