import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { GapReport, ReportKey } from '#shared/engine/report.ts';
import { NOT_PROVEN, type Verdict } from '#shared/package/verdict.ts';
import { reportFixture } from '../report-fixture.ts';

vi.mock('#extension/package/taken-over.ts', () => ({
  takenOver: async () => [
    {
      package: 'cd'.repeat(32),
      origin: 'annexa-cli/1',
      size: 9,
      time: '2026-11-24T07:00:00.000Z',
      by: 'ben',
      verdict: 'verified-self-asserted',
    },
  ],
}));
vi.mock('#extension/store/database.ts', () => ({ database: () => ({ lines: { get: async () => null } }) }));
const { Provenance } = await import('#extension/ui/package/provenance.tsx');
const { VerdictView } = await import('#extension/ui/package/verdict-view.tsx');
const { Sources } = await import('#extension/ui/sources.tsx');
const { Records } = await import('#extension/ui/records.tsx');
const { sizeText } = await import('#extension/ui/package/size.ts');

const shown = (change: Partial<GapReport>) => ({
  report: { ...reportFixture(), ...change },
  database: 'annexa',
  now: Date.parse('2026-11-24T08:00:00.000Z'),
  sample: false,
});

async function mounted(page: Parameters<typeof render>[0]): Promise<HTMLElement> {
  const root = document.createElement('main');
  document.body.append(root);
  await act(async () => render(page, root));
  await act(() => new Promise((next) => setTimeout(next, 0)));
  return root;
}

afterEach(() => document.body.replaceChildren());

const key: ReportKey = {
  origin: 'annexa-extension/1',
  foreign: false,
  keyid: 'edebf9ab'.repeat(8),
  tier: 'software',
  state: 'current',
  since: '2026-01-01T00:00:00.000Z',
};

describe('the keys of a report', () => {
  it('are told with how they are kept', async () => {
    const root = await mounted(<Provenance shown={shown({ keys: [key] })} />);
    expect(root.querySelector('.key-line')?.textContent).toContain('Signed by key edebf9ab… (software)');
    expect(root.textContent).toContain(key.keyid);
    expect(root.textContent).not.toContain('Taken over');
  });

  it('stand under the log that was taken over, with its packages and whether they still count', async () => {
    const foreign: ReportKey = {
      ...key,
      origin: 'annexa-cli/1',
      foreign: true,
      tier: 'software-wrapped',
      state: 'replaced',
    };
    const root = await mounted(<Provenance shown={shown({ keys: [key, foreign] })} />);
    const section = root.querySelector('section section');
    expect(section?.querySelector('h3')?.textContent).toBe('Taken over from log annexa-cli/1');
    expect(section?.textContent).toContain('(software-wrapped, replaced)');
    expect(section?.textContent).toContain(
      'Package of 9 entries, verified, self-asserted, taken over 24 Nov 2026 by ben.',
    );
  });

  it('are not made up for a report that was judged before they were told', async () => {
    const root = await mounted(<Provenance shown={shown({})} />);
    expect(root.textContent).toBe('');
  });
});

describe('evidence of another log', () => {
  const sources = reportFixture().sources.map((source) => ({ ...source, foreign: 'annexa-cli/1' }));

  it('is marked where sources are listed', async () => {
    const root = await mounted(<Sources shown={shown({ sources })} open />);
    expect(root.querySelector('h3')?.textContent).toBe('github · acme · from log annexa-cli/1');
  });

  it('is marked at each record of a check', async () => {
    const check = reportFixture().controls.flatMap(({ checks }) => checks)[0];
    if (!check) throw new Error('the fixture has a check');
    const effective = '2026-11-24T06:00:00.000Z';
    const other = await mounted(<Records check={check} effective={effective} shown={shown({ sources })} />);
    expect(other.textContent).toContain('from log annexa-cli/1');
    const own = await mounted(<Records check={check} effective={effective} shown={shown({})} />);
    expect(own.textContent).not.toContain('from log');
  });
});

const verdict: Verdict = {
  outcome: 'failed',
  broken: { path: 'data/log/checkpoint', why: 'its signature does not hold' },
  problems: [{ path: 'data/log/checkpoint', why: 'its signature does not hold' }],
  unseen: [],
  notes: [],
  package: null,
  keys: [],
  timestamps: [],
  approvals: [],
  records: [],
  removed: [],
  omitted: [],
  notProven: [...NOT_PROVEN],
};

describe('a verdict', () => {
  it('begins with the answer and the first broken file', async () => {
    const root = await mounted(<VerdictView verdict={verdict} />);
    expect(root.querySelector('h2')?.textContent).toBe('◆ Failed');
    expect(root.querySelector('[role="status"]')?.textContent).toContain(
      'First broken: data/log/checkpoint: its signature does not hold',
    );
    expect(root.querySelector('details')?.open).toBe(true);
    expect(root.querySelector('details')?.textContent).toContain('A package never proves');
  });

  it('names what could not be looked at when it is incomplete', async () => {
    const unseen = [{ path: 'data/blobs/x', why: 'it was removed' }];
    const root = await mounted(<VerdictView verdict={{ ...verdict, outcome: 'incomplete', broken: null, unseen }} />);
    expect(root.querySelector('h2')?.textContent).toBe('◐ Incomplete');
    expect(root.querySelector('details')?.textContent).toContain('data/blobs/x: it was removed');
  });
});

describe('a size', () => {
  it('is told in the unit that fits', () => {
    expect([999, 1000, 1_400_000, 2_500_000_000].map(sizeText)).toEqual(['999 bytes', '1.0 kB', '1.4 MB', '2.50 GB']);
  });
});
