import type { PolicyDocument } from '../auth/policy.ts';
import type { Plan } from './plan.ts';

export interface PublicAccessBlock {
  readonly blockPublicAcls: boolean;
  readonly ignorePublicAcls: boolean;
  readonly blockPublicPolicy: boolean;
  readonly restrictPublicBuckets: boolean;
}

export interface Bucket {
  readonly name: string;
  readonly region: string;
  readonly created: Date;
  /** Null: the bucket has no such setting, which is a fact and not an error. */
  readonly block: PublicAccessBlock | null;
  readonly encryption: {
    readonly algorithm: 'AES256' | 'aws:kms';
    readonly key: string | null;
    readonly bucketKey: boolean;
  };
  readonly versioning: 'Enabled' | 'Suspended' | null;
  readonly mfaDelete: boolean;
  readonly logTarget: string | null;
  readonly policy: PolicyDocument | null;
  readonly policyPublic: boolean;
  readonly publicAcl: boolean;
  readonly objectLock: { readonly mode: 'GOVERNANCE' | 'COMPLIANCE'; readonly days: number } | null;
  readonly expireAfterDays: number | null;
  readonly ownership: 'BucketOwnerEnforced' | 'BucketOwnerPreferred' | 'ObjectWriter';
  readonly replicated: boolean;
  readonly tags: Readonly<Record<string, string>>;
  /** Its resource policy denies reading its settings to everyone but its owners: listed, but not readable. */
  readonly unreadable: boolean;
}

export interface Storage {
  /** The block for the whole account; null when it was never set. */
  readonly accountBlock: PublicAccessBlock | null;
  readonly buckets: readonly Bucket[];
}

const all: PublicAccessBlock = {
  blockPublicAcls: true,
  ignorePublicAcls: true,
  blockPublicPolicy: true,
  restrictPublicBuckets: true,
};
const some: PublicAccessBlock = { ...all, blockPublicPolicy: false, restrictPublicBuckets: false };

/** Buckets of an account: the named ones that show each setting, good and bad, and further ones drawn from the seed. */
export function storageOf(plan: Plan, extraBuckets: number): Storage {
  const { index } = plan;
  const slug = plan.account.name;
  const kms = plan.dataKey(plan.home);
  const good = (name: string, over: Partial<Bucket> = {}): Bucket =>
    bucket(plan, `${slug}-${name}`, { encryption: { algorithm: 'aws:kms', key: kms, bucketKey: true }, ...over });
  const buckets: Bucket[] = [
    good('terraform-state', { logTarget: `${slug}-access-logs`, mfaDelete: index === 0 }),
    good('access-logs', { versioning: null, expireAfterDays: 400 }),
  ];
  if (index === 2) {
    buckets.push(
      good('org-trail', {
        objectLock: { mode: 'COMPLIANCE', days: 400 },
        logTarget: `${slug}-access-logs`,
        replicated: true,
      }),
      good('config-history', { objectLock: { mode: 'GOVERNANCE', days: 90 } }),
    );
  } else if (index !== 1) {
    buckets.push(
      good('uploads', { region: 'eu-west-1', versioning: index % 2 === 0 ? 'Suspended' : 'Enabled' }),
      good('backups', { logTarget: `${slug}-access-logs` }),
    );
  }
  if (index === 4) buckets.push(...carelessBuckets(plan, slug));
  if (index === 3)
    buckets.push(
      good('card-data-vault', { unreadable: true }),
      good('settlement-files', { block: all, policy: tlsOnly(`${slug}-settlement-files`) }),
    );
  for (let at = 0; at < extraBuckets; at++) buckets.push(drawn(plan, slug, at));
  return { accountBlock: index === 4 ? null : index === 6 ? some : all, buckets };
}

function carelessBuckets(plan: Plan, slug: string): Bucket[] {
  return [
    bucket(plan, `${slug}-static-site`, {
      block: null,
      policyPublic: true,
      policy: publicRead(`${slug}-static-site`),
      versioning: null,
    }),
    bucket(plan, `${slug}-press-kit`, { block: some, publicAcl: true, ownership: 'ObjectWriter', versioning: null }),
    bucket(plan, `${slug}-scratch`, { block: null, policy: null, versioning: null, tags: {} }),
    bucket(plan, `${slug}-us-exports`, { region: 'us-east-1', block: all, versioning: 'Suspended' }),
  ];
}

function drawn(plan: Plan, slug: string, at: number): Bucket {
  const random = plan.random('bucket', at);
  const active = plan.regions.filter((region) => region.optIn !== 'not-opted-in' && !region.empty);
  const name = `${slug}-data-${String(at).padStart(4, '0')}`;
  return bucket(plan, name, {
    region: active[random.int(active.length)]?.name ?? plan.home,
    block: random.chance(0.95) ? all : null,
    versioning: random.chance(0.8) ? 'Enabled' : null,
    policy: random.chance(0.7) ? tlsOnly(name) : null,
  });
}

function bucket(plan: Plan, name: string, over: Partial<Bucket>): Bucket {
  return {
    name,
    region: plan.home,
    created: plan.ago(120 + plan.random('bucket-age', name).int(1400)),
    block: all,
    encryption: { algorithm: 'AES256', key: null, bucketKey: false },
    versioning: 'Enabled',
    mfaDelete: false,
    logTarget: null,
    policy: tlsOnly(name),
    policyPublic: false,
    publicAcl: false,
    objectLock: null,
    expireAfterDays: null,
    ownership: 'BucketOwnerEnforced',
    replicated: false,
    tags: { owner: 'platform', classification: 'internal' },
    unreadable: false,
    ...over,
  };
}

function tlsOnly(name: string): PolicyDocument {
  return {
    Version: '2012-10-17',
    Statement: [
      {
        Sid: 'DenyPlainHttp',
        Effect: 'Deny',
        Principal: '*',
        Action: 's3:*',
        Resource: [`arn:aws:s3:::${name}`, `arn:aws:s3:::${name}/*`],
        Condition: { Bool: { 'aws:SecureTransport': 'false' } },
      },
    ],
  };
}

function publicRead(name: string): PolicyDocument {
  return {
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Principal: '*', Action: 's3:GetObject', Resource: `arn:aws:s3:::${name}/*` }],
  };
}
