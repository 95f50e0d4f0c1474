import { defineCollector } from '#shared/define.ts';
import type { Fact, Population } from '#shared/evidence/fact.ts';
import type { GithubConnection } from './client/connection.ts';
import { getAll } from './client/paging.ts';
import { probeGet } from './client/probe.ts';
import { type Alert, codeScanningAlertOf, dependabotAlertOf, type SecretAlert, secretAlertOf } from './read/alert.ts';
import { RestAnswers, readAll } from './read/answers.ts';
import { completenessOf } from './read/completeness.ts';
import { PERMISSION } from './read/permission.ts';

export interface AlertsFacts {
  readonly dependabot: Fact<Population<Alert>>;
  readonly codeScanning: Fact<Population<Alert>>;
  readonly secrets: Fact<Population<SecretAlert>>;
}

export default defineCollector<GithubConnection, AlertsFacts>({
  title: 'Open alerts: dependencies, code scanning and secrets',
  kind: 'population',
  version: '1',
  group: 'populations',
  permissions: [
    { name: PERMISSION.dependabotAlerts, gives: 'open alerts about vulnerable dependencies' },
    { name: PERMISSION.codeScanningAlerts, gives: 'open alerts of code scanning' },
    { name: PERMISSION.secretScanningAlerts, gives: 'open alerts about leaked secrets, without the secrets' },
  ],

  async collect(connection, context) {
    let done = 0;
    await Promise.all(
      Object.values(pathsOf(connection.org)).map((path) =>
        getAll(connection, path, (items) => {
          done += items.length;
          context.progress({ done, total: null, what: 'alerts' });
        }),
      ),
    );
  },

  read(answers, scope) {
    const rest = new RestAnswers(answers);
    const paths = pathsOf(scope.tenant);
    const facts = {
      dependabot: readAll(rest.list(paths.dependabot, { missing: PERMISSION.dependabotAlerts }), dependabotAlertOf),
      codeScanning: readAll(
        rest.list(paths.codeScanning, { missing: PERMISSION.codeScanningAlerts }),
        codeScanningAlertOf,
      ),
      secrets: readAll(rest.list(paths.secrets, { missing: PERMISSION.secretScanningAlerts }), secretAlertOf),
    };
    return { facts, completeness: completenessOf(answers, facts.dependabot, [facts.codeScanning, facts.secrets]) };
  },

  probe(connection) {
    const paths = pathsOf(connection.org, 1);
    return Promise.all([
      probeGet(connection, PERMISSION.dependabotAlerts, paths.dependabot),
      probeGet(connection, PERMISSION.codeScanningAlerts, paths.codeScanning),
      probeGet(connection, PERMISSION.secretScanningAlerts, paths.secrets),
    ]);
  },

  estimate: () => Promise.resolve({ requests: 3, points: 0, basis: 'one request for each 100 open alerts of a kind' }),
});

/** Secrets are asked for without the secret: it must not enter the evidence. */
function pathsOf(org: string, size = 100) {
  return {
    dependabot: `/orgs/${org}/dependabot/alerts?state=open&per_page=${size}`,
    codeScanning: `/orgs/${org}/code-scanning/alerts?state=open&per_page=${size}`,
    secrets: `/orgs/${org}/secret-scanning/alerts?state=open&hide_secret=true&per_page=${size}`,
  };
}
