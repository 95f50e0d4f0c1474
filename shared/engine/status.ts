import type { Instant } from '../evidence/record.ts';
import type { Proof } from '../standards/proof.ts';
import type { CaptureResult } from './captures.ts';
import type { CheckResult, ControlStatus } from './report.ts';
import { bySeverity } from './results.ts';

export interface Judgement {
  readonly status: ControlStatus;
  readonly reasons: readonly string[];
}

/** What the organisation decided about a control, which no evidence can say. */
export type Decision =
  | { readonly kind: 'excluded'; readonly reason: string }
  | { readonly kind: 'accepted'; readonly reason: string; readonly until: Instant };

const isExpired = (result: CheckResult, asOf: Instant): boolean => result.expires !== null && result.expires < asOf;
const isSeen = (result: CheckResult): boolean => result.tally.inspected > 0;
const sentence = (result: CheckResult): string => `${result.title}: ${result.summary}`;

/**
 * The status of one control from what its checks found.
 *
 * In this order: a decision stands above evidence; nothing collected is missing; nothing inspected is
 * not assessed; a current failure of a direct or partial check is a gap; expired evidence makes stale
 * what is not a gap; and conforming takes a direct check, every direct and partial check passing on
 * every subject that exists, and a control that an API can show by itself. Everything between is partial.
 */
export function judgeControl(
  results: readonly CheckResult[],
  proof: Proof,
  asOf: Instant,
  decision?: Decision,
): Judgement {
  if (decision?.kind === 'excluded') return { status: 'excluded', reasons: [decision.reason] };
  if (decision?.kind === 'accepted' && decision.until >= asOf) {
    return { status: 'accepted', reasons: [`Accepted until ${decision.until.slice(0, 10)}: ${decision.reason}`] };
  }
  if (results.length === 0) return { status: 'missing', reasons: [absence(proof)] };

  const seen = results.filter(isSeen);
  if (seen.length === 0) return { status: 'not-assessed', reasons: unseen(results) };

  const current = seen.filter((result) => !isExpired(result, asOf)).sort(bySeverity);
  const failing = current.filter(({ tally }) => tally.failed > 0);
  const counting = failing.filter(({ strength }) => strength !== 'supporting');
  const open = doubts(results, current, proof);
  if (counting.length > 0) return { status: 'gap', reasons: [...counting.map(sentence), ...open] };

  const expired = seen.filter((result) => isExpired(result, asOf));
  if (expired.length > 0) {
    const since = expired.map(({ expires }) => expires ?? asOf).sort()[0] ?? asOf;
    const reason = `Evidence expired on ${since.slice(0, 10)}: ${expired.map(({ title }) => title).join('; ')}`;
    return { status: 'stale', reasons: [reason, ...open] };
  }
  const doubt = [...failing.map((result) => `${sentence(result)} (supporting)`), ...open];
  return doubt.length > 0
    ? { status: 'partial', reasons: doubt }
    : { status: 'conforming', reasons: current.map(sentence) };
}

function absence({ proof, wanted }: Proof): string {
  return proof === 'automated' ? `Nothing collected yet. Wanted: ${wanted}` : `Needs a document: ${wanted}`;
}

function unseen(results: readonly CheckResult[]): string[] {
  const missing = [...new Set(results.flatMap((result) => result.missing))].sort();
  const permissions = missing.length > 0 ? [`Nothing was seen. Needs ${missing.join(', ')}`] : [];
  return [...permissions, ...results.map(sentence)];
}

/** Why what passes does not yet make the control conforming. */
function doubts(results: readonly CheckResult[], current: readonly CheckResult[], proof: Proof): string[] {
  const counting = results.filter(({ strength }) => strength !== 'supporting');
  const reasons = counting
    .filter(({ tally }) => tally.unavailable > 0 && tally.failed === 0)
    .map((result) => sentence(result));
  const looks = counting.filter(({ tally }) => tally.manual > 0 && tally.failed === 0 && tally.unavailable === 0);
  reasons.push(...looks.map(sentence));
  if (!current.some(({ strength, tally }) => strength === 'direct' && tally.passed > 0)) {
    reasons.push('What was seen makes the control likelier; nothing seen shows it directly');
  }
  if (proof.proof !== 'automated') reasons.push(`Needs a document beside it: ${proof.wanted}`);
  return reasons;
}

const isFresh = ({ expires }: CaptureResult, asOf: Instant): boolean => expires >= asOf;

/** The captures that a control rests on: the fresh ones, and expired ones only when it has nothing else. */
export function restingOn(captures: readonly CaptureResult[], otherEvidence: boolean, asOf: Instant): CaptureResult[] {
  const counted = captures.filter(isCounted);
  const fresh = counted.filter((capture) => isFresh(capture, asOf));
  return fresh.length > 0 || otherEvidence ? fresh : counted;
}

/** A capture that a review rejected is shown with that, and shows nothing itself. */
function isCounted({ review }: CaptureResult): boolean {
  return review?.decision !== 'rejected';
}

/**
 * What captured pages add to a judgement. A picture shows what a page said and judges nothing: it lifts
 * a control without evidence to partial at most, whether or not a person has reviewed it, takes nothing
 * from a failure, and makes nothing conforming. A page that says something else than the system's own
 * interface takes conforming away until someone has looked.
 */
export function withCaptures(judgement: Judgement, captures: readonly CaptureResult[], asOf: Instant): Judgement {
  const { status } = judgement;
  if (status === 'excluded' || status === 'accepted') return judgement;
  const rejected = captures.filter((capture) => !isCounted(capture)).map(rejectionSentence);
  const lifted = liftedBy(captures.filter(isCounted), judgement, asOf);
  return rejected.length === 0 ? lifted : { ...lifted, reasons: [...lifted.reasons, ...rejected] };
}

function liftedBy(captures: readonly CaptureResult[], judgement: Judgement, asOf: Instant): Judgement {
  const { status, reasons } = judgement;
  if (captures.length === 0) return judgement;
  const fresh = captures.filter((capture) => isFresh(capture, asOf));
  const differing = fresh.filter(({ differences }) => differences.length > 0);
  const contradictions = differing.flatMap(({ title, differences }) => differences.map((each) => `${title}: ${each}`));
  if (status === 'conforming') {
    return contradictions.length > 0 ? { status: 'partial', reasons: [...contradictions, ...reasons] } : judgement;
  }
  const told = fresh.map(captureSentence);
  if (status !== 'missing' && status !== 'not-assessed') {
    return { status, reasons: [...contradictions, ...reasons, ...told] };
  }
  if (fresh.length === 0) {
    const since = captures.map(({ expires }) => expires).sort()[0] ?? asOf;
    const expired = `Captures expired on ${since.slice(0, 10)}: ${captures.map(({ title }) => title).join('; ')}`;
    return { status: 'stale', reasons: [expired, ...reasons] };
  }
  return { status: 'partial', reasons: [...contradictions, ...told, ...reasons] };
}

function rejectionSentence({ title, effective, review }: CaptureResult): string {
  const why = review?.note === undefined ? '' : `: ${review.note}`;
  return `Captured on ${effective.slice(0, 10)}, and rejected by ${review?.reviewer ?? ''}${why} (${title})`;
}

function captureSentence({ title, cut, review, effective }: CaptureResult): string {
  const state =
    review === null
      ? 'no one has reviewed it yet'
      : `reviewed by ${review.reviewer} on ${review.time.slice(0, 10)}${review.foreign === undefined ? '' : `, by the word of log ${review.foreign}`}`;
  return `Captured on ${effective.slice(0, 10)}: ${title}${cut === null ? '' : ` (${cut})`}; ${state}`;
}
