import type { Signal } from '@preact/signals';
import type { PageFacts } from '#shared/define-recogniser.ts';
import { keepPreferences, type Preferences } from '#extension/capture/preferences.ts';
import { database } from '#extension/store/database.ts';
import { HostAccess } from './host-access.tsx';

interface Props {
  readonly liked: Preferences;
  readonly facts: PageFacts | null;
  readonly words: readonly [one: string, many: string] | null;
  readonly allPages: Signal<boolean>;
  /** How far it is; null when nothing is being captured. */
  readonly progress: string | null;
  readonly capture: () => void;
  readonly saved: boolean;
  readonly provider: string | null;
}

/** The one button, always in reach, and how it is liked. */
export function CaptureBar({ liked, facts, words, allPages, progress, capture, saved, provider }: Props) {
  const keep = (change: Partial<Preferences>): void => void keepPreferences(database(), { ...liked, ...change });
  return (
    <section class="capture-bar" aria-label="Capture">
      {facts?.more === true && words !== null && (
        <Tick
          label={`Go through every page of the ${words[1]}; the console stays on the last`}
          value={allPages.value}
          set={(value) => {
            allPages.value = value;
          }}
        />
      )}
      <div class="capture-line">
        <button type="button" class="button primary" disabled={progress !== null} onClick={capture}>
          {progress === null ? 'Capture' : `Capturing, ${progress}`}
        </button>
        <span class="small dim" role="status">
          {progress !== null && 'Stay on the page.'}
          {progress === null && saved && 'Saved as evidence.'}
        </span>
      </div>
      <details class="small choices">
        <summary>{likedLine(liked)}</summary>
        <Tick label="Show me the picture before it is saved" value={liked.look} set={(look) => keep({ look })} />
        <Tick label="Mask e-mail addresses too" value={liked.emails} set={(emails) => keep({ emails })} />
        <HostAccess provider={provider} />
      </details>
    </section>
  );
}

function likedLine({ look, emails }: Preferences): string {
  return `${look ? 'Shown before it is saved' : 'Saved at once'}; secrets${emails ? ' and e-mail addresses' : ''} masked`;
}

interface TickProps {
  readonly label: string;
  readonly value: boolean;
  readonly set: (value: boolean) => void;
}

export function Tick({ label, value, set }: TickProps) {
  return (
    <label class="tick small">
      <input type="checkbox" checked={value} onChange={(event) => set(event.currentTarget.checked)} />
      {label}
    </label>
  );
}
