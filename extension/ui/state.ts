import { type Signal, signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { StandardId } from '#shared/engine/report.ts';
import { database, OWN, SAMPLE } from '#extension/store/database.ts';
import type { Connection, Run, Step } from '#extension/store/model.ts';
import { type View, viewed } from '#extension/store/view.ts';
import { type Filter, NO_FILTER } from './filter.ts';
import { type Live, liveOr, useLive } from './live.ts';
import type { Shown } from './shown.ts';

/** What the reader chose on this page. The edition is kept, the rest is not. */
export interface Choices {
  readonly standard: Signal<StandardId>;
  readonly filter: Signal<Filter>;
}

export function choices(): Choices {
  return { standard: signal<StandardId>('iso27001-2022'), filter: signal(NO_FILTER) };
}

function useView(): Live<View> {
  return useLive('view', viewed);
}

/** The stored report of a view in an edition; null when none was computed yet. */
export function useShown(view: View, standard: StandardId): Live<Shown | null> {
  const name = view === 'sample' ? SAMPLE : OWN;
  return useLive(`report ${name} ${standard}`, async () => {
    const row = await database(name).reports.get(standard);
    if (!row || row.report.sources.length === 0) return null;
    const sample = view === 'sample';
    const now = sample ? Date.parse(row.report.asOf) : Date.now();
    return { report: row.report, database: name, now, sample };
  });
}

export interface Reading {
  readonly run: Run | null;
  readonly steps: readonly Step[];
  readonly connections: readonly Connection[];
}

/** The newest run, its steps, and what is connected. */
export function useReading(): Live<Reading> {
  return useLive('reading', async () => {
    const db = database();
    const connections = await db.connections.toArray();
    const run = (await db.runs.orderBy('started').last()) ?? null;
    const steps = run === null ? [] : await db.steps.where('run').equals(run.id).sortBy('order');
    return { run, steps, connections };
  });
}

const NOTHING: Reading = { run: null, steps: [], connections: [] };

/** What a page that shows the report follows: it, how reading goes, and when what it rests on was read last. */
export function useGapReport(standard: Signal<StandardId>) {
  useEffect(() => void restoreStandard(standard), []);
  const view = liveOr(useView(), 'own');
  const live = useShown(view, standard.value);
  const shown = liveOr(live, null);
  const effective = shown?.report.sources.map((source) => source.effective).sort();
  return { view, live, shown, read: effective?.at(-1) ?? null, ...liveOr(useReading(), NOTHING) };
}

/** Reads the edition that was chosen last. */
async function restoreStandard(standard: Signal<StandardId>): Promise<void> {
  const kept = (await database().meta.get('standard'))?.value;
  if (kept === 'iso27001-2013' || kept === 'iso27001-2005' || kept === 'areas') standard.value = kept;
}

export async function keepStandard(standard: StandardId): Promise<void> {
  await database().meta.put({ key: 'standard', value: standard });
}
