import type { SatisfiedRule } from '#collectors/aws/resources/hub-rules.ts';
import { pass, type Verdict } from '#shared/evidence/outcome.ts';

/** A pass that says whose word it rests on, where the service itself was not asked. */
export function passBy(verdict: SatisfiedRule | null): Verdict {
  if (verdict === null) return pass();
  return pass(`by Security Hub's rule ${verdict.rule}, compliant since ${verdict.since ?? 'a time it does not say'}`);
}
