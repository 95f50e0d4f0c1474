/**
 * The official clients, each its own chunk, loaded when first asked. A service is named by its prefix
 * in IAM, so that the action of an operation is `service:Operation`, with the exceptions in
 * `../read/actions.ts`.
 */
export const services = {
  iam: () => import('./services/iam.ts'),
  sts: () => import('./services/sts.ts'),
  s3: () => import('./services/s3.ts'),
  s3control: () => import('./services/s3control.ts'),
  config: () => import('./services/config.ts'),
  cloudtrail: () => import('./services/cloudtrail.ts'),
  ec2: () => import('./services/ec2.ts'),
  guardduty: () => import('./services/guardduty.ts'),
  securityhub: () => import('./services/securityhub.ts'),
  inspector2: () => import('./services/inspector2.ts'),
  macie2: () => import('./services/macie2.ts'),
  'access-analyzer': () => import('./services/access-analyzer.ts'),
  backup: () => import('./services/backup.ts'),
  kms: () => import('./services/kms.ts'),
  rds: () => import('./services/rds.ts'),
  acm: () => import('./services/acm.ts'),
  logs: () => import('./services/logs.ts'),
  cloudwatch: () => import('./services/cloudwatch.ts'),
  organizations: () => import('./services/organizations.ts'),
  sso: () => import('./services/sso.ts'),
  account: () => import('./services/account.ts'),
  elasticloadbalancing: () => import('./services/elasticloadbalancing.ts'),
  secretsmanager: () => import('./services/secretsmanager.ts'),
  ecr: () => import('./services/ecr.ts'),
  ssm: () => import('./services/ssm.ts'),
  dynamodb: () => import('./services/dynamodb.ts'),
  lambda: () => import('./services/lambda.ts'),
  eks: () => import('./services/eks.ts'),
  elasticfilesystem: () => import('./services/elasticfilesystem.ts'),
  redshift: () => import('./services/redshift.ts'),
  es: () => import('./services/es.ts'),
  sns: () => import('./services/sns.ts'),
  sqs: () => import('./services/sqs.ts'),
  cloudfront: () => import('./services/cloudfront.ts'),
  autoscaling: () => import('./services/autoscaling.ts'),
  cloudformation: () => import('./services/cloudformation.ts'),
};

export type ServiceName = keyof typeof services;
type Module<S extends ServiceName> = Awaited<ReturnType<(typeof services)[S]>>;
export type OperationName<S extends ServiceName> = Exclude<keyof Module<S>, 'Client'> & string;

type CommandClass<S extends ServiceName, O extends OperationName<S>> = Module<S>[O] extends abstract new (
  ...args: infer A
) => infer C
  ? { input: A[0]; command: C }
  : never;

export type InputOf<S extends ServiceName, O extends OperationName<S>> = CommandClass<S, O>['input'];

export type OutputOf<S extends ServiceName, O extends OperationName<S>> = CommandClass<S, O>['command'] extends {
  resolveMiddleware(...args: never): (...args: never) => Promise<{ output: infer Output }>;
}
  ? Output
  : never;

/** What every generated client has in common; the generic types of the SDK say no more that is needed here. */
export interface AnyClient {
  readonly middlewareStack: { add(middleware: unknown, options: Record<string, unknown>): void };
  send(command: unknown, options?: { abortSignal?: AbortSignal }): Promise<unknown>;
}

export interface AnyModule {
  readonly Client: new (config: Record<string, unknown>) => AnyClient;
  readonly [operation: string]: new (...args: never[]) => unknown;
}

export async function loadService(service: ServiceName): Promise<AnyModule> {
  return services[service]() as Promise<unknown> as Promise<AnyModule>;
}
