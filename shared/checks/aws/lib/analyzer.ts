import type { AccessAnalyzerFacts, Analyzer } from '#collectors/aws/access-analyzer.ts';
import { judge, notApplicable, pass, unavailable, type Verdict } from '#shared/evidence/outcome.ts';

/** What no finding means: that all is well only where an analyzer was at work to find something. */
export function ifLooking({ analyzers }: AccessAnalyzerFacts, looksFor: Analyzer['looksFor']): Verdict {
  return judge(analyzers, ({ items, unseen }) => {
    const active = items.filter((one) => one.looksFor === looksFor).map((one) => one.active);
    if (active.some((one) => one.known && one.value)) return pass();
    const why = active.find((one) => !one.known) ?? unseen;
    return why && !why.known ? unavailable(why) : notApplicable(`no analyzer for ${looksFor} access is active`);
  });
}
