import { describe, expect, it } from 'vitest';
import { collectors } from '#collectors/registry.ts';
import { listPages } from '#extension/consoles/list-pages.ts';
import { consolePages, recognitionOf } from '#extension/consoles/registry.ts';
import { consoleMatches, sightings } from '#extension/consoles/sightings.ts';
import { isControlId } from '#shared/standards/standards.ts';

const pages = [...consolePages.values()];

describe.each(pages)('$id', (page) => {
  it('names controls that there are, each with a reason of its own', () => {
    expect(page.controls.length).toBeGreaterThan(0);
    expect(page.controls.filter(({ id }) => !isControlId(id))).toEqual([]);
    const reasons = page.controls.map(({ rationale }) => rationale);
    expect(new Set(reasons).size).toBe(reasons.length);
    expect(reasons.filter((reason) => !/^[A-Z].{15,}\.$/.test(reason))).toEqual([]);
  });

  it('makes its claim in one sentence, and says what has to be seen', () => {
    expect(page.claim).toMatch(/^[A-Z0-9][^.]*\.$/);
    expect(page.visible.length).toBeGreaterThan(1);
  });

  it('names collectors that there are', () => {
    expect((page.collectors ?? []).filter((id) => !collectors.has(id))).toEqual([]);
  });

  it('asks for no more hosts than its console is on', () => {
    const allowed = new Set(consoleMatches.get(page.provider));
    expect(page.matches.length).toBeGreaterThan(0);
    expect(page.matches.filter((match) => !allowed.has(match) || match.includes('//*/'))).toEqual([]);
  });

  it('is data that can be sent to a content script', () => {
    expect(structuredClone(page.reading)).toEqual(page.reading);
  });
});

it('has a sighting for every page, and no other', () => {
  expect([...sightings.keys()]).toEqual([...consolePages.keys()]);
});

it('gives a page with the subject that a person corrected', () => {
  expect(recognitionOf('github/teams', { organisation: 'acme' })).toMatchObject({
    id: 'github/teams',
    system: 'GitHub',
    subject: { organisation: 'acme' },
  });
  expect(recognitionOf('github/nothing', {})).toBeNull();
});

it('keeps mappings apart that are often mixed up', () => {
  const named = (id: string) => pages.filter(({ controls }) => controls.some((control) => control.id === id));
  // Encryption is not masking; a public bucket is no endpoint device.
  expect(named('A.8.11')).toEqual([]);
  const devices = named('A.8.1').map(({ id }) => id);
  expect(devices.filter((id) => /bucket|storage|public/.test(id))).toEqual([]);
  const networks = pages.filter(({ controls }) =>
    ['A.8.20', 'A.8.21', 'A.8.22'].every((id) => controls.some((control) => control.id === id)),
  );
  expect(networks.map(({ id }) => id)).toEqual([]);
});

it('lists every page for a person and for a script', async () => {
  const { heads, items } = await listPages();
  expect(items).toHaveLength(consolePages.size);
  expect(items.every(({ cells }) => cells.length === heads.length)).toBe(true);
  expect(items.map(({ json }) => json)).toContainEqual(
    expect.objectContaining({
      id: 'aws/iam-users',
      page: 'IAM users list',
      provider: 'aws',
      system: 'AWS',
      kind: 'population',
    }),
  );
});
