import { openTab } from '#extension/capture/panel/active-tab.ts';
import type { SavedCapture } from '#extension/capture/panel/history.ts';
import { consolePages } from '#extension/consoles/registry.ts';
import { until } from '../when.ts';

/** As the page is known here, since consoles give many of their pages one title. */
function titleOf({ page, title, url }: SavedCapture['capture']): string {
  const known = page === null ? undefined : consolePages.get(page);
  if (known !== undefined) return `${known.system}: ${known.title}`;
  return title === '' ? url : title;
}

interface Props {
  readonly due: ReadonlyMap<string, readonly SavedCapture[]>;
  readonly opened: () => void;
}

/** What has to be captured again, by who captured it; a press opens the page, where the button waits. */
export function QueueView({ due, opened }: Props) {
  const now = Date.now();
  if (due.size === 0) {
    return (
      <main class="empty">
        <h1>Nothing expires within 30 days</h1>
        <p class="dim">Captures that do come here, so that they can be made again before they are missed.</p>
      </main>
    );
  }
  return (
    <main class="queue">
      <h1 class="queue-title">To be captured again within 30 days</h1>
      {[...due].map(([owner, captures]) => (
        <section key={owner} class="page-part" aria-label={`Captures of ${owner}`}>
          <h2>
            {owner === 'not named' ? 'Whoever captured it is not named' : owner}{' '}
            <span class="dim">{captures.length}</span>
          </h2>
          <ul>
            {captures.map(({ id, capture, scope, expires }) => (
              <li key={id} class="due">
                <span class="due-title">{titleOf(capture)}</span>
                <span class="small dim">
                  {scope.tenant}, {Date.parse(expires) < now ? 'expired' : 'expires'} {until(expires, now)}
                </span>
                <button type="button" class="button" onClick={() => void openTab(capture.url).then(opened)}>
                  Recapture
                </button>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </main>
  );
}
