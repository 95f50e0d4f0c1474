import type { View } from '../read/view.ts';

/** What the account's own Config rules say about one resource. */
export interface RuleVerdict {
  readonly resource: string;
  readonly type: string;
  readonly compliant: boolean | null;
  readonly failing: readonly string[];
  readonly passing: readonly string[];
}

export interface PackVerdict {
  readonly name: string;
  readonly compliant: boolean | null;
  readonly failing: readonly string[];
}

/** Source: https://github.com/awslabs/aws-config-resource-schema, AWS::Config::ResourceCompliance */
export function ruleVerdict(item: View): RuleVerdict {
  const rules = item.list('configuration.configRuleList') ?? [];
  const named = (state: string) =>
    rules.filter((rule) => rule.text('complianceType') === state).map((rule) => rule.text('configRuleName') ?? '');
  return {
    resource: item.text('configuration.targetResourceId') ?? item.text('resourceId') ?? '',
    type: item.text('configuration.targetResourceType') ?? '',
    compliant: compliance(item.text('configuration.complianceType')),
    failing: named('NON_COMPLIANT'),
    passing: named('COMPLIANT'),
  };
}

export function packVerdict(item: View): PackVerdict {
  const rules = item.list('configuration.configRuleList') ?? [];
  return {
    name: item.text('configuration.conformancePackName') ?? item.text('resourceName') ?? item.text('resourceId') ?? '',
    compliant: compliance(item.text('configuration.complianceType')),
    failing: rules
      .filter((rule) => rule.text('complianceType') === 'NON_COMPLIANT')
      .map((rule) => rule.text('configRuleName') ?? ''),
  };
}

/** Null for what a rule could not judge, or does not apply to. */
export function compliance(state: string | undefined): boolean | null {
  return state === 'COMPLIANT' ? true : state === 'NON_COMPLIANT' ? false : null;
}
