import { describe, expect, it } from 'vitest';
import { joined, type Listed } from '#collectors/github/read/join.ts';
import type { RepositoryReader } from '#collectors/github/read/repository.ts';
import { View } from '#collectors/github/read/view.ts';
import { type Fact, known, unknown } from '#shared/evidence/fact.ts';
import { type Extent, gathered, type Pages } from '#shared/evidence/slices.ts';

const view = (value: Record<string, unknown>) => new View(value, { what: 'the answer', errors: [] });
const node = (id: number) => view({ databaseId: id, nameWithOwner: `acme/${id}` });
const listed = (id: number): Listed => ({ id, item: view({ id, full_name: `acme/${id}` }) });
const whole = (count: number): Fact<Extent> => known({ count, expected: count, complete: true, unseen: null });

function* pagesOf<T>(pages: readonly (readonly T[])[], end: Fact<Extent>, onPage: () => void = () => {}): Pages<T> {
  for (const page of pages) {
    onPage();
    yield page;
  }
  return end;
}

/** What the join hands to the reader: the name, and of which list each half is. */
const reader = {
  read: (name: string, one: Fact<View>, other: Fact<View>) =>
    `${name} ${one.known ? 'both' : 'REST'}${other.known ? '' : ' alone'}`,
} as unknown as RepositoryReader;

const ids = [1, 2, 3, 4, 5, 6, 7, 8];
const inPages = <T>(items: readonly T[]) => [0, 2, 4, 6].map((at) => items.slice(at, at + 2));

describe('two lists of repositories', () => {
  it('are read in step where both have the same order', () => {
    let pages = 0;
    const list = pagesOf(inPages(ids.map(listed)), whole(8), () => (pages += 1));
    const join = joined(pagesOf(inPages(ids.map(node)), whole(8)), list, reader);
    for (const read of [1, 2, 3, 4]) {
      expect(join.next().value).toHaveLength(2);
      expect(pages).toBe(read);
    }
  });

  it('come out the same in whatever order the other list is', () => {
    const nodes = () => pagesOf(inPages(ids.map(node)), whole(8));
    const inStep = gathered(joined(nodes(), pagesOf(inPages(ids.map(listed)), whole(8)), reader));
    const reversed = gathered(joined(nodes(), pagesOf(inPages(ids.toReversed().map(listed)), whole(8)), reader));
    expect(reversed).toEqual(inStep);
    expect(inStep).toMatchObject({ value: { items: { length: 8 }, complete: true, expected: 8 } });
  });

  it('keep what only one of them has, once, also when it moved to another page meanwhile', () => {
    const nodes = pagesOf(
      [
        [node(1), node(2)],
        [node(2), node(3)],
      ],
      unknown('page 3 was refused'),
    );
    const list = pagesOf([[listed(2)], [listed(4), listed(2)], [listed(4)]], whole(4));
    expect(gathered(joined(nodes, list, reader))).toMatchObject({
      value: { items: ['acme/1 both alone', 'acme/2 both', 'acme/3 both alone', 'acme/4 REST'] },
    });
  });
});
