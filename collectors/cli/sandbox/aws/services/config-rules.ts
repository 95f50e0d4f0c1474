import { deployed, packOf, verdictsOf, worst } from '../config/compliance.ts';
import { aggregated, recorded } from '../config/families.ts';
import type { Family } from '../config/item.ts';
import { type ConfigRule, rules, type Verdict } from '../config/rules.ts';
import { ServiceError } from '../wire/service-error.ts';
import { requireAggregator } from './config-aggregator.ts';
import type { Call, Handlers } from './handler.ts';
import { pageOf, present } from './paging.ts';

/** Rules and packs of AWS Config, and their verdicts one by one. */
export const configRules: Handlers<typeof import('@aws-sdk/client-config-service')> = {
  DescribeConfigRules: (input, call) => {
    const { account, region } = call;
    const page = pageOf(named(call, input.ConfigRuleNames), {
      list: 'rules',
      token: input.NextToken,
      size: undefined,
      standard: 25,
      most: 25,
    });
    return present({
      ConfigRules: page.items.map((rule) => {
        const { name, arn, id } = deployed(account, region, rule);
        return {
          ConfigRuleName: name,
          ConfigRuleArn: arn,
          ConfigRuleId: id,
          Description: rule.description,
          Scope: { ComplianceResourceTypes: [rule.type] },
          Source: { Owner: 'AWS' as const, SourceIdentifier: rule.source },
          ConfigRuleState: 'ACTIVE' as const,
          EvaluationModes: [{ Mode: 'DETECTIVE' as const }],
        };
      }),
      NextToken: page.next,
    });
  },

  DescribeComplianceByConfigRule: (input, call) => {
    const page = pageOf(named(call, input.ConfigRuleNames), {
      list: 'rule-compliance',
      token: input.NextToken,
      size: undefined,
      standard: 25,
      most: 25,
    });
    const families = recorded(call.account, call.region);
    return present({
      ComplianceByConfigRules: page.items.map((rule) => ({
        ConfigRuleName: rule.name,
        Compliance: complianceOf(rule.name, families),
      })),
      NextToken: page.next,
    });
  },

  GetComplianceDetailsByConfigRule: (input, call) => {
    const [rule] = named(call, [input.ConfigRuleName ?? '']);
    if (!rule) throw noRule();
    const wanted = input.ComplianceTypes ?? [];
    const results = details(rule, recorded(call.account, call.region), call).filter(
      (one) => wanted.length === 0 || wanted.includes(one.ComplianceType),
    );
    const page = pageOf(results, {
      list: `details-${rule.name}`,
      token: input.NextToken,
      size: input.Limit,
      standard: 10,
      most: 100,
    });
    return present({ EvaluationResults: [...page.items], NextToken: page.next });
  },

  DescribeConformancePacks: (input, { account, region }) => {
    const pack = packOf(account, region);
    if (!pack && (input.ConformancePackNames ?? []).length > 0) throw noPack();
    return {
      ConformancePackDetails: pack
        ? [
            {
              ConformancePackName: pack.name,
              ConformancePackArn: `${account.plan.arn('config', region)}:conformance-pack/${pack.name}/conformance-pack-m3r1d1an`,
              ConformancePackId: 'conformance-pack-m3r1d1an',
              LastUpdateRequestedTime: account.plan.ago(200),
            },
          ]
        : [],
    };
  },

  DescribeConformancePackCompliance: (input, { account, region }) => {
    const pack = packOf(account, region);
    if (!pack || pack.name !== input.ConformancePackName) throw noPack();
    const families = recorded(account, region);
    return {
      ConformancePackName: pack.name,
      ConformancePackRuleComplianceList: pack.rules.map((name) => ({
        ConfigRuleName: name,
        ComplianceType: packWord(worst(verdictsOf(name, families))),
        Controls: [],
      })),
    };
  },

  GetConformancePackComplianceDetails: (input, call) => {
    const pack = packOf(call.account, call.region);
    if (!pack || pack.name !== input.ConformancePackName) throw noPack();
    const families = recorded(call.account, call.region);
    const results = rules
      .filter((rule) => pack.rules.includes(rule.name))
      .flatMap((rule) =>
        details(rule, families, call).map(({ ComplianceType, ...rest }) => ({
          ...rest,
          ComplianceType: packWord(ComplianceType),
        })),
      );
    const page = pageOf(results, {
      list: 'pack-details',
      token: input.NextToken,
      size: input.Limit,
      standard: 100,
      most: 100,
    });
    return present({
      ConformancePackName: pack.name,
      ConformancePackRuleEvaluationResults: [...page.items],
      NextToken: page.next,
    });
  },

  DescribeAggregateComplianceByConfigRules: (input, call) => {
    requireAggregator(call, input.ConfigurationAggregatorName);
    const families = aggregated(call.estate);
    const places = [...new Map(families.map((family) => [`${family.account} ${family.region}`, family])).values()];
    const all = places.flatMap(({ account, region }) => {
      const own = families.filter((family) => family.account === account && family.region === region);
      return rules.map((rule) => ({
        ConfigRuleName: rule.name,
        Compliance: complianceOf(rule.name, own),
        AccountId: account,
        AwsRegion: region,
      }));
    });
    const page = pageOf(all, {
      list: 'aggregate-rules',
      token: input.NextToken,
      size: input.Limit,
      standard: 1000,
      most: 1000,
    });
    return present({ AggregateComplianceByConfigRules: [...page.items], NextToken: page.next });
  },

  GetAggregateComplianceDetailsByConfigRule: (input, call) => {
    requireAggregator(call, input.ConfigurationAggregatorName);
    const rule = rules.find((one) => one.name === input.ConfigRuleName);
    if (!rule) return { AggregateEvaluationResults: [] };
    const own = aggregated(call.estate).filter(
      (family) => family.account === input.AccountId && family.region === input.AwsRegion,
    );
    const results = details(rule, own, call).filter(
      (one) => input.ComplianceType === undefined || one.ComplianceType === input.ComplianceType,
    );
    const page = pageOf(results, {
      list: `aggregate-${rule.name}`,
      token: input.NextToken,
      size: input.Limit,
      standard: 50,
      most: 100,
    });
    return present({
      AggregateEvaluationResults: page.items.map((one) => ({
        ...one,
        AccountId: input.AccountId,
        AwsRegion: input.AwsRegion,
      })),
      NextToken: page.next,
    });
  },
};

function named({ account, region }: Call, names: readonly string[] | undefined): readonly ConfigRule[] {
  const here = account.region(region).recorder ? rules : [];
  if (!names || names.length === 0) return here;
  return names.map((name) => {
    const rule = here.find((one) => one.name === name);
    if (!rule) throw noRule();
    return rule;
  });
}

function complianceOf(
  name: string,
  families: readonly Family[],
): {
  ComplianceType: Verdict | 'INSUFFICIENT_DATA';
  ComplianceContributorCount?: { CappedCount: number; CapExceeded: boolean };
} {
  const verdicts = verdictsOf(name, families);
  const bad = verdicts.filter((verdict) => verdict === 'NON_COMPLIANT').length;
  // A rule that found nothing to judge has no verdict; it is not compliant.
  if (!verdicts.some((verdict) => verdict !== 'NOT_APPLICABLE')) return { ComplianceType: 'INSUFFICIENT_DATA' };
  if (bad === 0) return { ComplianceType: 'COMPLIANT' };
  return {
    ComplianceType: 'NON_COMPLIANT',
    ComplianceContributorCount: { CappedCount: Math.min(bad, 25), CapExceeded: bad > 25 },
  };
}

interface Detail {
  readonly EvaluationResultIdentifier: {
    EvaluationResultQualifier: { ConfigRuleName: string; ResourceType: string; ResourceId: string };
    OrderingTimestamp: Date;
  };
  readonly ComplianceType: Verdict;
  readonly ResultRecordedTime: Date;
  readonly ConfigRuleInvokedTime: Date;
}

function details(rule: ConfigRule, families: readonly Family[], { account }: Call): Detail[] {
  const at = new Date(account.plan.epoch - 900_000);
  return families
    .filter((family) => family.type === rule.type)
    .flatMap((family) => Array.from({ length: family.count }, (_, index) => family.at(index)))
    .map((item) => ({
      EvaluationResultIdentifier: {
        EvaluationResultQualifier: {
          ConfigRuleName: rule.name,
          ResourceType: item.resourceType,
          ResourceId: item.resourceId,
        },
        OrderingTimestamp: at,
      },
      ComplianceType: rule.judge(item),
      ResultRecordedTime: at,
      ConfigRuleInvokedTime: at,
    }))
    .filter((one) => one.ComplianceType !== 'NOT_APPLICABLE');
}

function packWord(verdict: Verdict): 'COMPLIANT' | 'NON_COMPLIANT' | 'INSUFFICIENT_DATA' {
  return verdict === 'NOT_APPLICABLE' ? 'INSUFFICIENT_DATA' : verdict;
}

function noRule(): ServiceError {
  return new ServiceError(
    'NoSuchConfigRuleException',
    'The ConfigRule provided in the request is invalid. Please check the configRule name.',
  );
}

function noPack(): ServiceError {
  return new ServiceError('NoSuchConformancePackException', 'The conformance pack does not exist.');
}
