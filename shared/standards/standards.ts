import type { ControlId } from '../define.ts';
import type { StandardId } from '../engine/report.ts';
import data2005 from './data/iso27001-2005.json';
import data2013 from './data/iso27001-2013.json';
import data2022 from './data/iso27001-2022.json';

/**
 * The editions a report can be read in. Everything is judged against ISO/IEC 27001:2022; the older
 * editions and the ten areas are other ways to list the same judgements, reached by crosswalk.
 *
 * The crosswalk from 2005 to 2013 is partial: most of its pairs are our own reading, and rows that
 * rest on one say so.
 */

/** A line of an edition: a control, or one of the ten areas. */
export interface StandardLine {
  readonly id: string;
  readonly title: string;
  /** Id of its group. */
  readonly group: string;
  /** Where the judgement comes from. Empty: nothing in the 2022 edition answers to it. */
  readonly via: readonly ControlId[];
  /** What a reader has to know about the crosswalk of this line. */
  readonly caution?: string;
}

export interface StandardGroup {
  readonly id: string;
  readonly title: string;
}

export interface Standard {
  readonly id: StandardId;
  readonly title: string;
  readonly groups: readonly StandardGroup[];
  readonly lines: readonly StandardLine[];
  /** Controls of 2022 that have no place in this edition. */
  readonly unplaced: readonly ControlId[];
}

export interface Clause {
  readonly id: string;
  readonly title: string;
  readonly pdca: 'Plan' | 'Do' | 'Check' | 'Act';
}

const NO_SUCCESSOR = 'The later editions have no control for this; it is read by hand.';
const OWN_READING = 'Reached by our own reading of the crosswalk, not by a published one.';

export const controlIds: readonly ControlId[] = data2022.controls.map((control) => control.id as ControlId);

const known = new Set<string>(controlIds);

export function isControlId(id: string): id is ControlId {
  return known.has(id);
}

export const clauses: readonly Clause[] = data2022.clauses
  .filter((clause) => clause.leaf)
  .map(({ id, title, pdca }) => ({ id, title, pdca: pdca as Clause['pdca'] }));

const successors2013 = new Map<string, ControlId[]>();
for (const control of data2022.controls) {
  for (const old of control.replaces2013) {
    successors2013.set(old, [...(successors2013.get(old) ?? []), control.id as ControlId]);
  }
}

interface Successors {
  readonly via: readonly ControlId[];
  readonly cited: boolean;
}

function successors2005(control: (typeof data2005.controls)[number]): Successors {
  const via = control.replacedBy2013.flatMap((pair) => successors2013.get(pair.to) ?? []);
  return { via: inOrder(via), cited: control.replacedBy2013.every((pair) => pair.basis !== 'judgement') };
}

function inOrder(ids: readonly ControlId[]): ControlId[] {
  const wanted = new Set(ids);
  return controlIds.filter((id) => wanted.has(id));
}

function lineOf(id: string, title: string, group: string, via: readonly ControlId[], cited: boolean): StandardLine {
  if (via.length === 0) return { id, title, group, via, caution: NO_SUCCESSOR };
  return cited ? { id, title, group, via } : { id, title, group, via, caution: OWN_READING };
}

function edition2022(): Omit<Standard, 'unplaced'> {
  const themes = ['Organizational', 'People', 'Physical', 'Technological'];
  return {
    id: 'iso27001-2022',
    title: 'ISO/IEC 27001:2022',
    groups: themes.map((theme) => ({ id: theme, title: theme })),
    lines: data2022.controls.map(({ id, title, theme }) => ({ id, title, group: theme, via: [id as ControlId] })),
  };
}

function edition2013(): Omit<Standard, 'unplaced'> {
  return {
    id: 'iso27001-2013',
    title: 'ISO/IEC 27001:2013',
    groups: data2013.domains,
    lines: data2013.controls.map(({ id, title, domain }) =>
      lineOf(id, title, domain, successors2013.get(id) ?? [], true),
    ),
  };
}

function edition2005(): Omit<Standard, 'unplaced'> {
  return {
    id: 'iso27001-2005',
    title: 'ISO/IEC 27001:2005',
    groups: data2005.domains,
    lines: data2005.controls.map((control) => {
      const { via, cited } = successors2005(control);
      return lineOf(control.id, control.title, control.domain, via, cited);
    }),
  };
}

function tenAreas(): Omit<Standard, 'unplaced'> {
  const lines = data2005.areas.map(({ id, title, domain, alsoFrom }): StandardLine => {
    const domains = new Set<string>([domain, ...alsoFrom]);
    const via = data2005.controls
      .filter((control) => domains.has(control.domain))
      .flatMap((control) => successors2005(control).via);
    return { id, title, group: 'areas', via: inOrder(via), caution: OWN_READING };
  });
  return { id: 'areas', title: 'The ten control areas', groups: [{ id: 'areas', title: 'Control areas' }], lines };
}

const makers: Record<StandardId, () => Omit<Standard, 'unplaced'>> = {
  'iso27001-2022': edition2022,
  'iso27001-2013': edition2013,
  'iso27001-2005': edition2005,
  areas: tenAreas,
};

export const standardIds = Object.keys(makers) as readonly StandardId[];

export function standardOf(id: StandardId): Standard {
  const standard = makers[id]();
  const placed = new Set(standard.lines.flatMap((line) => line.via));
  return { ...standard, unplaced: controlIds.filter((control) => !placed.has(control)) };
}
