import type { CaptureResult } from '#shared/engine/captures.ts';
import { Review } from '../decisions/review.tsx';
import type { CaptureListProps } from '../record-detail.ts';
import { day, moment } from '../when.ts';
import { ArtifactList } from './artifact-list.tsx';

/** The captured pages that speak for a control, newest first, with the stored bytes of each. */
export function CaptureList({ captures, shown }: CaptureListProps) {
  return (
    <section class="captures" aria-label="Captures">
      <h3>{captures.length === 1 ? '1 capture' : `${captures.length} captures`}</h3>
      <ul>
        {captures.toReversed().map((capture) => (
          <li key={capture.id}>
            <CaptureLine capture={capture} foreign={foreignOf(capture, shown)} />
            {/* The sample's log is signed by a key that is not here, so nothing can be said in it. */}
            {!shown.sample && <Review capture={capture} shown={shown} />}
            <ArtifactList record={capture.id} shown={shown} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function foreignOf({ id }: CaptureResult, { report }: CaptureListProps['shown']): string | null {
  return report.sources.find(({ evidence }) => evidence === id)?.foreign ?? null;
}

function CaptureLine({ capture, foreign }: { readonly capture: CaptureResult; readonly foreign: string | null }) {
  const { title, url, claim, operator, effective, expires, complete, cut, review, differences } = capture;
  return (
    <>
      <span>
        <a href={url} target="_blank" rel="noreferrer">
          {title === '' ? url : title}
          <span class="visually-hidden"> (the page itself, opens in a new tab)</span>
        </a>
        {!complete && <span class="status-stale"> {cut ?? 'not whole'}</span>}
      </span>
      {claim !== '' && <span>{claim}</span>}
      <span class="dim">
        Captured {moment(effective)} by {operator}, good until {day(expires)}
        {foreign !== null && `, from log ${foreign}`}.{' '}
        {review === null
          ? 'Nobody has reviewed it.'
          : `${review.decision === 'approved' ? 'Approved' : 'Rejected, and counts for nothing,'} by ${review.reviewer}, ${day(review.time)}${review.foreign === undefined ? '' : `, by the word of log ${review.foreign}`}${review.note === undefined ? '.' : `: ${review.note}`}`}
      </span>
      {differences.map((each) => (
        <span key={each} class="status-gap">
          {each}
        </span>
      ))}
    </>
  );
}
