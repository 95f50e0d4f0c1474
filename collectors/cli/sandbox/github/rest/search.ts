import type { Handlers } from '../call.ts';
import { page, rowsOf } from '../pages.ts';
import { searchedPulls, searchedRepositories } from '../query.ts';
import { Refusal } from '../refusal.ts';
import { association, pullShape } from '../shapes/pulls.ts';
import { fullRepository, repositoryUrl } from '../shapes/repositories.ts';

const envelope = (items: unknown[], total_count: number) => ({ total_count, incomplete_results: false, items });

export const search: Handlers = {
  '/search/issues': (call) => {
    const found = searchedPulls(call.organisation, call.viewer, call.query.get('q') ?? '');
    if ((Number(call.query.get('page') ?? 1) - 1) * Number(call.query.get('per_page') ?? 30) >= 1_000)
      throw new Refusal(422, 'Only the first 1000 search results are available');
    return page(
      call,
      {
        total: found.total,
        at: (index) => {
          const { repository, pull } = found.at(index);
          const shape = pullShape(call, repository, pull);
          const url = `${repositoryUrl(call, repository)}/issues/${pull.number}`;
          return {
            url,
            repository_url: repositoryUrl(call, repository),
            labels_url: `${url}/labels{/name}`,
            comments_url: `${url}/comments`,
            events_url: `${url}/events`,
            html_url: shape.html_url,
            id: shape.id,
            node_id: shape.node_id,
            number: shape.number,
            title: shape.title,
            user: shape.user,
            labels: [],
            state: 'closed',
            locked: false,
            assignee: null,
            assignees: [],
            milestone: null,
            comments: 0,
            created_at: shape.created_at,
            updated_at: shape.updated_at,
            closed_at: shape.closed_at,
            author_association: association(pull.author),
            pull_request: {
              url: shape.url,
              html_url: shape.html_url,
              diff_url: shape.diff_url,
              patch_url: shape.patch_url,
              merged_at: shape.merged_at,
            },
            score: 1,
          };
        },
      },
      (items, total) => ({ ...envelope(items, total), search_type: 'lexical' }),
    );
  },
  '/search/repositories': (call) => {
    const list = searchedRepositories(call.organisation, call.viewer, call.query.get('q') ?? '');
    return page(
      call,
      rowsOf(list, (index) => ({ ...fullRepository(call, call.organisation.repository(index)), score: 1 })),
      envelope,
    );
  },
};
