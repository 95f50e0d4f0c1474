import type { PolicyDocument } from '../auth/policy.ts';
import type { Estate } from './estate.ts';

/** A service control policy and what it is attached to. */
export interface Guardrail {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly awsManaged: boolean;
  /** Organisational units (by name) or "Root". */
  readonly targets: readonly string[];
  readonly document: PolicyDocument;
}

const everything: PolicyDocument = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }],
};

export const guardrails: readonly Guardrail[] = [
  {
    id: 'p-FullAWSAccess',
    name: 'FullAWSAccess',
    description: 'Allows access to every operation',
    awsManaged: true,
    targets: ['Root', 'Security', 'Workloads', 'Sandbox'],
    document: everything,
  },
  {
    id: 'p-m3r1d1a1',
    name: 'protect-logging',
    description: 'Nobody stops the trail or the recorder',
    awsManaged: false,
    targets: ['Workloads', 'Sandbox'],
    document: {
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Deny',
          Action: [
            'cloudtrail:StopLogging',
            'cloudtrail:DeleteTrail',
            'config:StopConfigurationRecorder',
            'config:DeleteConfigurationRecorder',
          ],
          Resource: '*',
        },
      ],
    },
  },
  {
    id: 'p-m3r1d1a2',
    name: 'no-macie-outside-europe',
    description: 'Sensitive data discovery is run in Europe only',
    awsManaged: false,
    targets: ['Workloads'],
    document: {
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Deny',
          Action: 'macie2:*',
          Resource: '*',
          Condition: { StringNotLike: { 'aws:RequestedRegion': 'eu-*' } },
        },
      ],
    },
  },
];

/** The policies that bound an account. The management account is never bound by them. */
export function serviceControlPolicies(estate: Estate, accountId: string): readonly PolicyDocument[] {
  const account = estate.account(accountId);
  if (!account || account === estate.management) return [everything];
  return guardrails.filter((one) => one.targets.includes(account.plan.account.unit)).map((one) => one.document);
}
