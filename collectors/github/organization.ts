import { defineCollector } from '#shared/define.ts';
import type { Fact, Population } from '#shared/evidence/fact.ts';
import type { GithubConnection } from './client/connection.ts';
import { getAll, step } from './client/paging.ts';
import { probeGet, probeOf } from './client/probe.ts';
import { sizeOf } from './client/size.ts';
import { RestAnswers, readAll } from './read/answers.ts';
import { completenessOf } from './read/completeness.ts';
import {
  type ActionsPolicy,
  actionsOf,
  type CodeSecurity,
  type CodeSecurityDefault,
  codeSecurityDefaultOf,
  codeSecurityOf,
  type Installation,
  installationsOf,
  type OrganizationSettings,
  settingsOf,
  type Webhook,
  webhookName,
  webhookOf,
} from './read/organization.ts';
import { PERMISSION } from './read/permission.ts';
import { orgOf } from './read/tenant.ts';

export interface OrganizationFacts {
  readonly settings: OrganizationSettings;
  readonly actions: ActionsPolicy;
  readonly webhooks: Fact<Population<Webhook>>;
  readonly installations: Fact<Population<Installation>>;
  readonly codeSecurity: Fact<Population<CodeSecurity>>;
  readonly codeSecurityDefaults: Fact<Population<CodeSecurityDefault>>;
}

export default defineCollector<GithubConnection, OrganizationFacts>({
  title: 'Organisation: member rights, Actions policy, webhooks, apps and security defaults',
  kind: 'config',
  version: '1',
  group: 'settings',
  permissions: [
    { name: PERMISSION.owner, gives: 'two-factor requirement, base permission and what members may do' },
    {
      name: PERMISSION.administration,
      gives: 'Actions policy, installed GitHub Apps, code security configurations',
    },
    { name: PERMISSION.organizationHooks, gives: 'webhooks of the organisation' },
  ],

  async collect(connection) {
    const path = pathsOf(connection.org);
    await Promise.all([
      connection.get(path.organization),
      askActions(connection, path),
      connection.get(path.workflow),
      connection.get(path.forkApproval),
      getAll(connection, path.hooks),
      getAll(connection, path.installations),
      getAll(connection, path.configurations),
      connection.get(path.defaults),
    ]);
  },

  read(answers, scope) {
    const rest = new RestAnswers(answers);
    const path = pathsOf(orgOf(scope));
    const facts = {
      settings: settingsOf(rest.object(path.organization, PERMISSION.members)),
      actions: actionsOf(rest, orgOf(scope)),
      webhooks: readAll(rest.list(path.hooks, { missing: PERMISSION.organizationHooks }), webhookOf, webhookName),
      installations: installationsOf(rest, path.installations),
      codeSecurity: readAll(rest.list(path.configurations, { missing: PERMISSION.administration }), codeSecurityOf),
      codeSecurityDefaults: readAll(
        rest.list(path.defaults, { missing: PERMISSION.administration }),
        codeSecurityDefaultOf,
      ),
    };
    const { webhooks, installations, codeSecurity, codeSecurityDefaults } = facts;
    return {
      facts,
      completeness: completenessOf(answers, null, [webhooks, installations, codeSecurity, codeSecurityDefaults]),
    };
  },

  async probe(connection) {
    const path = pathsOf(connection.org);
    const [size, administration, hooks] = await Promise.all([
      sizeOf(connection),
      probeGet(connection, PERMISSION.administration, path.actions),
      probeGet(connection, PERMISSION.organizationHooks, `/orgs/${connection.org}/hooks?per_page=1`),
    ]);
    return [
      probeOf(PERMISSION.owner, size.owner, 'the token is not that of an organisation owner'),
      administration,
      hooks,
    ];
  },

  estimate: () => Promise.resolve({ requests: 8, points: 0, basis: 'one request for each kind of setting' }),
});

async function askActions(connection: GithubConnection, path: ReturnType<typeof pathsOf>): Promise<void> {
  const policy = await connection.get(path.actions);
  if (step(policy.data, ['allowed_actions']) === 'selected') await connection.get(path.selectedActions);
}

function pathsOf(org: string) {
  const actions = `/orgs/${org}/actions/permissions`;
  return {
    organization: `/orgs/${org}`,
    actions,
    selectedActions: `${actions}/selected-actions`,
    workflow: `${actions}/workflow`,
    forkApproval: `${actions}/fork-pr-contributor-approval`,
    hooks: `/orgs/${org}/hooks?per_page=100`,
    installations: `/orgs/${org}/installations?per_page=100`,
    configurations: `/orgs/${org}/code-security/configurations?per_page=100`,
    defaults: `/orgs/${org}/code-security/configurations/defaults`,
  };
}
