import type { Bucket } from '#collectors/aws/resources/buckets.ts';
import type { CheckContext } from '#shared/define.ts';
import type { Inputs } from '#shared/define.ts';
import { notApplicable, type Outcome, on, unavailable, type Verdict } from '#shared/evidence/outcome.ts';
import { type AwsFacts, nameOf, part } from './checks.ts';
import { region, where } from './subject.ts';

/**
 * Judges those buckets of a region that a trail of the account delivers to. A trail may deliver to a
 * bucket elsewhere, in another region or account, where it is judged.
 */
export function onTrailBuckets(
  inputs: Inputs<Pick<AwsFacts, 'aws/cloudtrail' | 'aws/resources'>>,
  { scope }: CheckContext,
  verdict: (bucket: Bucket) => Verdict,
): Outcome[] {
  const trails = part(inputs['aws/cloudtrail'], (facts) => facts.trails);
  const buckets = part(inputs['aws/resources'], (facts) => facts.buckets);
  if (!trails.known) return [on(region(scope), unavailable(trails))];
  if (!buckets.known) return [on(region(scope), unavailable(buckets))];
  const names = new Set(trails.value.items.flatMap((trail) => trail.bucket ?? []));
  const outcomes = buckets.value.items
    .filter((bucket) => names.has(bucket.name ?? bucket.id))
    .map((bucket) => on({ type: 'log bucket', id: nameOf(bucket) }, verdict(bucket)));
  const unseen = trails.value.unseen ?? (outcomes.length < names.size ? buckets.value.unseen : null);
  if (unseen) outcomes.push(on(region(scope), unavailable(unseen)));
  if (outcomes.length > 0) return outcomes;
  return [on(region(scope), notApplicable(`no trail delivers to a bucket in ${where(scope)}`))];
}
