import type { CaptureBrowser } from './capture-browser.ts';

interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  readonly ts: number;
  /** Wall-clock and processor time, microseconds. */
  readonly dur?: number;
  readonly tdur?: number;
  readonly args?: { readonly data?: { readonly url?: string; readonly functionName?: string } };
}

/** What a page's main thread did at one go, milliseconds. */
export interface Task {
  readonly wall: number;
  /** Of the processor: what other programs of the machine take does not count. */
  readonly cpu: number;
  /** The part of it that our own code took, with every layout that it made the browser do at once. */
  readonly ours: number;
}

const CATEGORIES = ['disabled-by-default-devtools.timeline', 'devtools.timeline', 'v8'];

/** What main threads of pages did while `action` ran, by the browser's own trace. */
export async function tasksDuring(browser: CaptureBrowser, action: () => Promise<void>): Promise<Task[]> {
  const session = await browser.context.browser()?.newBrowserCDPSession();
  if (!session) throw new Error('the browser is gone');
  const events: TraceEvent[] = [];
  session.on('Tracing.dataCollected', ({ value }) => events.push(...(value as unknown as TraceEvent[])));
  await session.send('Tracing.start', { traceConfig: { includedCategories: CATEGORIES } });
  await action();
  const done = new Promise((next) => session.once('Tracing.tracingComplete', next));
  await session.send('Tracing.end');
  await done;
  await session.detach();
  return tasksIn(events);
}

/** The thread of the page is the one that the capture script ran in; what is sent to it by the extension has no address. */
function tasksIn(events: readonly TraceEvent[]): Task[] {
  const thread = ({ pid, tid }: TraceEvent): string => `${pid} ${tid}`;
  const isScript = ({ args }: TraceEvent): boolean => args?.data?.url?.endsWith('/capture-page.js') === true;
  const threads = new Set(events.filter((event) => event.name === 'FunctionCall' && isScript(event)).map(thread));
  const own = events.filter((event) => threads.has(thread(event)) && event.dur !== undefined);
  const calls = own.filter(
    (event) => isScript(event) || (event.name === 'EvaluateScript' && event.args?.data?.url === ''),
  );
  const cpuOf = ({ dur = 0, tdur = dur }: TraceEvent): number => tdur / 1000;
  return own
    .filter(({ name }) => name === 'RunTask')
    .map((task) => {
      const inside = calls.filter((call) => isWithin(call, task));
      const outermost = inside.filter((call) => !inside.some((other) => other !== call && isWithin(call, other)));
      return {
        wall: (task.dur ?? 0) / 1000,
        cpu: cpuOf(task),
        ours: outermost.reduce((sum, call) => sum + cpuOf(call), 0),
      };
    });
}

function isWithin(inner: TraceEvent, outer: TraceEvent): boolean {
  return inner.ts >= outer.ts && inner.ts + (inner.dur ?? 0) <= outer.ts + (outer.dur ?? 0);
}
