import { expect, it } from 'vitest';
import { renderListing } from '#collectors/cli/render/listing.ts';
import { listings } from '#collectors/cli/run/listings.ts';
import { styleFor } from '#collectors/cli/terminal/style.ts';
import { widthOf } from '#collectors/cli/terminal/text.ts';
import { isControlId } from '#shared/standards/standards.ts';

const canvas = { style: styleFor(false), width: 100 };

interface ListedCheck {
  readonly id: string;
  readonly title: string;
  readonly severity: string;
  readonly needs: readonly string[];
  readonly controls: readonly { id: string; strength: string; rationale: string }[];
  readonly remedy: { text: string; url: string };
}

it('lists checks as the figures ask for: known controls, no pair twice, no rationale empty', async () => {
  const listing = await listings.checks();
  const list = JSON.parse(await renderListing(listing, 'json', canvas)) as ListedCheck[];
  expect(list.length).toBeGreaterThanOrEqual(30);
  expect(new Set(list.map(({ id }) => id)).size).toBe(list.length);
  for (const { title, severity, needs, controls, remedy } of list) {
    expect(title).not.toBe('');
    expect(['critical', 'high', 'medium', 'low']).toContain(severity);
    expect(needs.length).toBeGreaterThan(0);
    expect(controls.length).toBeGreaterThan(0);
    expect(controls.filter((mapping) => !isControlId(mapping.id))).toEqual([]);
    expect(new Set(controls.map((mapping) => mapping.id)).size).toBe(controls.length);
    expect(controls.every(({ rationale }) => rationale.trim() !== '')).toBe(true);
    expect(remedy.text).not.toBe('');
    expect(URL.canParse(remedy.url.replaceAll(/[{}]/g, ''))).toBe(true);
  }
});

it('lists every control of an edition with the checks that speak for it', async () => {
  const { items } = await listings.controls('iso27001-2022');
  const list = items.map(({ json }) => json as { id: string; checks: string[]; wanted: string });
  expect(list).toHaveLength(93);
  const { items: checks } = await listings.checks();
  for (const { id, checks: speaking } of list) {
    const expected = checks
      .map(({ json }) => json as ListedCheck)
      .filter(({ controls }) => controls.some((mapping) => mapping.id === id));
    expect(speaking).toEqual(expected.map((check) => check.id));
  }
  expect((await listings.controls('areas')).items).toHaveLength(10);
});

it.each(['checks', 'collectors', 'controls', 'pages'] as const)(
  'prints %s on any width, with their number below',
  async (what) => {
    const listing = await (what === 'controls' ? listings.controls('iso27001-2022') : listings[what]());
    for (const width of [80, 120]) {
      const lines = (await renderListing(listing, 'table', { ...canvas, width })).trimEnd().split('\n');
      expect(lines.filter((line) => widthOf(line) > width)).toEqual([]);
      expect(lines.at(-1)).toBe(`${listing.items.length} ${what}`);
    }
  },
);

it('prints a register with one row each', async () => {
  const listing = await listings.collectors();
  const csv = await renderListing(listing, 'csv', canvas);
  expect(csv.split('\n')[0]).toBe('Collector,Group,Kind,Reads,Permissions');
  expect(csv).toContain('github/members');
});
