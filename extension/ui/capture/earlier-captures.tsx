import { useSignal } from '@preact/signals';
import type { SavedCapture } from '#extension/capture/panel/history.ts';
import { moment, until } from '../when.ts';
import { CompareView } from './compare-view.tsx';

interface Props {
  /** Newest first. */
  readonly captures: readonly SavedCapture[];
  /** Id of the one that was saved just now. */
  readonly fresh: string | null;
}

/** What has been captured of this page before; nothing is replaced, and any two can be compared. */
export function EarlierCaptures({ captures, fresh }: Props) {
  const pair = useSignal<readonly [older: SavedCapture, newer: SavedCapture] | null>(null);
  const now = Date.now();
  if (captures.length === 0) {
    return (
      <section class="page-part" aria-label="Earlier captures">
        <p class="dim">Not captured before.</p>
      </section>
    );
  }
  return (
    <section class="page-part" aria-labelledby="earlier-title">
      <h2 id="earlier-title">{captures.length === 1 ? 'Captured once' : `Captured ${captures.length} times`}</h2>
      <ul>
        {captures.map((each, at) => {
          const older = captures[at + 1];
          return (
            <li key={each.id} class="earlier">
              <span>
                {moment(each.effective)}
                {each.id === fresh && <b> just saved</b>}
              </span>
              <span class="small dim">
                {at === 0
                  ? Date.parse(each.expires) < now
                    ? `expired ${until(each.expires, now)}`
                    : `expires ${until(each.expires, now)}`
                  : 'kept as it was'}
              </span>
              {older && (
                <button
                  type="button"
                  class="link small"
                  onClick={() => {
                    pair.value = [older, each];
                  }}
                >
                  Compare with the one before
                </button>
              )}
            </li>
          );
        })}
      </ul>
      {pair.value && (
        <CompareView
          older={pair.value[0]}
          newer={pair.value[1]}
          close={() => {
            pair.value = null;
          }}
        />
      )}
    </section>
  );
}
