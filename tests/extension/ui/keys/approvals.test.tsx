import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, expect, it, vi } from 'vitest';
import type { Approved } from '#shared/evidence/approvers.ts';
import { reportFixture } from '../report-fixture.ts';

vi.mock('#extension/store/database.ts', () => ({ database: () => ({ log: { count: async () => 9 } }) }));
const { Approvals } = await import('#extension/ui/keys/approvals.tsx');

const approval: Approved = {
  reviewer: 'Bea',
  decision: 'approved',
  time: '2026-11-24T07:30:00.000Z',
  size: 5,
  keyid: 'ab'.repeat(32),
  verified: true,
  standing: 'enrolled',
};

async function drawn(approvals: readonly Approved[] | undefined, sample = false): Promise<HTMLElement> {
  const root = document.createElement('div');
  document.body.append(root);
  const report = { ...reportFixture(), ...(approvals === undefined ? {} : { approvals }) };
  const shown = { report, database: 'annexa', now: Date.parse('2026-11-24T08:00:00.000Z'), sample };
  await act(async () => render(<Approvals shown={shown} />, root));
  await act(() => new Promise((next) => setTimeout(next, 0)));
  return root;
}

afterEach(() => document.body.replaceChildren());

it('says that nobody approved, and offers to; the sample can only be looked at', async () => {
  const root = await drawn([]);
  expect(root.textContent).toContain('Nobody has approved this log with a security key.');
  expect(root.querySelector('button')?.textContent).toBe('Approve');
  expect((await drawn([], true)).querySelector('button')).toBeNull();
  expect((await drawn(undefined)).textContent).toBe('');
});

it('says who approved how much of the log, newest first, and what an approval is worth', async () => {
  const later = { ...approval, reviewer: 'Cy', size: 9, verified: false };
  const root = await drawn([approval, later]);
  const lines = [...root.querySelectorAll('li')].map(({ textContent }) => textContent ?? '');
  expect(lines[0]).toMatch(/^Cy .*The first 9 entries.*; security key abababab….*touch only$/);
  expect(lines[1]).toMatch(/^Bea .*The first 5 entries.*person verified$/);
  const revoked = await drawn([
    { ...approval, standing: 'revoked' },
    { ...approval, standing: 'unknown', decision: 'rejected' },
  ]);
  expect(revoked.textContent).toContain('this counts for nothing');
  expect(revoked.textContent).toContain('The log did not know this security key');
  expect(revoked.textContent).toContain('rejected');
});
