import type { PageReading } from '#shared/define-recogniser.ts';
import { readPage } from '#extension/consoles/read-page.ts';

/**
 * The part of Annexa that runs beside a console page for as long as it is open. It says that the page
 * went on, and reads what it is asked to read. It is given no secret, keeps nothing and changes nothing.
 */

interface Api {
  readonly runtime: {
    readonly id?: string;
    sendMessage(message: unknown): unknown;
    readonly onMessage: {
      addListener(
        listener: (message: unknown, sender: { readonly id?: string }, answer: (value: unknown) => void) => void,
      ): void;
    };
  };
}

interface WithApi {
  readonly browser?: Api;
  readonly chrome?: Api;
  /** One of these runs in a page, however often the file is put into it. */
  annexaWatches?: boolean;
  readonly navigation?: EventTarget;
}

const AGAIN_MS = 400;

export function watchPage(): void {
  const scope = globalThis as unknown as WithApi;
  const api = scope.browser ?? scope.chrome;
  if (api === undefined || scope.annexaWatches === true) return;
  scope.annexaWatches = true;
  let told = '';
  const tell = (): void => {
    // Without an id the extension was reloaded or removed, and there is no one to tell.
    if (location.href === told || api.runtime.id === undefined) return;
    told = location.href;
    try {
      const sent = api.runtime.sendMessage({ annexa: 'sighting' });
      if (sent instanceof Promise) void sent.catch(() => null);
    } catch {
      // The extension was reloaded in this very moment; its next script tells.
    }
  };
  tell();
  addEventListener('hashchange', tell);
  addEventListener('popstate', tell);
  // What the page does with its history happens in its own world, where no event of ours is; this one tells.
  if (scope.navigation) scope.navigation.addEventListener('navigatesuccess', tell);
  else setInterval(tell, AGAIN_MS);
  api.runtime.onMessage.addListener((message, sender, answer) => {
    const reading = readingOf(message);
    if (sender.id !== api.runtime.id || reading === null) return;
    answer({ facts: readPage(document, reading) });
  });
}

function readingOf(message: unknown): PageReading | null {
  if (typeof message !== 'object' || message === null || !('annexa' in message)) return null;
  if (message.annexa !== 'read' || !('reading' in message)) return null;
  const reading = message.reading as PageReading;
  // A member that is null may be lost on the way.
  return { ...reading, list: reading.list ?? null };
}
