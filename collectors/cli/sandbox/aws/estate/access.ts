import type { PolicyDocument, Statement } from '../auth/policy.ts';
import { corePolicy, organisationPolicy } from './read-only-policies.ts';
import { type IamGroup, type IamPolicy, type IamRole } from './identity.ts';
import type { Plan } from './plan.ts';

export const administrator = 'arn:aws:iam::aws:policy/AdministratorAccess';
const securityAudit = 'arn:aws:iam::aws:policy/SecurityAudit';
const powerUser = 'arn:aws:iam::aws:policy/PowerUserAccess';

/** The role that the management account hops to in every member. */
export const evidenceRole = 'AnnexaReadOnly';

export function groupsOf(plan: Plan): IamGroup[] {
  const group = (name: string, attached: readonly string[]): IamGroup => ({
    name,
    id: plan.uniqueId('AGPA', name),
    arn: `${plan.arn('iam', '')}:group/${name}`,
    created: plan.ago(1000),
    attached,
    inline: {},
  });
  return [
    group('administrators', [administrator]),
    group('engineers', [powerUser]),
    group('auditors', [securityAudit]),
  ];
}

export function rolesOf(plan: Plan): IamRole[] {
  const roles = [
    role(plan, 'AWSServiceRoleForConfig', service('config.amazonaws.com'), {
      path: '/aws-service-role/config.amazonaws.com/',
      used: 0,
    }),
    role(plan, 'application-runtime', service('ec2.amazonaws.com'), {
      used: 0,
      inline: { 'read-queue': allow(['sqs:ReceiveMessage'], `${plan.arn('sqs', plan.home)}:orders`) },
    }),
    role(plan, 'reporting-lambda', service('lambda.amazonaws.com'), { used: 4 }),
    role(plan, 'github-deploy', githubTrust(plan), {
      used: 1,
      attached: [`${plan.arn('iam', '')}:policy/pipeline-deploy`],
    }),
  ];
  if (plan.index > 0) {
    roles.push(
      role(plan, 'OrganizationAccountAccessRole', trust({ AWS: `arn:aws:iam::${plan.management}:root` }), {
        used: 90,
        attached: [administrator],
      }),
    );
    // One member was never given the role, as happens when a StackSet fails in an account.
    if (plan.index !== 7) {
      const condition =
        plan.externalId === null ? {} : { Condition: { StringEquals: { 'sts:ExternalId': plan.externalId } } };
      roles.push(
        role(plan, evidenceRole, trust({ AWS: `arn:aws:iam::${plan.management}:root` }, condition), {
          used: 1,
          attached: [`${plan.arn('iam', '')}:policy/AnnexaReadOnly`],
        }),
      );
    }
  }
  if (plan.index === 4 || plan.index % 11 === 5) {
    roles.push(
      role(plan, 'legacy-partner-access', trust({ AWS: 'arn:aws:iam::999988887777:root' }), {
        used: null,
        attached: [administrator],
      }),
      role(plan, 'anyone-may-assume', trust({ AWS: '*' }), { used: 320, attached: [securityAudit] }),
    );
  }
  return roles;
}

export function policiesOf(plan: Plan): IamPolicy[] {
  const policies = [
    policy(plan, 'AnnexaReadOnly', corePolicy),
    policy(plan, 'pipeline-deploy', {
      Version: '2012-10-17',
      Statement: [
        { Effect: 'Allow', Action: ['s3:PutObject', 'ecs:UpdateService', 'lambda:UpdateFunctionCode'], Resource: '*' },
      ],
    }),
  ];
  if (plan.index === 0) policies.push(policy(plan, 'AnnexaOrganization', organisationPolicy));
  if (plan.index === 4 || plan.index % 9 === 6) {
    policies.push(
      policy(plan, 'temporary-full-access', {
        Version: '2012-10-17',
        Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }],
      }),
    );
  }
  if (plan.index === 6)
    policies.push(
      policy(plan, 'iam-wildcard', {
        Version: '2012-10-17',
        Statement: [{ Effect: 'Allow', Action: 'iam:*', Resource: '*' }],
      }),
    );
  return policies;
}

function role(
  plan: Plan,
  name: string,
  trustPolicy: PolicyDocument,
  shape: {
    path?: string;
    used: number | null;
    attached?: readonly string[];
    inline?: Readonly<Record<string, PolicyDocument>>;
  },
): IamRole {
  const path = shape.path ?? '/';
  return {
    name,
    path,
    id: plan.uniqueId('AROA', name),
    arn: `${plan.arn('iam', '')}:role${path}${name}`,
    created: plan.ago(800),
    trust: trustPolicy,
    attached: shape.attached ?? [],
    inline: shape.inline ?? {},
    lastUsed: shape.used === null ? null : { at: plan.ago(shape.used), region: plan.home },
    maxSession: 3600,
  };
}

function policy(plan: Plan, name: string, document: PolicyDocument): IamPolicy {
  return {
    name,
    id: plan.uniqueId('ANPA', name),
    arn: `${plan.arn('iam', '')}:policy/${name}`,
    created: plan.ago(640),
    document,
  };
}

function trust(principal: Readonly<Record<string, string>>, extra: Partial<Statement> = {}): PolicyDocument {
  return {
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Principal: principal, Action: 'sts:AssumeRole', ...extra }],
  };
}

function service(name: string): PolicyDocument {
  return trust({ Service: name });
}

function allow(actions: readonly string[], resource: string): PolicyDocument {
  return { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: actions, Resource: resource }] };
}

/** Deployment from the code host by short-lived tokens; one account forgot to say which repository. */
function githubTrust(plan: Plan): PolicyDocument {
  const subject = plan.index === 6 ? 'repo:meridian-labs/*' : 'repo:meridian-labs/infra-terraform:ref:refs/heads/main';
  return trust(
    { Federated: `${plan.arn('iam', '')}:oidc-provider/token.actions.githubusercontent.com` },
    {
      Action: 'sts:AssumeRoleWithWebIdentity',
      Condition: { StringLike: { 'token.actions.githubusercontent.com:sub': subject } },
    },
  );
}
