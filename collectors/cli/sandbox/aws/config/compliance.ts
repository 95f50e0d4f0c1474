import type { AccountState } from '../estate/account-state.ts';
import { hubRuleOf, hubRules } from './hub-rules.ts';
import { type Family, itemOf, type Origin } from './item.ts';
import { type ConfigRule, pack, rules, type Verdict } from './rules.ts';

/** The verdict over several: one bad is bad; nothing that applies is nothing. */
export function worst(verdicts: readonly Verdict[]): Verdict {
  if (verdicts.includes('NON_COMPLIANT')) return 'NON_COMPLIANT';
  return verdicts.includes('COMPLIANT') ? 'COMPLIANT' : 'NOT_APPLICABLE';
}

/** A rule as AWS Config names it where it is deployed. */
export function deployed(account: AccountState, region: string, rule: ConfigRule) {
  const own = `config-rule-${account.plan.uuid('rule', region, rule.name).replaceAll('-', '').slice(0, 6)}`;
  const { name, path } = hubRules.includes(rule) ? hubRuleOf(account, region, rule) : { name: rule.name, path: own };
  return {
    name,
    arn: `${account.plan.arn('config', region)}:config-rule/${path}`,
    id: path.split('/').at(-1) ?? path,
  };
}

/** One verdict item for every resource that a rule is about, made as lazily as the resources themselves. */
export function complianceFamilies(account: AccountState, origin: Origin, families: readonly Family[]): Family[] {
  return families.flatMap((family) => {
    const about = [...rules, ...hubRules].filter((rule) => rule.type === family.type);
    if (about.length === 0) return [];
    const at = (index: number): ReturnType<Family['at']> => {
      const item = family.at(index);
      const verdicts = about.map((rule) => ({ rule, verdict: rule.judge(item) }));
      return itemOf('AWS::Config::ResourceCompliance', origin, {
        id: `${family.type}/${item.resourceId}`,
        arn: `${account.plan.arn('config', origin.region)}:resource-compliance/${family.type}/${item.resourceId}`,
        configuration: {
          targetResourceId: item.resourceId,
          targetResourceType: family.type,
          complianceType: worst(verdicts.map((one) => one.verdict)),
          configRuleList: verdicts.map(({ rule, verdict }) => {
            const { name, arn, id } = deployed(account, origin.region, rule);
            return { configRuleName: name, configRuleArn: arn, configRuleId: id, complianceType: verdict };
          }),
        },
      });
    };
    return [
      {
        type: 'AWS::Config::ResourceCompliance',
        account: origin.account,
        region: origin.region,
        count: family.count,
        at,
      },
    ];
  });
}

/** The verdict of the company's pack; null when the account has not deployed it here. */
export function packOf(account: AccountState, region: string): typeof pack | null {
  return account.plan.index >= 3 && region === account.plan.home ? pack : null;
}

export function packFamily(account: AccountState, origin: Origin, families: readonly Family[]): Family[] {
  const deployed = packOf(account, origin.region);
  if (!deployed) return [];
  const at = (): ReturnType<Family['at']> => {
    const verdicts = deployed.rules.map((name) => ({ name, verdict: worst(verdictsOf(name, families)) }));
    return itemOf('AWS::Config::ConformancePackCompliance', origin, {
      id: deployed.name,
      name: deployed.name,
      arn: `${account.plan.arn('config', origin.region)}:conformance-pack/${deployed.name}/conformance-pack-m3r1d1an`,
      configuration: {
        complianceType: worst(verdicts.map((one) => one.verdict)),
        compliantRuleCount: verdicts.filter((one) => one.verdict === 'COMPLIANT').length,
        totalRuleCount: verdicts.length,
        configRuleList: verdicts.map(({ name, verdict }) => ({
          configRuleName: name,
          complianceType: verdict,
          controls: [],
        })),
      },
    });
  };
  return [
    { type: 'AWS::Config::ConformancePackCompliance', account: origin.account, region: origin.region, count: 1, at },
  ];
}

export function verdictsOf(ruleName: string, families: readonly Family[]): Verdict[] {
  const rule = rules.find((one) => one.name === ruleName);
  if (!rule) return [];
  return families
    .filter((family) => family.type === rule.type)
    .flatMap((family) => Array.from({ length: family.count }, (_, index) => rule.judge(family.at(index))));
}
