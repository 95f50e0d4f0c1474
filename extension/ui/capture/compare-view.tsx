import { useEffect, useRef, useState } from 'preact/hooks';
import { textOf, unshared } from '#shared/evidence/bytes.ts';
import { artifactOf, type SavedCapture } from '#extension/capture/panel/history.ts';
import { textDifference } from '#extension/capture/panel/text-difference.ts';
import { database } from '#extension/store/database.ts';
import { moment } from '../when.ts';

interface Props {
  readonly older: SavedCapture;
  readonly newer: SavedCapture;
  readonly close: () => void;
}

interface Side {
  readonly picture: string | null;
  readonly text: string;
}

/** Two captures of one page side by side: the pictures, and what changed in the text. */
export function CompareView({ older, newer, close }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [sides, setSides] = useState<readonly [Side, Side] | null>(null);
  useEffect(() => {
    let going = true;
    const made: string[] = [];
    const read = async (): Promise<void> => {
      const both = [await sideOf(older), await sideOf(newer)] as const;
      made.push(...both.flatMap(({ picture }) => picture ?? []));
      if (going) setSides(both);
      else for (const url of made) URL.revokeObjectURL(url);
    };
    void read();
    dialog.current?.showModal();
    return () => {
      going = false;
      for (const url of made) URL.revokeObjectURL(url);
    };
  }, [older.id, newer.id]);
  const lines = sides === null ? [] : textDifference(sides[0].text, sides[1].text);
  const changed = lines.filter(({ kind }) => kind !== 'same');
  return (
    <dialog class="compare" ref={dialog} onClose={close} aria-labelledby="compare-title">
      <header class="compare-head">
        <h2 id="compare-title">{newer.capture.title}</h2>
        <button type="button" class="button" onClick={() => dialog.current?.close()}>
          Close
        </button>
      </header>
      <div class="compare-pictures">
        {([older, newer] as const).map((each, at) => (
          <figure key={each.id}>
            <figcaption class="small dim">
              {at === 0 ? 'Before' : 'After'}: {moment(each.effective)}
            </figcaption>
            <div
              class="compare-scroll"
              tabIndex={0}
              role="group"
              aria-label={at === 0 ? 'Picture before' : 'Picture after'}
            >
              {sides?.[at]?.picture && <img src={sides[at].picture} alt={`The page on ${moment(each.effective)}`} />}
            </div>
          </figure>
        ))}
      </div>
      <h3>
        {sides !== null && (changed.length === 0 ? 'The text is the same' : `${changed.length} lines of text differ`)}
      </h3>
      <ul class="compare-text">
        {changed.map(({ kind, text }, at) => (
          <li key={at} class={`line-${kind}`}>
            <span class="line-sign">{kind === 'gone' ? '− gone' : '+ new'}</span>
            <span>{text}</span>
          </li>
        ))}
      </ul>
    </dialog>
  );
}

async function sideOf({ capture }: SavedCapture): Promise<Side> {
  const blob = (role: string): string | undefined => capture.artifacts.find((each) => each.role === role)?.sha256;
  const [picture, text] = [blob('screenshot'), blob('page-text')];
  const bytes = picture === undefined ? null : await artifactOf(database(), picture);
  const words = text === undefined ? null : await artifactOf(database(), text);
  return {
    picture: bytes === null ? null : URL.createObjectURL(new Blob([unshared(bytes)], { type: 'image/png' })),
    text: words === null ? '' : textOf(words),
  };
}
