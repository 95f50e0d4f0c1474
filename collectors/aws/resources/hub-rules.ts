import type { View } from '../read/view.ts';
import { RULE_TYPE } from './query.ts';
import { capturedOf, type Recorded } from './recorded.ts';
import { compliance } from './verdicts.ts';

/** A setting of an account that a rule of Security Hub in AWS Config found as it should be. */
export interface SatisfiedRule {
  /** The rule, as AWS Config names it: "securityhub-macie-status-check-0a1b2c3d". */
  readonly rule: string;
  /** Since when AWS Config has had this verdict; the rule looks again once a day at least. */
  readonly since: string | null;
}

/**
 * What Security Hub's own rules say of an account in a region. Their ARN is one that only the service can
 * make, so that a rule which somebody named alike is not taken for one.
 *
 * Source: https://docs.aws.amazon.com/securityhub/latest/userguide/securityhub-setup-prereqs.html
 */
const OWN = /:config-rule\/aws-service-rule\/securityhub\.amazonaws\.com\//;

interface Verdict extends SatisfiedRule {
  readonly managed: string;
  /** Null: the rule could not judge. */
  readonly compliant: boolean | null;
}

/**
 * By its managed rule: the verdict, when it is that all is well. What is not, and what the rule could not
 * judge, the service is asked itself.
 */
export function satisfiedRule(recorded: Recorded, managed: string): SatisfiedRule | null {
  const verdicts = verdictsOf(recorded).filter((one) => one.managed === managed);
  const [first] = verdicts;
  if (first === undefined || !verdicts.every(({ compliant }) => compliant === true)) return null;
  return { rule: first.rule, since: first.since };
}

/** How many rules of Security Hub have judged the account as a whole. */
export function judgingRules(recorded: Recorded): number {
  const judged = verdictsOf(recorded).filter(({ compliant }) => compliant !== null);
  return new Set(judged.map(({ rule }) => rule)).size;
}

const read = new WeakMap<Recorded, readonly Verdict[]>();

function verdictsOf(recorded: Recorded): readonly Verdict[] {
  const earlier = read.get(recorded);
  if (earlier) return earlier;
  const items = recorded.of(RULE_TYPE)?.items ?? [];
  const found = items
    .filter((item) => item.text('configuration.targetResourceType') === 'AWS::::Account')
    .flatMap((item) => (item.list('configuration.configRuleList') ?? []).flatMap((rule) => verdictOf(item, rule)));
  read.set(recorded, found);
  return found;
}

function verdictOf(item: View, entry: View): Verdict[] {
  const rule = entry.text('configRuleName') ?? '';
  const managed = /^securityhub-(.+)-[0-9a-f]+$/.exec(rule)?.[1];
  if (managed === undefined || !OWN.test(entry.text('configRuleArn') ?? '')) return [];
  return [{ rule, managed, since: capturedOf(item), compliant: compliance(entry.text('complianceType')) }];
}
