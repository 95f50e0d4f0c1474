import { closeOffscreen, openOffscreen } from '#extension/platform/offscreen.ts';
import { send } from '#extension/platform/messages.ts';
import type { Studio } from '#extension/capture/studio/studio.ts';
import type { Work, WorkHost } from '#extension/offscreen/work.ts';
import { database } from '#extension/store/database.ts';

type Called = { readonly [K in keyof Work]: (...args: Parameters<Work[K]>) => Promise<Awaited<ReturnType<Work[K]>>> };

export interface WorkClient extends Called {
  /** Gives the memory back while nothing is going on. */
  release(): Promise<void>;
}

let asked = 0;

const TRIES = 40;
const AGAIN_MS = 50;

async function ask<T>(question: () => Promise<T>): Promise<T> {
  asked += 1;
  try {
    for (let tries = TRIES; ; tries -= 1) {
      await openOffscreen();
      try {
        return await question();
      } catch (cause) {
        // The document is there before its code has run, and while it is being closed: nobody heard the
        // question then, so it can be asked again.
        const unheard = cause instanceof Error && cause.message.includes('Receiving end does not exist');
        if (!unheard || tries === 0) throw cause;
        await new Promise((next) => setTimeout(next, AGAIN_MS));
      }
    }
  } finally {
    asked -= 1;
  }
}

const inDocument: WorkClient = {
  identify: (provider, input) => ask(() => send('work/identify', { provider, input })),
  plan: (run, credentials) => ask(() => send('work/plan', { run, credentials })),
  step: (step, credential) => ask(() => send('work/step', { step, credential })),
  evaluate: (run) => ask(() => send('work/evaluate', { run })),
  refresh: () => ask(() => send('work/refresh', {})),
  sample: () => ask(() => send('work/sample', {})),
  abort: (provider) => ask(() => send('work/abort', { provider })),
  async release() {
    if (asked === 0) await closeOffscreen();
  },
};

/** Firefox has no offscreen document and needs none: its background is a page. */
function inPage(host: WorkHost): WorkClient {
  const load = import('#extension/offscreen/work.ts').then(({ createWork }) => createWork(host));
  return {
    identify: async (provider, input) => (await load).identify(provider, input),
    plan: async (run, credentials) => (await load).plan(run, credentials),
    step: async (step, credential) => (await load).step(step, credential),
    evaluate: async (run) => (await load).evaluate(run),
    refresh: async () => (await load).refresh(),
    sample: async () => (await load).sample(),
    abort: async (provider) => (await load).abort(provider),
    release: () => Promise.resolve(),
  };
}

/** The capture's part of the collecting document, which stays open while any of it is asked. */
export function studioClient(): Studio {
  if (import.meta.env.FIREFOX) {
    const load = import('#extension/capture/studio/studio.ts').then(({ createStudio }) => createStudio(database()));
    return {
      about: async (url, title) => (await load).about(url, title),
      gaps: async (url) => (await load).gaps(url),
      matches: async () => (await load).matches(),
      scan: async (texts, emails) => (await load).scan(texts, emails),
      maskArchive: async (archive, emails) => (await load).maskArchive(archive, emails),
      finish: async (draft) => (await load).finish(draft),
      save: async (draft) => (await load).save(draft),
    };
  }
  return {
    about: (url, title) => ask(() => send('studio/about', { url, title })),
    gaps: (url) => ask(() => send('studio/gaps', { url })),
    matches: () => ask(() => send('studio/matches', {})),
    scan: (texts, emails) => ask(() => send('studio/scan', { texts, emails })),
    maskArchive: (archive, emails) => ask(() => send('studio/maskArchive', { archive, emails })),
    finish: (draft) => ask(() => send('studio/finish', { draft })),
    save: (draft) => ask(() => send('studio/save', { draft })),
  };
}

export function workClient(host: WorkHost): WorkClient {
  return import.meta.env.FIREFOX ? inPage(host) : inDocument;
}
