import { useSignal } from '@preact/signals';
import type { Artifact, RecordArtifacts } from '#extension/package/artifacts.ts';
import { send } from '#extension/platform/messages.ts';
import { database } from '#extension/store/database.ts';
import type { Problem } from '#extension/store/model.ts';
import { problemOf } from '#extension/store/problem.ts';
import { ProblemNote } from '../problem-note.tsx';
import type { RecordDetailProps } from '../record-detail.ts';
import { day } from '../when.ts';
import { RemovalForm } from './removal-form.tsx';
import { sizeText } from './size.ts';

/** Lines that are drawn before the reader narrows the list. */
const SHOWN = 50;

/** The stored bytes behind a record, and the way to take some of them away under a signed note. */
export function ArtifactList({ record, shown }: RecordDetailProps) {
  const found = useSignal<RecordArtifacts | null>(null);
  const problem = useSignal<Problem | null>(null);
  const text = useSignal('');
  const read = async (): Promise<void> => {
    try {
      const { artifactsOf } = await import('#extension/package/artifacts.ts');
      found.value = await artifactsOf(database(shown.database), record);
      problem.value = null;
    } catch (cause) {
      problem.value = problemOf(cause);
    }
  };
  const removed = async (): Promise<void> => {
    await read();
    const reply = await send('report/refresh', {});
    if (!reply.ok) problem.value = reply.problem;
  };
  const all = found.value?.artifacts ?? [];
  const wanted = text.value.trim().toLowerCase();
  const chosen = all.filter(({ what, sha256 }) => `${what} ${sha256}`.toLowerCase().includes(wanted));
  return (
    <details
      class="artifacts"
      onToggle={({ currentTarget }) => {
        if (currentTarget.open) void read();
      }}
    >
      <summary>
        Artifacts{found.value !== null && `, ${all.length}`}
        <span class="visually-hidden"> of record {record}</span>
      </summary>
      {problem.value && <ProblemNote problem={problem.value} />}
      {found.value !== null && (
        <p class="dim">
          Envelope <code>{found.value.digest}</code>
        </p>
      )}
      {all.length > SHOWN && (
        <input
          type="search"
          class="field-input"
          aria-label={`Find an artifact of record ${record}`}
          placeholder="Address or digest"
          value={text.value}
          onInput={({ currentTarget }) => {
            text.value = currentTarget.value;
          }}
        />
      )}
      <ul>
        {chosen.slice(0, SHOWN).map((artifact) => (
          <ArtifactLine key={artifact.sha256} artifact={artifact} shown={shown} removed={removed} />
        ))}
      </ul>
      {chosen.length > SHOWN && (
        <p class="dim">
          {SHOWN} of {chosen.length}; narrow the list to see the others.
        </p>
      )}
    </details>
  );
}

interface LineProps {
  readonly artifact: Artifact;
  readonly shown: RecordDetailProps['shown'];
  readonly removed: () => Promise<void>;
}

function ArtifactLine({ artifact, shown, removed }: LineProps) {
  const asking = useSignal(false);
  const { sha256, size, mediaType, what, here, removed: tombstone } = artifact;
  return (
    <li>
      <span class="artifact-what">{what}</span>
      <span class="dim">
        {mediaType}, {sizeText(size)}
      </span>
      <code class="dim">{sha256}</code>
      {tombstone && (
        <span class="status-stale">
          Removed on {day(tombstone.time)} by operator “{tombstone.by}”: {tombstone.reason}
        </span>
      )}
      {!tombstone && !here && <span class="status-stale">It is not here, and no note says why.</span>}
      {/* The sample's log is signed by a key that is not here, so nothing can be said in it. */}
      {here && !shown.sample && !asking.value && (
        <button
          type="button"
          class="link"
          onClick={() => {
            asking.value = true;
          }}
        >
          Remove<span class="visually-hidden"> {what}</span>
        </button>
      )}
      {here && asking.value && (
        <RemovalForm
          database={shown.database}
          digest={sha256}
          removed={removed}
          keep={() => {
            asking.value = false;
          }}
        />
      )}
    </li>
  );
}
