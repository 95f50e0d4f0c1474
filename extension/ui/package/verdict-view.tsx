import { useEffect, useRef } from 'preact/hooks';
import { EVIDENCE_TYPE } from '#shared/evidence/record.ts';
import { renderVerdict } from '#shared/package/html/result.ts';
import type { Verdict } from '#shared/package/verdict.ts';

/** What came of a verification, in the words of the page that every package brings; the answer first. */
export function VerdictView({ verdict }: { readonly verdict: Verdict }) {
  const answer = useRef<HTMLDivElement>(null);
  const looked = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const holder = document.createElement('div');
    holder.append(renderVerdict(verdict));
    const parts = [...(holder.firstElementChild?.children ?? [])];
    answer.current?.replaceChildren(...parts.filter(({ tagName }) => tagName !== 'SECTION'));
    looked.current?.replaceChildren(...parts.filter(({ tagName }) => tagName === 'SECTION'));
  }, [verdict]);
  return (
    <section class="verdict" data-outcome={verdict.outcome} aria-label="Verdict">
      <div ref={answer} role="status" />
      <details open={verdict.outcome === 'failed' || verdict.outcome === 'incomplete'}>
        <summary>What was looked at</summary>
        <div ref={looked} class="verdict-parts" />
      </details>
    </section>
  );
}

/** Pieces of evidence that the package's own log holds. */
export function evidenceIn({ records }: Verdict): number {
  return records.filter(({ predicateType }) => predicateType === EVIDENCE_TYPE).length;
}
