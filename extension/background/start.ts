import { browser } from '#extension/platform/browser.ts';
import { schemas } from '#extension/platform/message-schemas.ts';
import { receive } from '#extension/platform/messages.ts';
import { openedText } from '#extension/platform/opened-key.ts';
import { database, dropDatabase, SAMPLE } from '#extension/store/database.ts';
import { setView } from '#extension/store/view.ts';
import { advance, hindrance, RESUME_ALARM } from './advance.ts';
import { connect, disconnect, refreshConnections } from './connections.ts';
import { activeRun, startRun, startSteps, stopRun } from './runs.ts';
import { startCapture } from '#extension/capture/start-capture.ts';
import { studioClient, type WorkClient, workClient } from './work.ts';

/**
 * Registers every listener, before anything is awaited: a worker that was woken by an event hears it
 * only when the listener is there in the first turn.
 */
export function startBackground(): void {
  const work: WorkClient = workClient({
    settled: () => advance(work),
    permitted: async (provider) => (await hindrance(provider)) === null,
  });
  const next = (): void => {
    advance(work).catch((cause: unknown) => {
      console.error('Annexa: the run could not go on; the alarm tries again', cause);
    });
  };

  startCapture({
    studio: studioClient(),
    refresh: () => work.refresh(),
    startSteps: async (steps) => {
      const run = await startSteps(steps);
      next();
      return run;
    },
    hindrance,
  });

  browser.alarms.onAlarm.addListener(({ name }) => {
    if (name === RESUME_ALARM) next();
  });
  browser.runtime.onStartup.addListener(() => {
    void refreshConnections().finally(next);
  });
  browser.runtime.onInstalled.addListener(({ reason }) => {
    void refreshConnections().finally(next);
    if (reason === 'install') void browser.runtime.openOptionsPage();
  });
  browser.permissions.onRemoved.addListener(() => {
    void withdraw(work).finally(next);
  });
  browser.permissions.onAdded.addListener(() => {
    void refreshConnections();
  });

  receive('work/settled', schemas.nothing, async () => {
    await advance(work);
    return null;
  });
  receive('work/permitted', schemas.provider, async ({ provider }) => (await hindrance(provider)) === null);
  receive('key/opened', schemas.nothing, openedText);
  receive('key/changed', schemas.nothing, () => {
    next();
    return null;
  });
  receive('run/start', schemas.start, async ({ providers }) => {
    const run = await startRun(providers);
    next();
    return { ok: true, value: { run } };
  });
  receive('run/stop', schemas.run, async ({ run }) => {
    await stopRun(run);
    for (const provider of (await database().runs.get(run))?.providers ?? []) await work.abort(provider);
    next();
    return { ok: true, value: null };
  });
  receive('connection/check', schemas.connection, (asked) => connect(work, asked).finally(next));
  receive('connection/remove', schemas.provider, async ({ provider }) => {
    await disconnect(work, provider);
    next();
    return { ok: true, value: null };
  });
  receive('report/refresh', schemas.nothing, async () => {
    // A run ends in a fresh report anyway.
    if (await activeRun()) return { ok: true, value: null };
    return work.refresh().finally(next);
  });
  receive('sample/load', schemas.nothing, async () => {
    const reply = await work.sample();
    if (reply.ok) await setView('sample');
    next();
    return reply;
  });
  receive('sample/remove', schemas.nothing, async () => {
    await setView('own');
    await dropDatabase(SAMPLE);
    return { ok: true, value: null };
  });
}

/** What is being asked of a system whose permission went away is stopped, before its failures become evidence. */
async function withdraw(work: WorkClient): Promise<void> {
  await refreshConnections();
  for (const { provider, permitted } of await database().connections.toArray()) {
    if (!permitted && (await activeRun())) await work.abort(provider);
  }
}
