import { hashOf } from './random.ts';

/** A cloud account of the company. */
export interface CloudAccount {
  /** Twelve digits. */
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly unit: 'Root' | 'Security' | 'Workloads' | 'Sandbox';
  readonly status: 'ACTIVE' | 'SUSPENDED';
}

const known = [
  ['meridian-management', 'Root'],
  ['meridian-security', 'Security'],
  ['meridian-log-archive', 'Security'],
  ['payments-production', 'Workloads'],
  ['payments-staging', 'Workloads'],
  ['platform-shared', 'Workloads'],
  ['data-production', 'Workloads'],
  ['mobile-backend', 'Workloads'],
  ['developer-sandbox', 'Sandbox'],
] as const;

/** The account at `index`: the same for a seed in every run. */
export function accountAt(seed: string, index: number): CloudAccount {
  const fixed = known[index];
  const name = fixed?.[0] ?? `workload-${String(index + 1).padStart(3, '0')}`;
  const digits = String(100_000_000_000 + ((hashOf(seed, 'account', index) * 97 + index) % 899_999_999_999));
  return {
    id: digits.slice(0, 12),
    name,
    email: `aws+${name}@meridian-labs.example`,
    unit: fixed?.[1] ?? 'Workloads',
    status: index === 8 ? 'SUSPENDED' : 'ACTIVE',
  };
}
