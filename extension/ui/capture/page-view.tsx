import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { ActiveTab } from '#extension/capture/panel/active-tab.ts';
import type { TakeRequest } from '#extension/capture/draft.ts';
import { historyOf } from '#extension/capture/panel/history.ts';
import { type Preferences, preferences } from '#extension/capture/preferences.ts';
import { aboutPage } from '#extension/capture/studio/about.ts';
import { send } from '#extension/platform/messages.ts';
import { database } from '#extension/store/database.ts';
import type { Problem } from '#extension/store/model.ts';
import { liveOr, useLive } from '../live.ts';
import { ProblemNote } from '../problem-note.tsx';
import { useShown } from '../state.ts';
import { BesideView } from './beside-view.tsx';
import { CaptureBar } from './capture-bar.tsx';
import { DraftView } from './draft-view.tsx';
import { EarlierCaptures } from './earlier-captures.tsx';
import { PageAbout } from './page-about.tsx';
import { OwnHost, SaidHost } from './own-host.tsx';
import { NotSeen } from './not-seen.tsx';
import { WrongPage } from './wrong-page.tsx';
import { useFacts } from './use-facts.ts';

const LIKED: Preferences = { look: true, emails: false };

/** The page in front: what it can show, and the button. */
export function PageView({ tab }: { readonly tab: ActiveTab | null }) {
  const url = tab?.url ?? null;
  const about = liveOr(
    useLive(`about ${url}`, async () => (url === null ? null : aboutPage(database(), url))),
    null,
  );
  const liked = liveOr(
    useLive('liked', () => preferences(database())),
    LIKED,
  );
  const shown = liveOr(useShown('own', 'iso27001-2022'), null);
  const page = about?.choice.page ?? null;
  const earlier = liveOr(
    useLive(`earlier ${page} ${url}`, () => historyOf(database(), page, url ?? '')),
    [],
  );
  const draft = liveOr(
    useLive(`draft ${tab?.id}`, async () =>
      tab === null ? null : ((await database().drafts.where('tab').equals(tab.id).last()) ?? null),
    ),
    null,
  );
  const problem = useSignal<Problem | null>(null);
  const saved = useSignal<string | null>(null);
  const allPages = useSignal(false);
  const facts = useFacts(tab?.id ?? null, url, about?.reading ?? null);
  useEffect(() => {
    problem.value = null;
    saved.value = null;
    allPages.value = false;
  }, [url, tab?.id]);

  if (tab === null) return <NotSeen />;
  const take = async (change: Partial<TakeRequest> = {}): Promise<void> => {
    problem.value = null;
    saved.value = null;
    const request = { tab: tab.id, save: !liked.look, boxes: [], showFrames: false, emails: liked.emails };
    const reply = await send('capture/take', { ...request, allPages: allPages.value, ...change });
    if (!reply.ok) problem.value = reply.problem;
    else if (change.save ?? !liked.look) saved.value = reply.value.draft;
  };
  if (draft !== null && (draft.state === 'taken' || draft.state === 'saving')) {
    return (
      <DraftView
        key={draft.id}
        draft={draft}
        retake={(change) => take({ ...draft.request, ...change, save: false })}
        saved={() => {
          saved.value = draft.id;
        }}
      />
    );
  }
  if (url === null) return <NotSeen />;
  if (about === null) return null;
  const taking = draft?.state === 'taking';
  const changed = (): void => void send('capture/badge', { tab: tab.id });
  return (
    <main class="page-view">
      {about.recognition === null ? (
        <section class="page-head">
          <h1>{tab.title}</h1>
          <p class="small dim">{new URL(url).hostname} is no page that Annexa knows.</p>
          <p>It can be captured all the same: say afterwards what it shows, and for which controls.</p>
          {about.said === null && !about.hosted && <OwnHost tab={tab.id} url={url} changed={changed} />}
        </section>
      ) : (
        <PageAbout
          recognition={about.recognition}
          facts={facts}
          report={shown?.report ?? null}
          latest={earlier[0] ?? null}
        />
      )}
      {about.recognition !== null && <BesideView page={about.recognition} latest={earlier[0] ?? null} />}
      {(earlier.length > 0 || about.recognition === null) && <EarlierCaptures captures={earlier} fresh={saved.value} />}
      <section class="page-part" aria-label="Which page it is">
        <WrongPage about={about} provider={about.recognition?.provider ?? null} url={url} changed={changed} />
        {about.said && <SaidHost said={about.said} changed={changed} />}
      </section>
      <CaptureBar
        liked={liked}
        facts={facts}
        words={about.recognition?.rows ?? null}
        allPages={allPages}
        progress={taking ? (draft.progress ?? 'begins') : null}
        capture={() => void take()}
        saved={saved.value !== null}
        provider={about.recognition?.provider ?? null}
      />
      {problem.value && <ProblemNote problem={problem.value} />}
      {problem.value === null && draft?.state === 'failed' && draft.problem && <ProblemNote problem={draft.problem} />}
    </main>
  );
}
