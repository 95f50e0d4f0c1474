import { memberAt, type Person } from '../../organisation/people.ts';
import type { Estate } from './estate.ts';

/** IAM Identity Center: one instance, in the management account's home region. */
export const STORE = 'd-9967a1b2c3';
export const INSTANCE = 'arn:aws:sso:::instance/ssoins-6987a1b2c3d4e5f6';
const STAFF = 41;

export interface PermissionSet {
  readonly name: string;
  readonly description: string;
  readonly duration: string;
  readonly managed: readonly string[];
  readonly inline: string | null;
  /** Groups that hold it, and in which accounts (by position in the organisation). */
  readonly groups: readonly string[];
  readonly accounts: (index: number) => boolean;
  readonly users: readonly number[];
}

export const sets: readonly PermissionSet[] = [
  {
    name: 'AdministratorAccess',
    description: 'Everything',
    duration: 'PT12H',
    managed: ['arn:aws:iam::aws:policy/AdministratorAccess'],
    inline: null,
    groups: ['platform'],
    accounts: () => true,
    users: [3],
  },
  {
    name: 'ReadOnly',
    description: 'Look, not touch',
    duration: 'PT8H',
    managed: ['arn:aws:iam::aws:policy/ReadOnlyAccess'],
    inline: null,
    groups: ['quality', 'data'],
    accounts: (index) => index >= 3,
    users: [],
  },
  {
    name: 'SecurityAudit',
    description: 'For audits',
    duration: 'PT4H',
    managed: ['arn:aws:iam::aws:policy/SecurityAudit'],
    inline: null,
    groups: ['security'],
    accounts: () => true,
    users: [],
  },
  {
    name: 'Deploy',
    description: 'For releases',
    duration: 'PT1H',
    managed: [],
    groups: ['payments'],
    accounts: (index) => index === 3 || index === 4,
    users: [],
    inline: JSON.stringify({
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Action: ['ecs:*', 'lambda:*'], Resource: '*' }],
    }),
  },
];
/** Groups of the identity store: the company's teams. */
export const groupNames = ['platform', 'payments', 'mobile', 'web', 'data', 'security', 'quality'];

export function setArn(at: number): string {
  return `arn:aws:sso:::permissionSet/ssoins-6987a1b2c3d4e5f6/ps-${String(at + 1).padStart(16, 'a')}`;
}

export function personId(estate: Estate, at: number): string {
  return estate.management.plan.uuid('identity-user', at);
}

export function groupId(estate: Estate, name: string): string {
  return estate.management.plan.uuid('identity-group', name);
}

export function staff(estate: Estate): { readonly at: number; readonly person: Person }[] {
  const { plan } = estate.management;
  return Array.from({ length: STAFF }, (_, at) => ({ at, person: memberAt(plan.seed, at, plan.epoch) })).filter(
    ({ person }) => person.kind === 'person',
  );
}
