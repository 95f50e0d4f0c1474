import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, expect, it, vi } from 'vitest';
import type { CaptureResult } from '#shared/engine/captures.ts';
import { reportFixture } from '../report-fixture.ts';

vi.mock('#extension/store/database.ts', () => ({ database: () => ({}) }));
const { CaptureList } = await import('#extension/ui/package/capture-list.tsx');

const capture: CaptureResult = {
  id: '01900000-0000-7000-8000-0000000000cc',
  page: 'aws/iam-users',
  title: 'Users',
  url: 'https://console.aws.amazon.com/iam/home#/users',
  claim: 'These are the users.',
  operator: 'ann',
  strength: 'direct',
  rationale: 'It lists who there is.',
  effective: '2026-11-24T07:00:00.000Z',
  expires: '2027-02-22T07:00:00.000Z',
  complete: false,
  cut: '23 of 118 users',
  review: null,
  differences: ['two-factor authentication: the page says true, the API says false'],
};

async function text(...captures: CaptureResult[]): Promise<string> {
  const root = document.createElement('div');
  document.body.append(root);
  const shown = {
    report: reportFixture(),
    database: 'annexa',
    now: Date.parse('2026-11-24T08:00:00.000Z'),
    sample: false,
  };
  await act(async () => render(<CaptureList captures={captures} shown={shown} />, root));
  return root.textContent ?? '';
}

afterEach(() => document.body.replaceChildren());

it('says what a capture shows, by whom, how whole, and that nobody reviewed it, with its artifacts', async () => {
  const said = await text(capture);
  for (const each of [
    '1 capture',
    'Users',
    '23 of 118 users',
    'These are the users.',
    'by ann',
    'Nobody has reviewed it',
    'the API says false',
    'Artifacts',
  ]) {
    expect(said).toContain(each);
  }
});

it("names the log whose word a review is, when it is another's", async () => {
  const review = { decision: 'approved', reviewer: 'bo', time: '2026-11-24T07:30:00.000Z' } as const;
  expect(await text({ ...capture, review })).toMatch(/Approved by bo, [^,]+\./);
  const foreign = { ...review, foreign: 'annexa-cli/1' };
  expect(await text({ ...capture, review: foreign }, capture)).toContain('by the word of log annexa-cli/1.');
});
