import { mergedPullsOf } from '../../organisation/activity.ts';
import type { Call, Handlers } from '../call.ts';
import { visible } from '../listing.ts';
import { page, rowsOf } from '../pages.ts';
import { Refusal } from '../refusal.ts';
import { association, pullShape } from '../shapes/pulls.ts';
import { fullRepository, repositoryUrl } from '../shapes/repositories.ts';

/** `name:value` terms of a search; free words are not needed for evidence and are refused. */
export function terms(query: string): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const word of query.split(/\s+/).filter((part) => part !== '')) {
    const [, name, value] = /^(-?[a-z]+):(.+)$/.exec(word) ?? [];
    if (name === undefined || value === undefined)
      throw new Refusal(422, `The sandbox searches by terms, not by the word ${word}.`);
    found.set(name, [...(found.get(name) ?? []), value]);
  }
  return found;
}

/** Whether a moment lies in `2025-01-01..2025-03-01`, `>=2025-01-01`, `<2025-03-01` or on a day. */
export function inside(range: string, at: string): boolean {
  const [, from, to] = /^(.+)\.\.(.+)$/.exec(range) ?? [];
  if (from !== undefined && to !== undefined)
    return (from === '*' || at >= from) && (to === '*' || at.slice(0, to.length) <= to);
  const [, sign, moment] = /^(>=|<=|>|<)(.+)$/.exec(range) ?? [];
  if (sign === undefined || moment === undefined) return at.startsWith(range);
  const cut = at.slice(0, moment.length);
  return sign === '>=' ? cut >= moment : sign === '<=' ? cut <= moment : sign === '>' ? cut > moment : cut < moment;
}

/** Merged pull requests that a search names, newest first; at most the thousand that GitHub gives. */
export function searchedPulls(organisation: Call['organisation'], viewer: Call['viewer'], query: string) {
  const wanted = terms(query);
  const names = wanted.get('repo')?.map((name) => name.split('/')[1] ?? '');
  const merged = wanted.get('merged') ?? [];
  const bases = wanted.get('base');
  if (!(wanted.get('is') ?? []).includes('pr') && !(wanted.get('type') ?? []).includes('pr')) return [];
  const found = visible(organisation, viewer, 'created').flatMap((index) => {
    if (names !== undefined && !names.includes(organisation.nameOf(index))) return [];
    const repository = organisation.repository(index);
    return mergedPullsOf(organisation, repository)
      .filter((pull) => merged.every((range) => inside(range, pull.mergedAt)))
      .filter((pull) => bases === undefined || bases.includes(pull.base))
      .map((pull) => ({ repository, pull }));
  });
  return found.sort((a, b) => (a.pull.createdAt < b.pull.createdAt ? 1 : -1));
}

const envelope = (items: unknown[], total_count: number) => ({ total_count, incomplete_results: false, items });

export const search: Handlers = {
  '/search/issues': (call) => {
    const found = searchedPulls(call.organisation, call.viewer, call.query.get('q') ?? '');
    if ((Number(call.query.get('page') ?? 1) - 1) * Number(call.query.get('per_page') ?? 30) >= 1_000)
      throw new Refusal(422, 'Only the first 1000 search results are available');
    return page(
      call,
      rowsOf(found, ({ repository, pull }) => {
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
      }),
      (items, total) => ({ ...envelope(items, total), search_type: 'lexical' }),
    );
  },
  '/search/repositories': (call) => {
    const wanted = terms(call.query.get('q') ?? '');
    const archived = wanted.get('archived')?.[0];
    const list = visible(call.organisation, call.viewer, 'created').filter(
      (index) => archived === undefined || String(call.organisation.repository(index).archivedAt !== null) === archived,
    );
    return page(
      call,
      rowsOf(list, (index) => ({ ...fullRepository(call, call.organisation.repository(index)), score: 1 })),
      envelope,
    );
  },
};
