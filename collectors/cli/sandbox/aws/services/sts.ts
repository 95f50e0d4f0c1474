import { decide, type PolicyDocument, type Statement } from '../auth/policy.ts';
import type { Principal } from '../auth/principals.ts';
import type { IamRole } from '../estate/identity.ts';
import { corePolicy } from '../estate/read-only-policies.ts';
import { ServiceError } from '../wire/service-error.ts';
import type { Call, Handlers } from './handler.ts';

export const sts: Handlers<typeof import('@aws-sdk/client-sts')> = {
  GetCallerIdentity: (_input, { principal }) => ({
    Account: principal.account,
    Arn: principal.arn,
    UserId: principal.userId,
  }),

  AssumeRole: (input, call) => {
    const arn = input.RoleArn ?? '';
    const name = input.RoleSessionName ?? '';
    if (!/^[\w+=,.@-]{2,64}$/.test(name))
      throw new ServiceError('ValidationError', `Value '${name}' at 'roleSessionName' failed to satisfy constraint`);
    const seconds = input.DurationSeconds ?? 3600;
    const role = findRole(call, arn);
    if (!role || !trusts(role.role, call.principal, input.ExternalId)) throw refused(call.principal, arn);
    // A session that comes from a session lasts an hour at most.
    const most = call.principal.session ? 3600 : role.role.maxSession;
    if (seconds < 900 || seconds > most) {
      throw new ServiceError(
        'ValidationError',
        'The requested DurationSeconds exceeds the MaxSessionDuration set for this role.',
      );
    }
    const session = call.principals.addSession({
      account: role.account,
      role: role.role.name,
      roleId: role.role.id,
      name,
      policies: policiesOf(role.role, role.documents),
      sessionPolicy: input.Policy === undefined ? null : (JSON.parse(input.Policy) as PolicyDocument),
      expires: new Date(Math.floor(call.now.getTime() / 1000) * 1000 + seconds * 1000),
    });
    return {
      Credentials: {
        AccessKeyId: session.accessKeyId,
        SecretAccessKey: session.secretAccessKey,
        SessionToken: session.session?.token ?? '',
        Expiration: session.session?.expires ?? call.now,
      },
      AssumedRoleUser: { AssumedRoleId: session.userId, Arn: session.arn },
    };
  },
};

interface FoundRole {
  readonly account: string;
  readonly role: IamRole;
  readonly documents: ReadonlyMap<string, PolicyDocument>;
}

function findRole(call: Call, arn: string): FoundRole | null {
  const account = call.estate.account(arn.split(':')[4] ?? '');
  if (!account || account.plan.account.status !== 'ACTIVE') return null;
  const role = account.identity.roles.find((one) => one.arn === arn);
  if (!role) return null;
  return {
    account: account.id,
    role,
    documents: new Map(account.identity.policies.map((policy) => [policy.arn, policy.document])),
  };
}

/** Documents of AWS managed policies, as far as principals of the sandbox sign with them. */
const managed: Readonly<Record<string, PolicyDocument>> = {
  'arn:aws:iam::aws:policy/AdministratorAccess': {
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }],
  },
  'arn:aws:iam::aws:policy/SecurityAudit': corePolicy,
};

function policiesOf(role: IamRole, documents: ReadonlyMap<string, PolicyDocument>): PolicyDocument[] {
  const attached = role.attached.flatMap((arn) => documents.get(arn) ?? managed[arn] ?? []);
  return [...attached, ...Object.values(role.inline)];
}

function trusts(role: IamRole, principal: Principal, externalId: string | undefined): boolean {
  const context: Record<string, string> = externalId === undefined ? {} : { 'sts:externalid': externalId };
  const statements = role.trust.Statement.filter((statement) => names(statement, principal)).map(withoutPrincipal);
  return (
    decide([{ Version: '2012-10-17', Statement: statements }], {
      action: 'sts:AssumeRole',
      resource: role.arn,
      context,
    }) === 'allow'
  );
}

function names(statement: Statement, principal: Principal): boolean {
  if (statement.Principal === '*') return true;
  const aws = statement.Principal?.['AWS'];
  const accepted = aws === undefined ? [] : typeof aws === 'string' ? [aws] : aws;
  return accepted.some(
    (one) =>
      one === '*' ||
      one === principal.arn ||
      one === principal.account ||
      one === `arn:aws:iam::${principal.account}:root`,
  );
}

function withoutPrincipal({ Principal: _who, ...statement }: Statement): Statement {
  return statement;
}

function refused(principal: Principal, arn: string): ServiceError {
  const message = `User: ${principal.arn} is not authorized to perform: sts:AssumeRole on resource: ${arn}`;
  return new ServiceError('AccessDenied', message, { status: 403 });
}
