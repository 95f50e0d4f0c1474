import { describe, expect, it } from 'vitest';
import memberActivity from '#collectors/github/member-activity.ts';
import { type Asked, type Reply, type Routes, run } from './lib/run.ts';

const FIRST: Reply = {
  body: { data: { rateLimit: { resetAt: '2026-07-01T10:00:00Z' }, organization: { id: 'O_1' } } },
};
const edge = (login: string, done: unknown, role = 'MEMBER') => ({
  role,
  node: { login, contributionsCollection: done },
});
const active = { hasAnyContributions: true };
const idle = { hasAnyContributions: false };
const people = (edges: readonly unknown[], endCursor: string | null = null, totalCount = edges.length) => ({
  body: {
    data: {
      organization: {
        membersWithRole: { totalCount, pageInfo: { hasNextPage: endCursor !== null, endCursor }, edges },
      },
    },
  },
});

describe('github/member-activity', () => {
  const read = (routes: Routes) => run(memberActivity, { OrganizationId: FIRST, ...routes });

  it('asks for the quarter before the day that GitHub says it is', async () => {
    const variables: unknown[] = [];
    const reply = (asked: Asked): Reply => (
      variables.push(asked.variables), people([edge('ann', active, 'ADMIN'), edge('bob', idle)])
    );
    const { facts, asked, completeness } = await read({ MemberActivity: reply });
    expect(asked).toEqual(['OrganizationId', 'MemberActivity']);
    expect(variables).toEqual([expect.objectContaining({ org: 'acme', id: 'O_1', from: '2026-04-02T00:00:00Z' })]);
    expect(facts.since).toEqual({ known: true, value: '2026-04-02T00:00:00Z' });
    expect(facts.members).toMatchObject({
      value: {
        complete: true,
        items: [
          { login: 'ann', role: { value: 'admin' }, contributed: { value: true } },
          { login: 'bob', role: { value: 'member' }, contributed: { value: false } },
        ],
      },
    });
    expect(completeness).toMatchObject({ complete: true, items: 2, expected: 2 });
  });

  it('takes smaller pages when counting is too much for GitHub', async () => {
    const sizes: unknown[] = [];
    const reply = ({ variables }: Asked): Reply => {
      sizes.push(variables['n']);
      return Number(variables['n']) > 6 ? { status: 502, text: '' } : people([edge('ann', active)]);
    };
    const { facts, completeness } = await read({ MemberActivity: reply });
    expect(sizes).toEqual([25, 12, 6]);
    expect([facts.members.known, completeness.complete]).toEqual([true, true]);
  });

  it('does not know who was on a page that is lost, nor what is left out', async () => {
    const pages = ({ variables }: Asked): Reply =>
      variables['after'] === undefined || variables['after'] === null
        ? people([edge('ann', null)], 'c1', 2)
        : { status: 403, body: { message: 'Repository access blocked' } };
    const { facts, completeness } = await read({ MemberActivity: pages });
    expect(facts.members).toMatchObject({ value: { complete: false, items: [{ contributed: { known: false } }] } });
    expect(completeness.complete).toBe(false);
  });

  it('names what hides the members', async () => {
    const body = {
      data: { organization: null },
      errors: [{ type: 'FORBIDDEN', message: 'Resource not accessible', path: ['organization'] }],
    };
    const { facts, asked } = await read({ OrganizationId: { body } });
    expect(asked).toEqual(['OrganizationId']);
    expect(facts.members).toMatchObject({ known: false, missing: 'Members: read (organization)' });
    expect(facts.since.known).toBe(false);
  });
});
