import type { AccountState } from '../estate/account-state.ts';
import { valuesAt } from './evaluate.ts';
import { type Family, familyOf, type Origin } from './item.ts';
import type { ConfigRule } from './rules.ts';

/** What Security Hub judges of a whole account in a region, by rules that it keeps itself in AWS Config. */
const ACCOUNT_TYPE = 'AWS::::Account';

const setTo = (name: string, value: unknown): ConfigRule['judge'] => {
  return (item) => (valuesAt(item, `configuration.${name}`)[0] === value ? 'COMPLIANT' : 'NON_COMPLIANT');
};

export const hubRules: readonly ConfigRule[] = [
  {
    name: 'ec2-ebs-encryption-by-default',
    source: 'EC2_EBS_ENCRYPTION_BY_DEFAULT',
    type: ACCOUNT_TYPE,
    description: 'New volumes are encrypted',
    judge: setTo('ebsEncryption', true),
  },
  {
    name: 'macie-status-check',
    source: 'MACIE_STATUS_CHECK',
    type: ACCOUNT_TYPE,
    description: 'Macie is enabled',
    judge: setTo('macie', 'ENABLED'),
  },
];

/** The account as those rules see it; nothing where Security Hub is off, or its standards are not ready yet. */
export function accountFamily(account: AccountState, origin: Origin): Family {
  const { posture } = account.region(origin.region);
  const judged = posture.hub && !posture.hub.pending ? [posture] : [];
  return familyOf(ACCOUNT_TYPE, origin, judged, ({ ebsEncryption, macie }) => ({
    id: account.id,
    arn: `AWS::::Account:${account.id}`,
    configuration: { ebsEncryption, macie },
  }));
}

/** Security Hub names its rules after the managed rule they are, and AWS Config files them under it. */
export function hubRuleOf(account: AccountState, region: string, rule: ConfigRule): { name: string; path: string } {
  const unique = account.plan.uuid('hub-rule', region, rule.name).replaceAll('-', '');
  return {
    name: `securityhub-${rule.name}-${unique.slice(0, 8)}`,
    path: `aws-service-rule/securityhub.amazonaws.com/config-rule-${unique.slice(8, 14)}`,
  };
}
