import { describe, expect, it } from 'vitest';
import { proofOf } from '#shared/standards/proof.ts';
import { clauses, controlIds, isControlId, standardIds, standardOf } from '#shared/standards/standards.ts';

describe('ISO/IEC 27001:2022', () => {
  it('has 93 controls in four themes', () => {
    const { lines } = standardOf('iso27001-2022');
    const themes = Map.groupBy(lines, (line) => line.group);
    expect([...themes].map(([theme, own]) => [theme, own.length])).toEqual([
      ['Organizational', 37],
      ['People', 8],
      ['Physical', 14],
      ['Technological', 34],
    ]);
  });

  it('has its clauses 4 to 10 with a phase each', () => {
    expect(new Set(clauses.map(({ id }) => id.split('.')[0]))).toEqual(new Set(['4', '5', '6', '7', '8', '9', '10']));
    expect(new Set(clauses.map(({ pdca }) => pdca))).toEqual(new Set(['Plan', 'Do', 'Check', 'Act']));
  });

  it('knows for each control what it takes to show it', () => {
    for (const id of controlIds) {
      expect(proofOf(id).wanted.length).toBeGreaterThan(20);
      expect(proofOf(id).cadenceDays).toBeGreaterThan(0);
    }
    expect(() => proofOf('A.9.99')).toThrow(RangeError);
  });
});

describe('the other editions', () => {
  it.each([
    ['iso27001-2013', 114, 14],
    ['iso27001-2005', 133, 11],
    ['areas', 10, 1],
  ] as const)('%s has its lines and groups', (id, lines, groups) => {
    const standard = standardOf(id);
    expect(standard.lines).toHaveLength(lines);
    expect(standard.groups).toHaveLength(groups);
    expect(new Set(standard.lines.map((line) => line.id)).size).toBe(lines);
  });

  it('lead only to controls that exist, and belong to a group of their own edition', () => {
    for (const id of standardIds) {
      const { lines, groups } = standardOf(id);
      const ids = new Set(groups.map((group) => group.id));
      expect(lines.every((line) => ids.has(line.group) && line.via.every(isControlId))).toBe(true);
    }
  });

  it('follow the crosswalk', () => {
    const of = (standard: Parameters<typeof standardOf>[0], id: string) =>
      standardOf(standard).lines.find((line) => line.id === id);
    expect(of('iso27001-2013', 'A.5.1.1')?.via).toEqual(['A.5.1']);
    expect(of('iso27001-2013', 'A.9.2.3')?.via).toEqual(['A.8.2']);
    expect(of('iso27001-2005', 'A.6.1.1')).toMatchObject({ via: [], caution: expect.stringContaining('by hand') });
    expect(of('areas', '9')?.via).toContain('A.8.5');
  });

  it('name the controls of 2022 that they have no place for', () => {
    expect(standardOf('iso27001-2022').unplaced).toEqual([]);
    expect(standardOf('iso27001-2013').unplaced).toEqual([
      'A.5.7',
      'A.5.23',
      'A.5.30',
      'A.7.4',
      'A.8.9',
      'A.8.10',
      'A.8.11',
      'A.8.12',
      'A.8.16',
      'A.8.23',
      'A.8.28',
    ]);
  });
});
