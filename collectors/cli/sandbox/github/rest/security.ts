import { alertsOf, type Alert, type AlertKind } from '../../organisation/alerts.ts';
import type { Repository } from '../../organisation/repository.ts';
import { ok, repositoryOf, type Call, type Handlers } from '../call.ts';
import { cursorPage, page, type Rows } from '../pages.ts';
import { notFound, Refusal } from '../refusal.ts';
import { alertRows, type AlertRow } from '../alert-index.ts';
import { codeScanningAlert, dependabotAlert, secretAlert } from '../shapes/alerts.ts';
import { attachedTo } from './policies.ts';
import { simpleRepository } from '../shapes/repositories.ts';
import { headOf } from '../branches.ts';

const list = (text: string | null): readonly string[] | null => (text === null ? null : text.split(','));

function wanted(call: Call, alert: Alert, kind: AlertKind): boolean {
  const fixed = kind === 'secretScanning' ? 'resolved' : 'fixed';
  const state = alert.state === 'fixed' ? fixed : alert.state;
  const states = list(call.query.get('state'));
  const severities = list(call.query.get('severity'));
  return (states === null || states.includes(state)) && (severities === null || severities.includes(alert.severity));
}

function rows(call: Call, kind: AlertKind, repository: Repository | null): Rows {
  const found: readonly AlertRow[] =
    repository === null
      ? alertRows(call.organisation, kind)
      : alertsOf(call.organisation, repository, kind).map((alert) => ({ index: repository.index, alert }));
  const kept = found.filter(({ alert }) => wanted(call, alert, kind));
  const ascending = call.query.get('direction') === 'asc';
  kept.sort((a, b) => (a.alert.createdAt < b.alert.createdAt ? -1 : 1) * (ascending ? 1 : -1));
  const shape = { dependabot: dependabotAlert, codeScanning: codeScanningAlert, secretScanning: secretAlert }[kind];
  const at = (position: number): unknown => {
    const row = kept[position];
    if (row === undefined) return null;
    const owner = call.organisation.repository(row.index);
    const body = shape(call, owner, row.alert);
    return repository === null ? { ...body, repository: simpleRepository(call, owner) } : body;
  };
  return { total: kept.length, at };
}

/** These lists take page numbers and cursors alike; a cursor wins. */
function either(call: Call, found: Rows) {
  const byCursor = call.query.has('after') || call.query.has('before');
  return byCursor && !call.query.has('page') ? cursorPage(call, found) : page(call, found);
}

const root = '/repos/{owner}/{repo}';

export const security: Handlers = {
  '/orgs/{org}/dependabot/alerts': (call) => cursorPage(call, rows(call, 'dependabot', null)),
  '/orgs/{org}/code-scanning/alerts': (call) => either(call, rows(call, 'codeScanning', null)),
  '/orgs/{org}/secret-scanning/alerts': (call) => either(call, rows(call, 'secretScanning', null)),
  [`${root}/dependabot/alerts`]: (call) => {
    const repository = repositoryOf(call);
    if (repository.archivedAt !== null)
      throw new Refusal(403, 'Dependabot alerts are not available for archived repositories.');
    if (!repository.security.dependabotAlerts)
      throw new Refusal(403, 'Dependabot alerts are disabled for this repository.');
    return cursorPage(call, rows(call, 'dependabot', repository));
  },
  [`${root}/code-scanning/alerts`]: (call) => {
    const repository = scanned(call);
    if (repository.security.codeScanning === 'never-ran') throw new Refusal(404, 'no analysis found');
    return page(call, rows(call, 'codeScanning', repository));
  },
  [`${root}/code-scanning/analyses`]: (call) => {
    const repository = scanned(call);
    if (repository.security.codeScanning === 'never-ran') throw new Refusal(404, 'no analysis found');
    const url = `${call.base}/repos/${call.organisation.login}/${repository.name}/code-scanning`;
    const analysis = {
      ref: `refs/heads/${repository.defaultBranch}`,
      commit_sha: headOf(repository, repository.defaultBranch),
      analysis_key: 'dynamic/github-code-scanning/codeql:analyze',
      environment: '{}',
      category: '/language:all',
      error: '',
      created_at: repository.pushedAt,
      results_count: repository.openAlerts.codeScanning,
      rules_count: 180,
      id: repository.id,
      url: `${url}/analyses/${repository.id}`,
      sarif_id: '6c81cd8e-b078-4ac3-a3be-1dad7dbd0b53',
      tool: { name: 'CodeQL', guid: null, version: '2.19.0' },
      deletable: true,
      warning: '',
    };
    return page(call, { total: 1, at: () => analysis });
  },
  [`${root}/code-scanning/default-setup`]: (call) => {
    const repository = scanned(call);
    const configured = repository.security.codeScanning === 'default-setup';
    return ok(
      configured
        ? {
            state: 'configured',
            languages: ['actions', 'javascript-typescript'],
            query_suite: 'default',
            threat_model: 'remote',
            updated_at: repository.createdAt,
            schedule: 'weekly',
            runner_type: 'standard',
            runner_label: null,
          }
        : {
            state: 'not-configured',
            languages: [],
            query_suite: 'default',
            threat_model: 'remote',
            updated_at: null,
            schedule: null,
            runner_type: null,
            runner_label: null,
          },
    );
  },
  [`${root}/secret-scanning/alerts`]: (call) => {
    const repository = repositoryOf(call);
    if (repository.security.secretScanning === 'disabled')
      throw new Refusal(404, 'Secret scanning is disabled on this repository.');
    return either(call, rows(call, 'secretScanning', repository));
  },
  [`${root}/vulnerability-alerts`]: (call) => {
    if (!repositoryOf(call).security.dependabotAlerts) throw new Refusal(404, 'Vulnerability alerts are disabled.');
    return { status: 204 };
  },
  [`${root}/automated-security-fixes`]: (call) => {
    const { security: features } = repositoryOf(call);
    if (!features.dependabotAlerts) throw notFound();
    return ok({ enabled: features.dependabotUpdates === 'enabled', paused: false });
  },
  [`${root}/private-vulnerability-reporting`]: (call) => ok({ enabled: repositoryOf(call).security.privateReporting }),
  [`${root}/immutable-releases`]: (call) => {
    const repository = repositoryOf(call);
    const enforced = call.organisation.settings.immutableReleases === 'all';
    if (!enforced && !repository.immutableReleases) throw notFound();
    return ok({ enabled: true, enforced_by_owner: enforced });
  },
  [`${root}/code-security-configuration`]: (call) => {
    const repository = repositoryOf(call);
    const at = attachedTo(call.organisation, repository.index);
    const found = at === null ? undefined : call.organisation.settings.configurations[at];
    if (found === undefined) return { status: 204 };
    return ok({
      status: found.enforced ? 'enforced' : 'attached',
      configuration: {
        id: 1_300 + (at ?? 0),
        name: found.name,
        description: found.description,
        target_type: 'organization',
        ...found.features,
      },
    });
  },
};

/** The repository, when code scanning is switched on for it at all. */
function scanned(call: Call): Repository {
  const repository = repositoryOf(call);
  if (repository.security.codeScanning === 'off' && repository.visibility !== 'public')
    throw new Refusal(403, 'Advanced Security must be enabled for this repository to use code scanning.');
  return repository;
}
