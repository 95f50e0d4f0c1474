import type { Repository } from '../../../organisation/repository.ts';
import { visible, type Order } from '../../listing.ts';
import { failure } from '../failure.ts';
import { connection, type Context, type Fields, type Paging } from '../context.ts';
import { repositoryNode } from './repository.ts';

export interface RepositoryArguments extends Paging {
  readonly privacy?: string | null;
  readonly visibility?: string | null;
  readonly isArchived?: boolean | null;
  readonly isFork?: boolean | null;
  readonly orderBy?: { readonly field: string; readonly direction: string } | null;
}

const orders: Readonly<Record<string, Order>> = {
  NAME: 'full_name',
  CREATED_AT: 'created',
  PUSHED_AT: 'pushed',
  UPDATED_AT: 'pushed',
  STARGAZERS: 'created',
};

function filterOf(
  args: RepositoryArguments,
): { readonly key: string; readonly keeps: (repository: Repository) => boolean } | null {
  const { privacy, visibility, isArchived, isFork } = args;
  const asked = [privacy, visibility, isArchived, isFork].map((each) => each ?? null);
  if (asked.every((each) => each === null)) return null;
  const keeps = (repository: Repository): boolean =>
    (asked[0] === null || (privacy === 'PRIVATE') === (repository.visibility !== 'public')) &&
    (asked[1] === null || repository.visibility.toUpperCase() === visibility) &&
    (asked[2] === null || (repository.archivedAt !== null) === isArchived) &&
    (asked[3] === null || repository.fork === isFork);
  return { key: JSON.stringify(asked), keeps };
}

export function repositories(context: Context, args: RepositoryArguments): Fields {
  const { organisation, viewer } = context;
  const list = visible(organisation, viewer, orders[args.orderBy?.field ?? 'CREATED_AT'] ?? 'created', filterOf(args));
  const down = args.orderBy?.direction === 'DESC';
  const at = (index: number): Fields =>
    repositoryNode(context, organisation.repository(list[down ? list.length - 1 - index : index] ?? 0));
  return connection(context, { total: list.length, at }, args, { totalDiskUsage: 0 });
}

export function found(context: Context, name: string): Fields {
  const { organisation, viewer } = context;
  const repository = organisation.find(name)?.repository;
  if (repository === undefined || !viewer.sees(repository))
    throw failure('NOT_FOUND', `Could not resolve to a Repository with the name '${organisation.login}/${name}'.`);
  return repositoryNode(context, repository);
}
