import { defineCollector } from '#shared/define.ts';
import type { Fact } from '#shared/evidence/fact.ts';
import type { GithubConnection } from './client/connection.ts';
import { step } from './client/paging.ts';
import { verdictOn } from './client/probe.ts';
import { ENTERPRISE } from './queries/enterprise.ts';
import { completenessOf } from './read/completeness.ts';
import { type Enterprise, ENTERPRISE_VISIBLE, enterpriseOf } from './read/enterprise.ts';
import { GraphqlAnswers } from './read/graphql.ts';
import { orgOf } from './read/tenant.ts';

export interface EnterpriseFacts {
  readonly enterprise: Fact<Enterprise>;
}

export default defineCollector<GithubConnection, EnterpriseFacts>({
  title: 'Enterprise above the organisation: two-factor authentication and single sign-on',
  kind: 'config',
  version: '1',
  group: 'settings',
  permissions: [{ name: ENTERPRISE_VISIBLE, gives: 'what the enterprise requires of all its organisations' }],

  async collect(connection) {
    await ask(connection);
  },

  read(answers, scope) {
    const enterprise = enterpriseOf(new GraphqlAnswers(answers), orgOf(scope));
    const completeness = completenessOf(answers, null);
    // What was refused is the whole of it: the note says what would show it.
    const note =
      enterprise.known || enterprise.missing === undefined
        ? {}
        : { note: `${enterprise.why}; needs ${enterprise.missing}` };
    return { facts: { enterprise }, completeness: completeness.complete ? completeness : { ...completeness, ...note } };
  },

  async probe(connection) {
    const asked = await ask(connection);
    const nodes = step(asked.data, ['data', 'viewer', 'enterprises', 'nodes']);
    if (!asked.ok) return [verdictOn(ENTERPRISE_VISIBLE, asked)];
    const owner = Array.isArray(nodes) && nodes.some((node: unknown) => isShown(node, connection.org));
    const note = 'GitHub shows this token no settings of an enterprise that holds the organisation';
    return [
      owner
        ? { permission: ENTERPRISE_VISIBLE, verdict: 'granted' }
        : { permission: ENTERPRISE_VISIBLE, verdict: 'refused', note },
    ];
  },

  estimate: () => Promise.resolve({ requests: 1, points: 1, basis: 'one question' }),
});

function ask(connection: GithubConnection): ReturnType<GithubConnection['graphql']> {
  return connection.graphql('Enterprise', ENTERPRISE, { org: connection.org });
}

function isShown(enterprise: unknown, org: string): boolean {
  const organizations = step(enterprise, ['organizations', 'nodes']);
  const logins = Array.isArray(organizations) ? organizations.map((node: unknown) => step(node, ['login'])) : [];
  const holds = logins.some((login) => String(login).toLowerCase() === org.toLowerCase());
  return holds && typeof step(enterprise, ['ownerInfo', 'twoFactorRequiredSetting']) === 'string';
}
