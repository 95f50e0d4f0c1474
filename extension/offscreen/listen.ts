import { createStudio } from '#extension/capture/studio/studio.ts';
import { database } from '#extension/store/database.ts';
import { schemas } from '#extension/platform/message-schemas.ts';
import { receive, send } from '#extension/platform/messages.ts';
import { createWork } from './work.ts';

/** The collecting document's side of the messages. */
export function listen(): void {
  const work = createWork({
    // The worker may just have been stopped; it is woken by this message, or by its alarm if not.
    settled: () => send('work/settled', {}).catch(() => null),
    permitted: (provider) => send('work/permitted', { provider }).catch(() => true),
  });
  receive('work/identify', schemas.identify, ({ provider, input }) => work.identify(provider, input));
  receive('work/plan', schemas.plan, ({ run, credentials }) => work.plan(run, credentials));
  receive('work/step', schemas.step, ({ step, credential }) => work.step(step, credential));
  receive('work/evaluate', schemas.evaluate, ({ run }) => work.evaluate(run));
  receive('work/refresh', schemas.nothing, () => work.refresh());
  receive('work/sample', schemas.nothing, () => work.sample());
  receive('work/abort', schemas.provider, ({ provider }) => work.abort(provider));

  const studio = createStudio(database());
  receive('studio/about', schemas.about, ({ url, title }) => studio.about(url, title));
  receive('studio/gaps', schemas.url, ({ url }) => studio.gaps(url));
  receive('studio/matches', schemas.nothing, () => studio.matches());
  receive('studio/scan', schemas.scan, ({ texts, emails }) => studio.scan(texts, emails));
  receive('studio/maskArchive', schemas.archive, ({ archive, emails }) => studio.maskArchive(archive, emails));
  receive('studio/finish', schemas.draft, ({ draft }) => studio.finish(draft));
  receive('studio/save', schemas.draft, ({ draft }) => studio.save(draft));
}
