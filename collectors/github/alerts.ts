import { type Answer, defineCollector } from '#shared/define.ts';
import { type Fact, known, type Population, whole } from '#shared/evidence/fact.ts';
import { gathered, sliced } from '#shared/evidence/slices.ts';
import type { GithubConnection } from './client/connection.ts';
import { getAll } from './client/paging.ts';
import { probeGet } from './client/probe.ts';
import { type Alert, codeScanningAlertOf, dependabotAlertOf, type SecretAlert, secretAlertOf } from './read/alert.ts';
import { RestAnswers } from './read/answers.ts';
import { completenessOf } from './read/completeness.ts';
import { PERMISSION } from './read/permission.ts';
import { orgOf } from './read/tenant.ts';

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
    const lists = listsOf(answers, orgOf(scope));
    const facts = {
      dependabot: gathered(lists.dependabot),
      codeScanning: gathered(lists.codeScanning),
      secrets: gathered(lists.secrets),
    };
    return { facts, completeness: completenessOf(answers, facts.dependabot, [facts.codeScanning, facts.secrets]) };
  },

  *parts(answers, scope) {
    const lists = listsOf(answers, orgOf(scope));
    const dependabot = yield* inParts(sliced(lists.dependabot), (slice) => ({ ...NONE, dependabot: slice }));
    const codeScanning = yield* inParts(sliced(lists.codeScanning), (slice) => ({ ...NONE, codeScanning: slice }));
    const secrets = yield* inParts(sliced(lists.secrets), (slice) => ({ ...NONE, secrets: slice }));
    return completenessOf(answers, dependabot, [codeScanning, secrets]);
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

function listsOf(answers: readonly Answer[], org: string) {
  const rest = new RestAnswers(answers);
  const paths = pathsOf(org);
  return {
    dependabot: rest.pages(paths.dependabot, { missing: PERMISSION.dependabotAlerts }, { read: dependabotAlertOf }),
    codeScanning: rest.pages(
      paths.codeScanning,
      { missing: PERMISSION.codeScanningAlerts },
      { read: codeScanningAlertOf },
    ),
    secrets: rest.pages(paths.secrets, { missing: PERMISSION.secretScanningAlerts }, { read: secretAlertOf }),
  };
}

const NO_MORE = known(whole<never>([]));
const NONE: AlertsFacts = { dependabot: NO_MORE, codeScanning: NO_MORE, secrets: NO_MORE };

function* inParts<S, F, E>(slices: Generator<S, E>, factsOf: (slice: S) => F): Generator<F, E> {
  let step = slices.next();
  for (; step.done !== true; step = slices.next()) yield factsOf(step.value);
  return step.value;
}

/** Secrets are asked for without the secret: it must not enter the evidence. */
function pathsOf(org: string, size = 100) {
  return {
    dependabot: `/orgs/${org}/dependabot/alerts?state=open&per_page=${size}`,
    codeScanning: `/orgs/${org}/code-scanning/alerts?state=open&per_page=${size}`,
    secrets: `/orgs/${org}/secret-scanning/alerts?state=open&hide_secret=true&per_page=${size}`,
  };
}
