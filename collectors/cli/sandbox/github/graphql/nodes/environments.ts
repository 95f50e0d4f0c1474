import type { Environment, Repository } from '../../../organisation/repository.ts';
import { nodeId } from '../../call.ts';
import { connection, rowsOf, type Context, type Fields, type Paging } from '../context.ts';
import { team, user } from './people.ts';

export function environment(context: Context, repository: Repository, part: Environment, at: number): Fields {
  const id = repository.id * 1000 + at;
  const rules: Fields[] = [];
  const reviewers = part.reviewers.flatMap((name) => {
    const found = name.startsWith('team:') ? context.organisation.team(name.slice(5)) : null;
    if (found !== null) return [team(context, found)];
    const person = context.organisation.person(name);
    return person === null ? [] : [user(context, person)];
  });
  const add = (type: string, timeout: number, list: readonly Fields[]): number =>
    rules.push({
      databaseId: id * 10 + rules.length,
      type,
      timeout,
      preventSelfReview: type === 'REQUIRED_REVIEWERS' ? part.preventSelfReview : null,
      reviewers: (paging: Paging) =>
        connection(
          context,
          rowsOf(list, (each) => each),
          paging,
        ),
    });
  if (part.waitMinutes > 0) add('WAIT_TIMER', part.waitMinutes, []);
  if (reviewers.length > 0) add('REQUIRED_REVIEWERS', 0, reviewers);
  if (part.branches !== 'all') add('BRANCH_POLICY', 0, []);
  return {
    __typename: 'Environment',
    id: nodeId('Environment', `${repository.id}-${at}`),
    databaseId: id,
    name: part.name,
    isPinned: false,
    pinnedPosition: null,
    latestCompletedDeployment: null,
    protectionRules: (paging: Paging) =>
      connection(
        context,
        rowsOf(rules, (each) => each),
        paging,
      ),
  };
}
