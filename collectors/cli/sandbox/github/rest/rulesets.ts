import type { Organisation } from '../../organisation/organisation.ts';
import type { Repository } from '../../organisation/repository.ts';
import type { Ruleset } from '../../organisation/rulesets.ts';
import { hexOf } from '../../organisation/random.ts';
import { nodeId, ok, param, repositoryOf, type Call, type Handlers } from '../call.ts';
import { page, rowsOf } from '../pages.ts';
import { notFound, upgradeNeeded } from '../refusal.ts';
import type { Viewer } from '../tokens.ts';
import { web } from '../shapes/people.ts';

function summary(call: Call, ruleset: Ruleset, repository: Repository | null) {
  const { login } = call.organisation;
  const own = ruleset.source === 'Repository' && repository !== null;
  const self = own
    ? `${call.base}/repos/${login}/${repository.name}/rulesets/${ruleset.id}`
    : `${call.base}/orgs/${login}/rulesets/${ruleset.id}`;
  const html = own
    ? `${web(call)}/${login}/${repository.name}/rules/${ruleset.id}`
    : `${web(call)}/organizations/${login}/settings/rules/${ruleset.id}`;
  return {
    id: ruleset.id,
    name: ruleset.name,
    target: ruleset.target,
    source_type: ruleset.source,
    source: own ? `${login}/${repository.name}` : login,
    enforcement: ruleset.enforcement,
    node_id: nodeId('RepositoryRuleset', ruleset.id),
    _links: { self: { href: self }, html: { href: html } },
    created_at: ruleset.createdAt,
    updated_at: ruleset.updatedAt,
  };
}

/** Who may bypass is told only to those who may change the ruleset. */
export function seesBypass(viewer: Viewer, ruleset: Ruleset, repository: Repository | null): boolean {
  if (viewer.rights.hidesBypass === true) return false;
  if (ruleset.source === 'Organization') return viewer.standing === 'owner' && viewer.hasScope('admin:org');
  return repository !== null && viewer.administers(repository);
}

function whole(call: Call, ruleset: Ruleset, repository: Repository | null) {
  const shown = seesBypass(call.viewer, ruleset, repository);
  return {
    ...summary(call, ruleset, repository),
    conditions: {
      ref_name: ruleset.refs,
      ...(ruleset.names === null ? {} : { repository_name: { ...ruleset.names, protected: true } }),
    },
    rules: ruleset.rules,
    ...(shown
      ? {
          bypass_actors: ruleset.bypass.map((actor) => ({
            actor_id: actor.id,
            actor_type: actor.type,
            bypass_mode: actor.mode,
          })),
        }
      : {}),
    current_user_can_bypass: 'never',
  };
}

function ofRepository(call: Call): { readonly repository: Repository; readonly rulesets: readonly Ruleset[] } {
  const repository = repositoryOf(call);
  if (call.organisation.lacksProtection(repository)) throw upgradeNeeded();
  const parents = call.query.get('includes_parents') !== 'false';
  return { repository, rulesets: call.organisation.rulesetsOf(repository, parents) };
}

function pick(rulesets: readonly Ruleset[], call: Call): Ruleset {
  const found = rulesets.find((ruleset) => String(ruleset.id) === param(call, 'ruleset_id'));
  if (found === undefined) throw notFound();
  return found;
}

function version(call: Call, ruleset: Ruleset, at: number) {
  const entry = ruleset.history[at];
  if (entry === undefined) throw notFound();
  return {
    version_id: at + 1,
    actor: { id: call.organisation.person(entry.by)?.id ?? 0, type: 'User' },
    updated_at: entry.at,
  };
}

function history(call: Call, ruleset: Ruleset) {
  const newestFirst = ruleset.history.map((_, at) => ruleset.history.length - 1 - at);
  return page(
    call,
    rowsOf(newestFirst, (at) => version(call, ruleset, at)),
  );
}

function past(call: Call, ruleset: Ruleset, repository: Repository | null) {
  const at = Number(param(call, 'version_id')) - 1;
  const { enforcement } = ruleset.history[at] ?? ruleset;
  return ok({ ...version(call, ruleset, at), state: { ...whole(call, ruleset, repository), enforcement } });
}

const day = 86_400_000;
const spans: Readonly<Record<string, number>> = { hour: 1 / 24, day: 1, week: 7, month: 30 };

/** Pushes to the default branch that met a rule someone may bypass: a bypass now and then, passes otherwise. */
function suitesOf(organisation: Organisation, repository: Repository) {
  const rules = organisation.rulesOn(repository, repository.defaultBranch);
  if (!rules.some(({ ruleset }) => ruleset.bypass.length > 0)) return [];
  return [1, 5, 19].map((days, at) => {
    const actor = organisation.member(at);
    return {
      id: repository.id * 10 + at,
      actor_id: actor.id,
      actor_name: actor.login,
      before_sha: hexOf(40, repository.id, 'before', at),
      after_sha: hexOf(40, repository.id, 'after', at),
      ref: `refs/heads/${repository.defaultBranch}`,
      repository_id: repository.id,
      repository_name: repository.name,
      pushed_at: new Date(organisation.epoch - days * day + 3_600_000).toISOString(),
      result: at === 1 ? ('bypass' as const) : ('pass' as const),
    };
  });
}

function suites(call: Call, repositories: Iterable<Repository>) {
  const since = call.clock.now() - (spans[call.query.get('time_period') ?? 'day'] ?? 1) * day;
  const wanted = call.query.get('rule_suite_result') ?? 'all';
  const name = call.query.get('repository_name');
  const rows: ReturnType<typeof suitesOf> = [];
  for (const repository of repositories)
    if (name === null || repository.name === name) rows.push(...suitesOf(call.organisation, repository));
  return rows.filter((row) => Date.parse(row.pushed_at) >= since && (wanted === 'all' || row.result === wanted));
}

const org = '/orgs/{org}/rulesets';
const repo = '/repos/{owner}/{repo}/rulesets';

export const rulesets: Handlers = {
  [org]: (call) =>
    page(
      call,
      rowsOf(call.organisation.settings.rulesets, (each) => summary(call, each, null)),
    ),
  [`${org}/{ruleset_id}`]: (call) => ok(whole(call, pick(call.organisation.settings.rulesets, call), null)),
  [`${org}/{ruleset_id}/history`]: (call) => history(call, pick(call.organisation.settings.rulesets, call)),
  [`${org}/{ruleset_id}/history/{version_id}`]: (call) =>
    past(call, pick(call.organisation.settings.rulesets, call), null),
  [`${org}/rule-suites`]: (call) =>
    page(
      call,
      rowsOf(suites(call, call.organisation.all()), (row) => row),
    ),
  [repo]: (call) => {
    const { repository, rulesets: list } = ofRepository(call);
    return page(
      call,
      rowsOf(list, (each) => summary(call, each, repository)),
    );
  },
  [`${repo}/{ruleset_id}`]: (call) => {
    const { repository, rulesets: list } = ofRepository(call);
    return ok(whole(call, pick(list, call), repository));
  },
  [`${repo}/{ruleset_id}/history`]: (call) => history(call, pick(ofRepository(call).rulesets, call)),
  [`${repo}/{ruleset_id}/history/{version_id}`]: (call) => {
    const { repository, rulesets: list } = ofRepository(call);
    return past(call, pick(list, call), repository);
  },
  [`${repo}/rule-suites`]: (call) =>
    page(
      call,
      rowsOf(suites(call, [repositoryOf(call)]), (row) => row),
    ),
  [`${repo}/rule-suites/{rule_suite_id}`]: (call) => {
    const found = suitesOf(call.organisation, repositoryOf(call)).find(
      (row) => String(row.id) === param(call, 'rule_suite_id'),
    );
    if (found === undefined) throw notFound();
    return ok({ ...found, rule_evaluations: [] });
  },
  '/repos/{owner}/{repo}/rules/branches/{branch}': (call) => {
    const repository = repositoryOf(call);
    if (call.organisation.lacksProtection(repository)) throw upgradeNeeded();
    const { login } = call.organisation;
    return page(
      call,
      rowsOf(call.organisation.rulesOn(repository, param(call, 'branch')), ({ rule, ruleset }) => ({
        ...rule,
        ruleset_source_type: ruleset.source,
        ruleset_source: ruleset.source === 'Repository' ? `${login}/${repository.name}` : login,
        ruleset_id: ruleset.id,
      })),
    );
  },
};
