import type { Repository } from '../../../organisation/repository.ts';
import { branchesOf } from '../../branches.ts';
import type { Context, Fields } from '../context.ts';
import { environment } from './environments.ts';
import { organisationNode } from './organisation.ts';
import { ref } from './refs.ts';
import { repositoryNode } from './repository.ts';
import { rulesetNode } from './rules.ts';

/** The node with this global id, when the viewer is shown what it belongs to. */
export function byNodeId(context: Context, id: string): Fields | null {
  const text = Buffer.from(id, 'base64url').toString('latin1');
  const { settings } = context.organisation;
  if (text === `0:Organization${settings.id}`) return organisationNode(context);
  const [, type = '', owner = '', name = ''] =
    /^0:(Repository|Ref|RepositoryRuleset|Environment)(\d*)(?:[-:](.*))?$/.exec(text) ?? [];
  if (type === 'RepositoryRuleset' && owner === '') {
    const shared = settings.rulesets.find(({ id: number }) => String(number) === name);
    return shared === undefined ? null : rulesetNode(context, shared, null);
  }
  const repository = repositoryAt(context, Number(owner));
  return repository === null ? null : within(context, repository, type, name);
}

function repositoryAt(context: Context, id: number): Repository | null {
  const index = (id - 610_000_000) / 13;
  if (!Number.isInteger(index) || index < 0 || index >= context.organisation.repos) return null;
  const repository = context.organisation.repository(index);
  return context.viewer.sees(repository) ? repository : null;
}

function within(context: Context, repository: Repository, type: string, name: string): Fields | null {
  if (type === 'Repository') return repositoryNode(context, repository);
  if (type === 'Ref') return branchesOf(repository).includes(name) ? ref(context, repository, name) : null;
  if (type === 'Environment') {
    const part = repository.environments[Number(name)];
    return part === undefined ? null : environment(context, repository, part, Number(name));
  }
  const own = repository.rulesets.find(({ id }) => String(id) === name);
  return own === undefined ? null : rulesetNode(context, own, repository);
}
