import { CaptureError } from '#shared/errors/capture-error.ts';
import { uuidV7 } from '#shared/evidence/uuid.ts';
import type { Step } from '#shared/engine/plan.ts';
import { browser } from '#extension/platform/browser.ts';
import { schemas } from '#extension/platform/message-schemas.ts';
import { receive, type Reply } from '#extension/platform/messages.ts';
import { openSidePanel } from '#extension/platform/pages.ts';
import { database } from '#extension/store/database.ts';
import type { Problem } from '#extension/store/model.ts';
import { problemOf } from '#extension/store/problem.ts';
import { readBeside } from './compare/read-beside.ts';
import type { Draft, TakeRequest } from './draft.ts';
import { preferences } from './preferences.ts';
import { type Badge, watchBadge } from './sight/badge.ts';
import { watchHosts } from './sight/hosts.ts';
import { clockHere } from './studio/local-time.ts';
import type { Studio } from './studio/studio.ts';
import { take } from './take/take.ts';

export const COMMAND = 'capture';

export interface CaptureHost {
  readonly studio: Studio;
  /** Computes the report again, as evidence was added. */
  refresh(): Promise<unknown>;
  startSteps(steps: readonly Step[]): Promise<string | null>;
  hindrance(provider: string): Promise<Problem | null>;
}

/** Registers what captures need of the worker: called in its first turn, before anything is awaited. */
export function startCapture(host: CaptureHost): void {
  const badge = watchBadge(host.studio);
  watchHosts(host.studio);
  receive('capture/take', schemas.take, (asked) => takeTab(host, badge, asked));
  receive('capture/save', schemas.draft, ({ draft }) => save(host, badge, draft));
  receive('capture/badge', schemas.tab, async ({ tab }) => {
    await badge.show(tab);
    return null;
  });
  browser.commands.onCommand.addListener((name, tab) => {
    if (name !== COMMAND || tab?.id === undefined) return;
    // Before anything is awaited, since a panel opens only from a person's own action.
    if (tab.windowId !== undefined) void openSidePanel(tab.windowId).catch(() => null);
    const { id } = tab;
    void preferences(database()).then(({ emails, look }) =>
      takeTab(host, badge, { tab: id, save: !look, boxes: [], showFrames: false, emails, allPages: false }),
    );
  });
  // A draft that was being taken when the worker ended is never finished.
  void database()
    .drafts.filter(({ state }) => state === 'taking')
    .modify({ state: 'failed', problem: { message: 'The capture was interrupted.', advice: 'Capture it again.' } });
}

const taking = new Map<number, AbortController>();

async function takeTab(host: CaptureHost, badge: Badge, request: TakeRequest): Promise<Reply<{ draft: string }>> {
  const db = database();
  taking.get(request.tab)?.abort(new CaptureError('The capture was begun anew.', 'Wait for the new one.'));
  const abort = new AbortController();
  taking.set(request.tab, abort);
  try {
    const tab = await browser.tabs.get(request.tab);
    const { url, windowId } = tab;
    if (url === undefined || windowId === undefined || !/^(https?|file):/.test(url)) {
      throw new CaptureError(
        'The browser does not let Annexa see this page.',
        'Click the Annexa button in the toolbar while the page is in front, and capture again.',
      );
    }
    const about = await host.studio.about(url, tab.title ?? '');
    const draft: Draft = {
      id: uuidV7(),
      tab: request.tab,
      state: 'taking',
      progress: null,
      problem: null,
      request,
      started: new Date().toISOString(),
      finished: null,
      url: about.url,
      title: about.title,
      choice: about.choice,
      clock: clockHere(),
      view: null,
      text: '',
      mhtml: null,
      facts: null,
      counts: [],
      closedFrames: 0,
      pages: 0,
      notes: [],
    };
    await replaceDrafts(draft);
    const target = { tab: request.tab, window: windowId, url };
    await take({ db, studio: host.studio, draft, target, reading: about.reading, signal: abort.signal });
    const taken = await db.drafts.get(draft.id);
    if (taken) void readBeside(host, db, { ...taken, sources: about.sources }).catch(() => null);
    const finished = await host.studio.finish(draft.id);
    if (!finished.ok) return finished;
    if (request.save) {
      const saved = await save(host, badge, draft.id);
      if (!saved.ok) return saved;
    }
    return { ok: true, value: { draft: draft.id } };
  } catch (cause) {
    return { ok: false, problem: problemOf(cause) };
  } finally {
    if (taking.get(request.tab) === abort) taking.delete(request.tab);
  }
}

/** One capture of a tab is looked at at a time; one that is being saved is left alone. */
async function replaceDrafts(draft: Draft): Promise<void> {
  const db = database();
  await db.transaction('rw', [db.drafts, db.frames, db.pictures], async () => {
    const old = await db.drafts
      .where('tab')
      .equals(draft.tab)
      .filter(({ state }) => state !== 'saving')
      .primaryKeys();
    await db.drafts.bulkDelete(old);
    await db.frames.where('draft').anyOf(old).delete();
    await db.pictures.where('draft').anyOf(old).delete();
    await db.drafts.add(draft);
  });
}

async function save(host: CaptureHost, badge: Badge, id: string): Promise<Reply<{ entry: number }>> {
  const tab = (await database().drafts.get(id))?.tab;
  const saved = await host.studio.save(id);
  // The picture is evidence now; whoever pressed need not wait for the report and what follows from it.
  if (saved.ok) void host.refresh().then(() => (tab === undefined ? null : badge.show(tab)));
  return saved;
}
