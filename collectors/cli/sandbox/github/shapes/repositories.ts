import type { Repository } from '../../organisation/repository.ts';
import { nodeId, type Call } from '../call.ts';
import { ownerOf, permissionsOf, web } from './people.ts';

/** Address templates of a repository, by field. */
const addresses: Readonly<Record<string, string>> = {
  archive_url: '/{archive_format}{/ref}',
  assignees_url: '/assignees{/user}',
  blobs_url: '/git/blobs{/sha}',
  branches_url: '/branches{/branch}',
  collaborators_url: '/collaborators{/collaborator}',
  comments_url: '/comments{/number}',
  commits_url: '/commits{/sha}',
  compare_url: '/compare/{base}...{head}',
  contents_url: '/contents/{+path}',
  contributors_url: '/contributors',
  deployments_url: '/deployments',
  downloads_url: '/downloads',
  events_url: '/events',
  forks_url: '/forks',
  git_commits_url: '/git/commits{/sha}',
  git_refs_url: '/git/refs{/sha}',
  git_tags_url: '/git/tags{/sha}',
  hooks_url: '/hooks',
  issue_comment_url: '/issues/comments{/number}',
  issue_events_url: '/issues/events{/number}',
  issues_url: '/issues{/number}',
  keys_url: '/keys{/key_id}',
  labels_url: '/labels{/name}',
  languages_url: '/languages',
  merges_url: '/merges',
  milestones_url: '/milestones{/number}',
  notifications_url: '/notifications{?since,all,participating}',
  pulls_url: '/pulls{/number}',
  releases_url: '/releases{/id}',
  stargazers_url: '/stargazers',
  statuses_url: '/statuses/{sha}',
  subscribers_url: '/subscribers',
  subscription_url: '/subscription',
  tags_url: '/tags',
  teams_url: '/teams',
  trees_url: '/git/trees{/sha}',
};

export function repositoryUrl(call: Call, repository: Repository): string {
  return `${call.base}/repos/${call.organisation.login}/${repository.name}`;
}

/** The smallest shape, which the larger ones begin with. */
export function simpleRepository(call: Call, repository: Repository) {
  const url = repositoryUrl(call, repository);
  const urls = Object.fromEntries(Object.entries(addresses).map(([name, rest]) => [name, `${url}${rest}`]));
  return {
    id: repository.id,
    node_id: nodeId('Repository', repository.id),
    name: repository.name,
    full_name: `${call.organisation.login}/${repository.name}`,
    owner: ownerOf(call),
    private: repository.visibility !== 'public',
    html_url: `${web(call)}/${call.organisation.login}/${repository.name}`,
    description: repository.description,
    fork: repository.fork,
    url,
    ...urls,
  };
}

/** Only those who administer a repository, and owners, are shown this; to others the member is absent. */
function securityAndAnalysis(call: Call, repository: Repository): object {
  if (!call.viewer.administers(repository)) return {};
  const { security } = repository;
  const states = {
    secret_scanning: security.secretScanning,
    secret_scanning_push_protection: security.pushProtection,
    dependabot_security_updates: security.dependabotUpdates,
    secret_scanning_non_provider_patterns: security.nonProviderPatterns,
    secret_scanning_delegated_bypass: security.delegatedBypass,
    // Public repositories have these features without a licence, and no switch for the licence.
    ...(repository.visibility === 'public'
      ? {}
      : { advanced_security: security.advancedSecurity, code_security: security.codeSecurity }),
  };
  return {
    security_and_analysis: Object.fromEntries(Object.entries(states).map(([name, status]) => [name, { status }])),
  };
}

export function minimalRepository(call: Call, repository: Repository) {
  const role = call.viewer.roleOn(repository);
  const url = `${web(call)}/${call.organisation.login}/${repository.name}`;
  return {
    ...simpleRepository(call, repository),
    git_url: `git:${url.slice(url.indexOf('//'))}.git`,
    ssh_url: `git@meridian:${call.organisation.login}/${repository.name}.git`,
    clone_url: `${url}.git`,
    svn_url: url,
    homepage: null,
    mirror_url: null,
    language: repository.empty ? null : repository.language,
    size: repository.empty ? 0 : 1024 + repository.index,
    stargazers_count: 0,
    watchers_count: 0,
    forks_count: 0,
    open_issues_count: 0,
    forks: 0,
    open_issues: 0,
    watchers: 0,
    default_branch: repository.defaultBranch,
    is_template: repository.template,
    topics: [],
    has_issues: true,
    has_projects: false,
    has_wiki: false,
    has_pages: false,
    has_downloads: true,
    has_discussions: false,
    archived: repository.archivedAt !== null,
    disabled: repository.disabled,
    visibility: repository.visibility,
    pushed_at: repository.pushedAt,
    created_at: repository.createdAt,
    updated_at: repository.pushedAt,
    license: null,
    allow_forking: repository.allowForking,
    web_commit_signoff_required: repository.signoff,
    permissions: permissionsOf(role),
    role_name: role,
    ...securityAndAnalysis(call, repository),
  };
}

export function fullRepository(call: Call, repository: Repository) {
  const settings = {
    allow_rebase_merge: true,
    allow_squash_merge: true,
    allow_merge_commit: true,
    allow_auto_merge: false,
    allow_update_branch: false,
    delete_branch_on_merge: repository.deleteBranchOnMerge,
  };
  // Merge settings are shown to those who can push; the others do not even see the names.
  const { push } = permissionsOf(call.viewer.roleOn(repository));
  return {
    ...minimalRepository(call, repository),
    subscribers_count: 3,
    network_count: 0,
    organization: ownerOf(call),
    custom_properties: repository.properties,
    ...(push ? settings : {}),
  };
}

/** The shape of `/user/repos` and of Actions' lists: the full one without what only a single read adds. */
export function listedRepository(call: Call, repository: Repository) {
  return fullRepository(call, repository);
}
