import type { Context, Fields } from '../context.ts';
import { organisationNode } from './organisation.ts';
import { repositoryNode } from './repository.ts';

/** The repository with this global id, when the viewer is shown it. */
export function byNodeId(context: Context, id: string): Fields | null {
  const text = Buffer.from(id, 'base64url').toString('latin1');
  if (text === `0:Organization${context.organisation.settings.id}`) return organisationNode(context);
  const number = /^0:Repository(\d+)$/.exec(text)?.[1];
  if (number === undefined) return null;
  const index = (Number(number) - 610_000_000) / 13;
  if (!Number.isInteger(index) || index < 0 || index >= context.organisation.repos) return null;
  const repository = context.organisation.repository(index);
  return context.viewer.sees(repository) ? repositoryNode(context, repository) : null;
}
