import type { Organisation } from '../organisation/organisation.ts';
import { hasRepository, type Call } from './call.ts';
import type { Matched } from './openapi.ts';
import { notAccessible, notFound, outsideAllowList, Refusal, ssoRequired } from './refusal.ts';
import type { Role, Viewer } from './tokens.ts';

/** Who may ask for an operation, as GitHub's reference lists it for fine-grained tokens. */
export interface Policy {
  /** GitHub's key of the permission, or null where any valid token will do. */
  readonly permission: string | null;
  readonly level: 'read' | 'write';
  /** The role on the repository that the account needs as well. */
  readonly role: Role;
  /** Only owners of the organisation. */
  readonly owner: boolean;
  /** The scope that a classic token needs. */
  readonly scope: string | null;
  /** How a too low role is refused: hidden (404) or said (403 with this message). */
  readonly tooLow: string | null;
  /** Reading is open to everyone where the repository is public. */
  readonly openWhenPublic: boolean;
}

const base: Policy = {
  permission: null,
  level: 'read',
  role: 'none',
  owner: false,
  scope: null,
  tooLow: null,
  openWhenPublic: false,
};
const adminRights = 'Must have admin rights to Repository.';
const organisation = (permission: string | null, part: Partial<Policy> = {}): Policy => ({
  ...base,
  permission,
  ...part,
});
const owners = (permission: string, part: Partial<Policy> = {}): Policy =>
  organisation(permission, { owner: true, scope: 'admin:org', ...part });
const repository = (permission: string, role: Role = 'read', part: Partial<Policy> = {}): Policy => ({
  ...base,
  permission,
  role,
  scope: 'repo',
  openWhenPublic: role === 'read',
  ...part,
});
const administered = (part: Partial<Policy> = {}): Policy => repository('administration', 'admin', part);

/** The first entry whose expression matches the template decides. */
const table: readonly (readonly [RegExp, Policy])[] = [
  [/^\/(rate_limit|meta|user.*|users\/.*|search\/.*)?$/, base],
  [/^\/orgs\/\{org\}$/, base],
  [/^\/orgs\/\{org\}\/(repos|properties\/values)$/, organisation('metadata')],
  [/^\/orgs\/\{org\}\/properties\/schema$/, organisation('organization_custom_properties')],
  [/^\/orgs\/\{org\}\/(members|public_members|memberships\/.*|members\/.*|teams.*)$/, organisation('members')],
  [/^\/orgs\/\{org\}\/outside_collaborators$/, organisation('members')],
  [/^\/orgs\/\{org\}\/(invitations|failed_invitations|organization-roles.*)$/, owners('members')],
  [/^\/orgs\/\{org\}\/hooks/, owners('organization_hooks', { scope: 'admin:org_hook' })],
  [/^\/orgs\/\{org\}\/rulesets/, owners('organization_administration', { level: 'write' })],
  [/^\/orgs\/\{org\}\/personal-access-token-requests/, owners('organization_personal_access_token_requests')],
  [/^\/orgs\/\{org\}\/personal-access-tokens/, owners('organization_personal_access_tokens')],
  [/^\/orgs\/\{org\}\/actions\/(runners|runner-groups)/, owners('organization_self_hosted_runners')],
  [/^\/orgs\/\{org\}\/actions\/secrets/, owners('organization_secrets')],
  [/^\/orgs\/\{org\}\/actions\/variables/, owners('organization_actions_variables')],
  [/^\/orgs\/\{org\}\/dependabot\/secrets/, owners('organization_dependabot_secrets')],
  [/^\/orgs\/\{org\}\/dependabot\/alerts/, owners('vulnerability_alerts', { scope: 'repo' })],
  [/^\/orgs\/\{org\}\/code-scanning\/alerts/, owners('security_events', { scope: 'repo' })],
  [/^\/orgs\/\{org\}\/secret-scanning/, owners('secret_scanning_alerts', { scope: 'repo' })],
  [/^\/orgs\/\{org\}\/audit-log/, owners('organization_administration', { scope: 'read:audit_log' })],
  [/^\/orgs\/\{org\}\//, owners('organization_administration')],
  [/\/branches\/\{branch\}\/protection/, administered()],
  [
    /\{repo\}\/(branches.*|commits.*|contents.*|git\/trees.*|releases|tags|codeowners\/errors)$/,
    repository('contents'),
  ],
  [/\{repo\}\/(rulesets\/rule-suites|rulesets\/\{ruleset_id\}\/history)/, administered()],
  [/\{repo\}\/(rulesets.*|rules\/.*|languages|topics)$/, repository('metadata')],
  [/\{repo\}\/properties\/values$/, repository('metadata')],
  [/\{repo\}\/pulls/, repository('pull_requests')],
  [
    /\{repo\}\/dependabot\/alerts/,
    repository('vulnerability_alerts', 'write', { tooLow: 'You are not authorized to perform this operation.' }),
  ],
  [/\{repo\}\/dependabot\/secrets/, repository('dependabot_secrets', 'write', { tooLow: null })],
  [/\{repo\}\/code-scanning\/default-setup/, administered({ tooLow: adminRights })],
  [
    /\{repo\}\/code-scanning/,
    repository('security_events', 'write', { tooLow: 'You are not authorized to read code scanning alerts.' }),
  ],
  [/\{repo\}\/secret-scanning/, repository('secret_scanning_alerts', 'admin')],
  [/\{repo\}\/hooks/, repository('repository_hooks', 'admin', { scope: 'admin:repo_hook' })],
  [/\{repo\}\/environments\/\{environment_name\}\/secrets/, repository('environments', 'write')],
  [/\{repo\}\/(environments.*|actions\/workflows)$/, repository('actions')],
  [/\{repo\}\/actions\/secrets/, repository('secrets', 'write')],
  [/\{repo\}\/actions\/variables/, repository('actions_variables', 'write')],
  [
    /\{repo\}\/collaborators/,
    repository('metadata', 'write', { tooLow: 'Must have push access to view repository collaborators.' }),
  ],
  [/\{repo\}\/(actions|code-security-configuration|immutable-releases|teams)/, administered({ tooLow: adminRights })],
  [/\{repo\}\/private-vulnerability-reporting$/, repository('metadata')],
  [/\{repo\}\/(keys|invitations|vulnerability-alerts|automated-security-fixes)/, administered()],
  [/\{repo\}$/, repository('metadata')],
];

const ranks: readonly Role[] = ['none', 'read', 'triage', 'write', 'maintain', 'admin'];

export function atLeast(role: Role, needed: Role): boolean {
  return ranks.indexOf(role) >= ranks.indexOf(needed);
}

export function policyOf(template: string): Policy {
  const found = table.find(([expression]) => expression.test(template));
  if (found === undefined) throw new Error(`No one said who may ask for ${template}.`);
  return found[1];
}

export function acceptedPermission(policy: Policy): string {
  return policy.permission === null ? '' : `${policy.permission}=${policy.level}`;
}

/** What stands between the token and the organisation before any permission is looked at. */
function admit(viewer: Viewer, organisation: Organisation, base: string): void {
  if (viewer.rights.ssoMissing === true) throw ssoRequired(organisation.login, base);
  if (viewer.rights.outsideAllowList === true) throw outsideAllowList(organisation.login);
}

/** Throws the refusal that GitHub would send; returns when the call may be answered. */
export function authorise(call: Call, matched: Matched): void {
  const policy = policyOf(matched.route.template);
  const { viewer } = call;
  if (!('org' in matched.params || 'owner' in matched.params)) return;
  admit(viewer, call.organisation, call.base);
  const repository = hasRepository(call);
  if (repository !== null && !viewer.sees(repository)) throw notFound();
  const open = policy.openWhenPublic && repository?.visibility === 'public' && viewer.seesPublic;
  const withheld = repository?.withheld === true && viewer.kind !== 'classic' && policy.permission !== 'metadata';
  const missing = policy.permission !== null && !viewer.may(policy.permission, policy.level);
  const blocked = policy.permission === null && !viewer.seesPublic;
  if (!open && (missing || blocked || withheld))
    throw notAccessible(viewer.kind, acceptedPermission(policy) || 'metadata=read');
  if (policy.owner && viewer.standing !== 'owner') throw refusedAsMember(viewer, policy);
  if (policy.scope !== null && !open && !viewer.hasScope(policy.scope)) throw notFound();
  if (repository !== null && !atLeast(viewer.roleOn(repository), policy.role))
    throw policy.tooLow === null ? notFound() : new Refusal(403, policy.tooLow);
}

/** A fine-grained token of a member cannot hold an owner's permission at all; a classic one is told nothing. */
function refusedAsMember(viewer: Viewer, policy: Policy): Refusal {
  return viewer.kind === 'classic' ? notFound() : notAccessible(viewer.kind, acceptedPermission(policy));
}
