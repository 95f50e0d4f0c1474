import type { PostureFacts } from '#collectors/aws/posture.ts';
import { fail, judge, notApplicable, pass, type Verdict } from '#shared/evidence/outcome.ts';

/** Whether GuardDuty has one of several features on; `off` says what is missing without. */
export function withFeature({ guardDuty }: PostureFacts, wanted: readonly string[], off: string): Verdict {
  return judge(guardDuty, (detector) => {
    if (detector === null) return fail('there is no detector');
    return judge(detector.features, (features) => {
      if (features === null) return notApplicable('AWS Config knows of nothing here that it could protect');
      if (!features.some((name) => wanted.includes(name))) return fail(off);
      // A suspended detector keeps its features, and does nothing with them.
      return judge(detector.enabled, (on) => (on ? pass() : fail('the detector is suspended')));
    });
  });
}
