import type { AccessAnalyzerFacts } from '#collectors/aws/access-analyzer.ts';
import type { AccountFacts } from '#collectors/aws/account.ts';
import type { CloudTrailFacts } from '#collectors/aws/cloudtrail.ts';
import type { BackupFacts } from '#collectors/aws/backup.ts';
import type { IdentitiesFacts } from '#collectors/aws/identities.ts';
import type { IdentityCenterFacts } from '#collectors/aws/identity-center.ts';
import type { MonitoringFacts } from '#collectors/aws/monitoring.ts';
import type { OrganizationFacts } from '#collectors/aws/organization.ts';
import type { PostureFacts } from '#collectors/aws/posture.ts';
import type { KindName, ResourceOf } from '#collectors/aws/resources/kinds.ts';
import type { ResourcesFacts } from '#collectors/aws/resources.ts';
import type { SecurityHubFacts } from '#collectors/aws/security-hub.ts';
import type { VulnerabilitiesFacts } from '#collectors/aws/vulnerabilities.ts';
import { type CheckContext, type CheckDefinition, defineCheck } from '#shared/define.ts';
import { type Fact, known, type Population } from '#shared/evidence/fact.ts';
import type { Scope } from '#shared/evidence/record.ts';
import {
  each,
  notApplicable,
  type Outcome,
  on,
  type Subject,
  unavailable,
  type Verdict,
} from '#shared/evidence/outcome.ts';
import { account, region, where } from './subject.ts';

/** Facts of every collector that a check here reads, by collector id. */
export interface AwsFacts {
  'aws/access-analyzer': AccessAnalyzerFacts;
  'aws/account': AccountFacts;
  'aws/backup': BackupFacts;
  'aws/cloudtrail': CloudTrailFacts;
  'aws/identities': IdentitiesFacts;
  'aws/identity-center': IdentityCenterFacts;
  'aws/monitoring': MonitoringFacts;
  'aws/organization': OrganizationFacts;
  'aws/posture': PostureFacts;
  'aws/resources': ResourcesFacts;
  'aws/security-hub': SecurityHubFacts;
  'aws/vulnerabilities': VulnerabilitiesFacts;
}

type About = Pick<CheckDefinition<Record<string, unknown>>, 'title' | 'severity' | 'controls' | 'remedy'>;
type Words = CheckDefinition<Record<string, unknown>>['subjects'];

/** Facts of one collector, or the reason why there are none. */
export type Of<C extends keyof AwsFacts> = Fact<AwsFacts[C]>;

/** Descends into facts: unknown all the way when any step was not seen. */
export function part<F, T>(facts: Fact<F>, pick: (facts: F) => Fact<T>): Fact<T> {
  return facts.known ? pick(facts.value) : facts;
}

type Once<C extends keyof AwsFacts> = About & {
  readonly verdict: (facts: AwsFacts[C], context: CheckContext) => Verdict;
};

/** A check with one verdict for the account. */
export function perAccount<C extends keyof AwsFacts>(collector: C, about: Once<C>) {
  return perPlace(collector, about, ['AWS account', 'AWS accounts'], account);
}

/** A check with one verdict for each region. */
export function perRegion<C extends keyof AwsFacts>(collector: C, about: Once<C>) {
  return perPlace(collector, about, ['region', 'regions'], region);
}

function perPlace<C extends keyof AwsFacts>(
  collector: C,
  { verdict, ...rest }: Once<C>,
  subjects: Words,
  place: (scope: Scope) => Subject,
) {
  return defineCheck<Pick<AwsFacts, C>>({
    ...rest,
    needs: [collector],
    subjects,
    evaluate: (inputs, context) => {
      const facts: Of<C> = inputs[collector];
      return [on(place(context.scope), facts.known ? verdict(facts.value, context) : unavailable(facts))];
    },
  });
}

/** A check with one verdict for each member of a population. A verdict of null leaves the member out. */
export function perItem<C extends keyof AwsFacts, T>(
  collector: C,
  about: About & {
    readonly subjects: Words;
    readonly of: (facts: AwsFacts[C]) => Fact<Population<T>>;
    readonly id: (item: T) => string;
    readonly judges?: (item: T) => boolean;
    /** What an empty list shows, where the list is of things that are wrong. */
    readonly none?: (facts: AwsFacts[C]) => Verdict;
    readonly verdict: (item: T, facts: AwsFacts[C], context: CheckContext) => Verdict;
  },
) {
  const { verdict, of, id, judges, none, ...rest } = about;
  return defineCheck<Pick<AwsFacts, C>>({
    ...rest,
    needs: [collector],
    evaluate: (inputs, context) => {
      const facts: Of<C> = inputs[collector];
      const one = (item: T): Subject => ({ type: about.subjects[0], id: id(item) });
      if (!facts.known) return [on(everything(about.subjects, context), unavailable(facts))];
      const found = of(facts.value);
      const outcomes = judged(
        found,
        about.subjects,
        one,
        judges,
        (item) => verdict(item, facts.value, context),
        context,
      );
      const empty = outcomes.length === 1 && outcomes[0]?.outcome === 'not-applicable' && found.known;
      return empty && none ? [on(everything(about.subjects, context), none(facts.value))] : outcomes;
    },
  });
}

/** A check with one verdict for each resource of a kind. */
export function perResource<K extends KindName>(
  kind: K,
  about: About & {
    readonly subjects: Words;
    readonly judges?: (item: ResourceOf<K>) => boolean;
    readonly verdict: (item: ResourceOf<K>, facts: ResourcesFacts, context: CheckContext) => Verdict;
  },
) {
  return perItem<'aws/resources', ResourceOf<K>>('aws/resources', {
    ...about,
    of: (facts) => facts[kind] as Fact<Population<ResourceOf<K>>>,
    id: nameOf,
  });
}

/** The ARN where there is one; ids such as "vol-1" are unique in their region only. */
export function nameOf(item: {
  readonly arn: string | null;
  readonly name: string | null;
  readonly id: string;
}): string {
  return item.arn ?? item.id;
}

/** Judges those members that a check is about; says so when there are none at all. */
export function judged<T>(
  population: Fact<Population<T>>,
  words: Words,
  subject: (item: T) => Subject,
  judges: ((item: T) => boolean) | undefined,
  verdict: (item: T) => Verdict,
  context: CheckContext,
): Outcome[] {
  const all = everything(words, context);
  const wanted =
    population.known && judges
      ? known({ ...population.value, items: population.value.items.filter(judges), expected: null })
      : population;
  const outcomes = each(wanted, all, subject, verdict);
  if (outcomes.length > 0) return outcomes;
  return [on(all, notApplicable(`there are no ${words[1]} in ${where(context.scope)}`))];
}

export function everything(words: Words, { scope }: CheckContext): Subject {
  return { type: words[0], id: `all ${words[1]} in ${where(scope)}` };
}

const DAY_MS = 86_400_000;

/**
 * Whole days from an instant to the moment the facts of a collector were true. What happened between
 * that and the report was not seen, so that it says nothing about use or about what was replaced since.
 */
export function daysWhenSeen(instant: string, collector: keyof AwsFacts, context: CheckContext): number {
  const seen = context.effective[collector] ?? context.asOf;
  return Math.floor((Date.parse(seen) - Date.parse(instant)) / DAY_MS);
}

/** Whole days from an instant to the moment of the report. */
export function daysSince(instant: string, context: CheckContext): number {
  return Math.floor((Date.parse(context.asOf) - Date.parse(instant)) / DAY_MS);
}
