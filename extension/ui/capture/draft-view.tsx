import { useSignal } from '@preact/signals';
import type { Draft, TakeRequest } from '#extension/capture/draft.ts';
import { completenessOf, extentLine } from '#extension/capture/studio/completeness.ts';
import { dropDraft } from '#extension/capture/studio/drop-draft.ts';
import { consolePages } from '#extension/consoles/registry.ts';
import type { Box } from '#extension/capture/page/cover.ts';
import { send } from '#extension/platform/messages.ts';
import { database } from '#extension/store/database.ts';
import type { Problem } from '#extension/store/model.ts';
import { liveOr, useLive } from '../live.ts';
import { LockedNote } from '../keys/locked-note.tsx';
import { ProblemNote } from '../problem-note.tsx';
import { BoxTool } from './box-tool.tsx';
import { MapByHand } from './map-by-hand.tsx';

interface Props {
  readonly draft: Draft;
  readonly retake: (change: Partial<TakeRequest>) => Promise<void>;
  readonly saved: () => void;
}

/** A capture before it is evidence: what is in it, what was masked, and what to take out of it. */
export function DraftView({ draft, retake, saved }: Props) {
  const pictures = liveOr(
    useLive(`pictures ${draft.id}`, () => database().pictures.where('draft').equals(draft.id).toArray()),
    [],
  );
  const boxes = useSignal<readonly Box[]>(draft.request.boxes);
  const problem = useSignal<Problem | null>(null);
  const busy = useSignal(false);
  const page = draft.choice.page === null ? null : (consolePages.get(draft.choice.page) ?? null);
  const completeness = completenessOf(draft.facts, draft.pages, draft.notes, page?.rows ?? null);
  const pictureCount = draft.unscannedPictures ?? 0;
  const drawn = JSON.stringify(boxes.value) !== JSON.stringify(draft.request.boxes);
  const again = async (change: Partial<TakeRequest>): Promise<void> => {
    busy.value = true;
    await retake({ boxes: boxes.value, ...change });
    busy.value = false;
  };
  const save = async (): Promise<void> => {
    busy.value = true;
    const reply = await send('capture/save', { draft: draft.id });
    busy.value = false;
    if (reply.ok) saved();
    else problem.value = reply.problem;
  };
  return (
    <main class="draft-view">
      <section class="page-head">
        <p class="small dim">Not saved yet</p>
        <h1>{page?.title ?? draft.title}</h1>
        <p class="small address">{draft.url}</p>
        <p class={completeness.complete ? 'extent whole' : 'extent'} role="status">
          {extentLine(completeness, page?.rows ?? null)}
        </p>
      </section>
      {draft.choice.page === null && <MapByHand draft={draft} />}
      <BoxTool pictures={pictures} scale={(draft.view?.scale ?? 100) / 100} boxes={boxes} />
      <section class="page-part" aria-label="Masked">
        <h2>{maskedLine(draft)}</h2>
        <ul class="small counts-list">
          {draft.counts.map(({ rule, count }) => (
            <li key={rule}>
              <span>{rule}</span>
              <span class="num">{count}</span>
            </li>
          ))}
        </ul>
        {draft.notes.map((note) => (
          <p key={note} class="note small">
            {note}
          </p>
        ))}
        {draft.closedFrames > 0 && !draft.request.showFrames && (
          <button type="button" class="link small" onClick={() => void again({ showFrames: true })}>
            Show what is in {draft.closedFrames === 1 ? 'this frame' : 'these frames'}, unchecked
          </button>
        )}
        {pictureCount > 0 && draft.request.showPictures !== true && (
          <button type="button" class="link small" onClick={() => void again({ showPictures: true })}>
            Show {pictureCount === 1 ? 'this picture' : `these ${pictureCount} pictures`}, unchecked
          </button>
        )}
      </section>
      <LockedNote waits="The capture is kept until it can be saved." />
      <section class="capture-bar" aria-label="Save">
        <div class="capture-line">
          {drawn ? (
            <button type="button" class="button primary" disabled={busy.value} onClick={() => void again({})}>
              Capture with {boxes.value.length === 1 ? 'this box' : `these ${boxes.value.length} boxes`}
            </button>
          ) : (
            <button
              type="button"
              class="button primary"
              disabled={busy.value || draft.state === 'saving'}
              onClick={() => void save()}
            >
              Save as evidence
            </button>
          )}
          <button type="button" class="button" onClick={() => void dropDraft(database(), draft.id)}>
            Discard
          </button>
        </div>
        {drawn && (
          <p class="small dim">What is below a box is taken out of the page before the picture, text and all.</p>
        )}
      </section>
      {problem.value && <ProblemNote problem={problem.value} />}
    </main>
  );
}

function maskedLine({ counts }: Draft): string {
  const all = counts.reduce((sum, { count }) => sum + count, 0);
  if (all === 0) return 'Nothing was masked';
  return all === 1 ? '1 place was masked' : `${all} places were masked`;
}
