import { memberAt } from '../../organisation/people.ts';
import type { PolicyDocument } from '../auth/policy.ts';
import { administrator, groupsOf, policiesOf, rolesOf } from './access.ts';
import type { Plan } from './plan.ts';

export interface AccessKey {
  readonly id: string;
  readonly active: boolean;
  readonly created: Date;
  readonly lastUsed: Date | null;
  readonly lastService: string | null;
  readonly lastRegion: string | null;
}

export interface IamUser {
  readonly name: string;
  readonly id: string;
  readonly arn: string;
  readonly created: Date;
  readonly password: { readonly changed: Date; readonly lastUsed: Date | null } | null;
  readonly mfa: { readonly kind: 'virtual' | 'hardware'; readonly enabled: Date } | null;
  readonly keys: readonly AccessKey[];
  readonly groups: readonly string[];
  /** ARNs of managed policies attached to the user itself. */
  readonly attached: readonly string[];
  readonly inline: Readonly<Record<string, PolicyDocument>>;
}

export interface IamGroup {
  readonly name: string;
  readonly id: string;
  readonly arn: string;
  readonly created: Date;
  readonly attached: readonly string[];
  readonly inline: Readonly<Record<string, PolicyDocument>>;
}

export interface IamRole {
  readonly name: string;
  readonly path: string;
  readonly id: string;
  readonly arn: string;
  readonly created: Date;
  readonly trust: PolicyDocument;
  readonly attached: readonly string[];
  readonly inline: Readonly<Record<string, PolicyDocument>>;
  readonly lastUsed: { readonly at: Date; readonly region: string } | null;
  readonly maxSession: number;
}

export interface IamPolicy {
  readonly name: string;
  readonly id: string;
  readonly arn: string;
  readonly created: Date;
  readonly document: PolicyDocument;
}

export interface Root {
  readonly mfa: 'hardware' | 'virtual' | 'none';
  readonly keys: readonly AccessKey[];
  readonly lastUsed: Date | null;
}

export interface PasswordPolicy {
  readonly minimumLength: number;
  readonly symbols: boolean;
  readonly numbers: boolean;
  readonly upper: boolean;
  readonly lower: boolean;
  readonly maxAge: number | null;
  readonly reuse: number | null;
}

export interface Identity {
  readonly root: Root;
  /** Null: the account has no policy of its own. */
  readonly passwordPolicy: PasswordPolicy | null;
  readonly users: readonly IamUser[];
  readonly groups: readonly IamGroup[];
  readonly roles: readonly IamRole[];
  readonly policies: readonly IamPolicy[];
  readonly samlProvider: boolean;
  readonly alias: string | null;
}

const strictPassword: PasswordPolicy = {
  minimumLength: 14,
  symbols: true,
  numbers: true,
  upper: true,
  lower: true,
  maxAge: 90,
  reuse: 24,
};
const weakPassword: PasswordPolicy = {
  minimumLength: 8,
  symbols: false,
  numbers: true,
  upper: false,
  lower: true,
  maxAge: null,
  reuse: null,
};

/** Everyone and everything that may act in an account. */
export function identityOf(plan: Plan): Identity {
  const { index } = plan;
  const random = plan.random('identity');
  return {
    root: rootOf(plan),
    passwordPolicy: index === 4 ? null : index === 6 || (index > 8 && index % 7 === 0) ? weakPassword : strictPassword,
    users: usersOf(plan),
    groups: groupsOf(plan),
    roles: rolesOf(plan),
    policies: policiesOf(plan),
    samlProvider: index < 3,
    alias: index < 9 || random.chance(0.7) ? plan.account.name : null,
  };
}

function rootOf(plan: Plan): Root {
  const { index } = plan;
  if (index === 0) return { mfa: 'hardware', keys: [], lastUsed: plan.ago(212) };
  if (index === 3) return { mfa: 'virtual', keys: [], lastUsed: plan.ago(3) };
  if (index === 4) return { mfa: 'none', keys: [accessKey(plan, 'root', 0, 700, 41)], lastUsed: plan.ago(41) };
  const random = plan.random('root');
  return {
    mfa: index > 8 && random.chance(0.1) ? 'none' : 'virtual',
    keys: [],
    lastUsed: random.chance(0.5) ? plan.ago(200 + random.int(400)) : null,
  };
}

function usersOf(plan: Plan): IamUser[] {
  const users: IamUser[] = [
    user(plan, 'annexa-collector', {
      created: 60,
      keys: [[60, 0]],
      attached: [`${plan.arn('iam', '')}:policy/AnnexaReadOnly`],
    }),
    user(plan, 'break-glass', { created: 900, password: [80, 120], mfa: 'hardware', groups: ['administrators'] }),
    user(plan, 'ci-deployer', {
      created: 500,
      keys: [[400, 1]],
      attached: [`${plan.arn('iam', '')}:policy/pipeline-deploy`],
    }),
  ];
  if (plan.index === 4) {
    users.push(
      user(plan, 'contractor-legacy', {
        created: 1100,
        password: [1000, 300],
        keys: [[1100, 280]],
        attached: [administrator],
      }),
      user(plan, 'never-used', { created: 200, password: [200, null], mfa: 'virtual' }),
      user(plan, 'two-keys', {
        created: 300,
        keys: [
          [300, 2],
          [95, null],
        ],
        inline: { 'support-access': broad },
      }),
      user(plan, 'disabled-key', { created: 420, keys: [[420, 130, false]] }),
    );
  }
  const people = plan.index === 0 ? 2 : plan.index < 9 ? 4 : 1 + plan.random('people').int(3);
  for (let at = 0; at < people; at++) {
    const person = memberAt(plan.seed, (plan.index * 5 + at) % 41, plan.epoch);
    const random = plan.random('user', person.login);
    users.push(
      user(plan, person.login, {
        created: 30 + random.int(1200),
        password: [random.int(80), random.int(60)],
        ...(person.twoFactor === 'none' ? {} : { mfa: person.twoFactor === 'security-key' ? 'hardware' : 'virtual' }),
        keys: random.chance(0.4) ? [[random.int(85), random.int(20)]] : [],
        groups: [person.team === 'security' ? 'auditors' : 'engineers'],
      }),
    );
  }
  return users.filter((one, at) => users.findIndex((other) => other.name === one.name) === at);
}

interface UserShape {
  readonly created: number;
  /** Days since the password was changed, and since it was used. */
  readonly password?: readonly [number, number | null];
  readonly mfa?: 'virtual' | 'hardware';
  /** Days since each key was made and used, and whether it is active. */
  readonly keys?: readonly (readonly [number, number | null, boolean?])[];
  readonly groups?: readonly string[];
  readonly attached?: readonly string[];
  readonly inline?: Readonly<Record<string, PolicyDocument>>;
}

function user(plan: Plan, name: string, shape: UserShape): IamUser {
  return {
    name,
    id: plan.uniqueId('AIDA', name),
    arn: `${plan.arn('iam', '')}:user/${name}`,
    created: plan.ago(shape.created),
    password: shape.password
      ? {
          changed: plan.ago(shape.password[0]),
          lastUsed: shape.password[1] === null ? null : plan.ago(shape.password[1]),
        }
      : null,
    mfa: shape.mfa ? { kind: shape.mfa, enabled: plan.ago(Math.max(1, shape.created - 2)) } : null,
    keys: (shape.keys ?? []).map(([made, used, active], at) => accessKey(plan, name, at, made, used, active)),
    groups: shape.groups ?? [],
    attached: shape.attached ?? [],
    inline: shape.inline ?? {},
  };
}

function accessKey(plan: Plan, owner: string, at: number, made: number, used: number | null, active = true): AccessKey {
  return {
    id: plan.uniqueId('AKIA', `${owner}/${at}`).slice(0, 20),
    active,
    created: plan.ago(made),
    lastUsed: used === null ? null : plan.ago(used),
    lastService: used === null ? null : 's3',
    lastRegion: used === null ? null : plan.home,
  };
}

const broad: PolicyDocument = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: ['s3:*', 'ec2:Describe*'], Resource: '*' }],
};
