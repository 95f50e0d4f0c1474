import type { ClassicProtection } from '../../organisation/repository.ts';
import { branchesOf, classicOn } from '../branches.ts';
import { ok, param, repositoryOf, type Call, type Handlers } from '../call.ts';
import { notFound, Refusal, upgradeNeeded } from '../refusal.ts';
import { simpleUser } from '../shapes/people.ts';
import { repositoryUrl } from '../shapes/repositories.ts';

function protectionOf(call: Call): { readonly rule: ClassicProtection; readonly url: string } {
  const repository = repositoryOf(call);
  if (call.organisation.lacksProtection(repository)) throw upgradeNeeded();
  const branch = param(call, 'branch');
  if (!branchesOf(repository).includes(branch)) throw new Refusal(404, 'Branch not found');
  const rule = classicOn(repository, branch);
  if (rule === null) throw new Refusal(404, 'Branch not protected');
  return { rule, url: `${repositoryUrl(call, repository)}/branches/${branch}/protection` };
}

function reviews(call: Call, rule: ClassicProtection, url: string) {
  const users = rule.bypass.flatMap((login) => call.organisation.person(login) ?? []);
  return {
    url: `${url}/required_pull_request_reviews`,
    dismiss_stale_reviews: rule.dismissStale,
    require_code_owner_reviews: rule.codeOwners,
    require_last_push_approval: rule.lastPush,
    required_approving_review_count: rule.approvals ?? 0,
    ...(users.length === 0
      ? {}
      : {
          bypass_pull_request_allowances: { users: users.map((user) => simpleUser(call, user)), teams: [], apps: [] },
        }),
  };
}

function checks(rule: ClassicProtection, url: string) {
  const contexts = rule.checks ?? [];
  return {
    url: `${url}/required_status_checks`,
    strict: rule.strict,
    contexts,
    contexts_url: `${url}/required_status_checks/contexts`,
    checks: contexts.map((context) => ({ context, app_id: null })),
  };
}

export function protectionShape(call: Call, rule: ClassicProtection, url: string) {
  return {
    url,
    ...(rule.checks === null ? {} : { required_status_checks: checks(rule, url) }),
    ...(rule.approvals === null ? {} : { required_pull_request_reviews: reviews(call, rule, url) }),
    ...(rule.restrictsPushes
      ? {
          restrictions: {
            url: `${url}/restrictions`,
            users_url: `${url}/restrictions/users`,
            teams_url: `${url}/restrictions/teams`,
            apps_url: `${url}/restrictions/apps`,
            users: [],
            teams: [],
            apps: [],
          },
        }
      : {}),
    required_signatures: { url: `${url}/required_signatures`, enabled: rule.signatures },
    enforce_admins: { url: `${url}/enforce_admins`, enabled: rule.admins },
    required_linear_history: { enabled: rule.linear },
    allow_force_pushes: { enabled: rule.forcePushes },
    allow_deletions: { enabled: rule.deletions },
    block_creations: { enabled: false },
    required_conversation_resolution: { enabled: rule.conversations },
    lock_branch: { enabled: rule.locked },
    allow_fork_syncing: { enabled: false },
  };
}

const root = '/repos/{owner}/{repo}/branches/{branch}/protection';

export const protection: Handlers = {
  [root]: (call) => {
    const { rule, url } = protectionOf(call);
    return ok(protectionShape(call, rule, url));
  },
  [`${root}/enforce_admins`]: (call) => {
    const { rule, url } = protectionOf(call);
    return ok({ url: `${url}/enforce_admins`, enabled: rule.admins });
  },
  [`${root}/required_signatures`]: (call) => {
    const { rule, url } = protectionOf(call);
    return ok({ url: `${url}/required_signatures`, enabled: rule.signatures });
  },
  [`${root}/required_pull_request_reviews`]: (call) => {
    const { rule, url } = protectionOf(call);
    if (rule.approvals === null) throw notFound();
    return ok(reviews(call, rule, url));
  },
  [`${root}/required_status_checks`]: (call) => {
    const { rule, url } = protectionOf(call);
    if (rule.checks === null) throw new Refusal(404, 'Required status checks not enabled');
    return ok(checks(rule, url));
  },
};
