import type { AwsSecurityFinding, StringFilter } from '@aws-sdk/client-securityhub';
import { recorded } from '../config/families.ts';
import { accountFamily, hubRules } from '../config/hub-rules.ts';
import { type ConfigRule, rules } from '../config/rules.ts';
import type { ConfigItem } from '../config/item.ts';
import { ServiceError } from '../wire/service-error.ts';
import type { Call, Handlers } from './handler.ts';
import { pageOf, present } from './paging.ts';

/** Security Hub's controls, by the Config rule that each is judged with. */
const controls: Readonly<Record<string, readonly [id: string, label: 'CRITICAL' | 'HIGH' | 'MEDIUM' | 'LOW']>> = {
  's3-bucket-level-public-access-prohibited': ['S3.8', 'HIGH'],
  's3-bucket-ssl-requests-only': ['S3.5', 'MEDIUM'],
  'restricted-ssh': ['EC2.13', 'HIGH'],
  'vpc-default-security-group-closed': ['EC2.2', 'HIGH'],
  'ec2-imdsv2-check': ['EC2.8', 'HIGH'],
  'encrypted-volumes': ['EC2.3', 'MEDIUM'],
  'rds-storage-encrypted': ['RDS.3', 'MEDIUM'],
  'rds-instance-public-access-check': ['RDS.2', 'CRITICAL'],
  'cmk-backing-key-rotation-enabled': ['KMS.4', 'MEDIUM'],
  'ec2-ebs-encryption-by-default': ['EC2.7', 'MEDIUM'],
  'macie-status-check': ['Macie.1', 'MEDIUM'],
};

export const securityhub: Handlers<typeof import('@aws-sdk/client-securityhub')> = {
  DescribeHub: (_input, call) => {
    const hub = hubOf(call);
    return {
      HubArn: `${call.account.plan.arn('securityhub', call.region)}:hub/default`,
      SubscribedAt: hub.subscribed.toISOString(),
      AutoEnableControls: true,
      ControlFindingGenerator: 'SECURITY_CONTROL',
    };
  },

  GetEnabledStandards: (input, call) => {
    const hub = hubOf(call);
    const page = pageOf(hub.standards, {
      list: 'standards',
      token: input.NextToken,
      size: input.MaxResults,
      standard: 100,
      most: 100,
      invalid: 'InvalidInputException',
    });
    return present({
      StandardsSubscriptions: page.items.map((standard) => ({
        StandardsSubscriptionArn: `${call.account.plan.arn('securityhub', call.region)}:subscription/${standard.replace('standards/', '')}`,
        StandardsArn: `arn:aws:securityhub:${call.region}::${standard}`,
        StandardsInput: {},
        StandardsStatus: hub.pending ? ('INCOMPLETE' as const) : ('READY' as const),
      })),
      NextToken: page.next,
    });
  },

  GetFindings: (input, call) => {
    hubOf(call);
    const filters = input.Filters ?? {};
    const all = findingsOf(call).filter(
      (one) =>
        passes(filters.RecordState, one.RecordState) &&
        passes(filters.WorkflowStatus, one.Workflow?.Status) &&
        passes(filters.ComplianceStatus, one.Compliance?.Status) &&
        passes(filters.ComplianceSecurityControlId, one.Compliance?.SecurityControlId) &&
        passes(filters.SeverityLabel, one.Severity?.Label) &&
        passes(filters.AwsAccountId, one.AwsAccountId) &&
        passes(filters.ProductName, one.ProductName),
    );
    const page = pageOf(all, {
      list: 'hub-findings',
      token: input.NextToken,
      size: input.MaxResults,
      standard: 100,
      most: 100,
      invalid: 'InvalidInputException',
    });
    return present({ Findings: [...page.items], NextToken: page.next });
  },

  ListFindingAggregators: (_input, call) => {
    hubOf(call);
    const here = call.account === call.estate.accounts[1] && call.region === call.account.plan.home;
    return {
      FindingAggregators: here
        ? [
            {
              FindingAggregatorArn: `${call.account.plan.arn('securityhub', call.region)}:finding-aggregator/${call.account.plan.uuid('aggregator')}`,
            },
          ]
        : [],
    };
  },
};

function hubOf({ account, region }: Call): NonNullable<ReturnType<typeof account.region>['posture']['hub']> {
  const { hub } = account.region(region).posture;
  if (!hub)
    throw new ServiceError('InvalidAccessException', `Account ${account.id} is not subscribed to AWS Security Hub`);
  return hub;
}

function findingsOf(call: Call): AwsSecurityFinding[] {
  const { account, region } = call;
  const origin = { account: account.id, region, captured: account.plan.ago(0) };
  const families = [...recorded(account, region), accountFamily(account, origin)];
  return [...rules, ...hubRules].flatMap((rule) => {
    const control = controls[rule.name];
    if (!control) return [];
    return families
      .filter((family) => family.type === rule.type)
      .flatMap((family) => Array.from({ length: Math.min(family.count, 500) }, (_, at) => family.at(at)))
      .flatMap((item) => {
        const verdict = rule.judge(item);
        return verdict === 'NOT_APPLICABLE' ? [] : [findingShape(call, rule, control, item, verdict === 'COMPLIANT')];
      });
  });
}

function findingShape(
  call: Call,
  rule: ConfigRule,
  [id, label]: (typeof controls)[string],
  item: ConfigItem,
  passed: boolean,
): AwsSecurityFinding {
  const { account, region } = call;
  const unique = account.plan.uuid('hub', rule.name, item.resourceId);
  return {
    SchemaVersion: '2018-10-08',
    Id: `${account.plan.arn('securityhub', region)}:security-control/${id}/finding/${unique}`,
    ProductArn: `arn:aws:securityhub:${region}::product/aws/securityhub`,
    ProductName: 'Security Hub',
    CompanyName: 'AWS',
    Region: region,
    GeneratorId: `security-control/${id}`,
    AwsAccountId: account.id,
    Types: ['Software and Configuration Checks'],
    FirstObservedAt: account.plan.ago(100).toISOString(),
    LastObservedAt: account.plan.ago(0).toISOString(),
    CreatedAt: account.plan.ago(100).toISOString(),
    UpdatedAt: account.plan.ago(0).toISOString(),
    Severity: { Label: passed ? 'INFORMATIONAL' : label },
    Title: rule.description,
    Description: rule.description,
    Resources: [
      {
        Type: item.resourceType.replace('AWS::', 'Aws').replaceAll('::', ''),
        Id: item.arn,
        Partition: 'aws',
        Region: region,
      },
    ],
    Compliance: {
      Status: passed ? 'PASSED' : 'FAILED',
      SecurityControlId: id,
      AssociatedStandards: [{ StandardsId: 'standards/aws-foundational-security-best-practices/v/1.0.0' }],
    },
    Workflow: { Status: passed ? 'RESOLVED' : 'NEW' },
    WorkflowState: 'NEW',
    RecordState: 'ACTIVE',
  };
}

/** Values of one filter are alternatives; negated ones all have to hold. */
function passes(filters: readonly StringFilter[] | undefined, actual: string | undefined): boolean {
  if (!filters || filters.length === 0) return true;
  const text = actual ?? '';
  const not = filters.filter((filter) => filter.Comparison?.startsWith('NOT') === true);
  const some = filters.filter((filter) => !not.includes(filter));
  const meets = ({ Value = '', Comparison }: StringFilter): boolean =>
    Comparison?.includes('PREFIX') ? text.startsWith(Value) : text === Value;
  return not.every((filter) => !meets(filter)) && (some.length === 0 || some.some(meets));
}
