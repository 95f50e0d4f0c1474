import type { Statement } from '#collectors/aws/read/policy.ts';
import type { PublicAccessBlock } from '#collectors/aws/read/public-access-block.ts';
import type { Bucket } from '#collectors/aws/resources/buckets.ts';
import type { Fact, Unknown } from '#shared/evidence/fact.ts';
import { fail, manual, pass, unavailable, type Verdict } from '#shared/evidence/outcome.ts';
import { anyone } from './policy.ts';

/** Of two blocks, the account's and the bucket's, either is enough; false only when neither sets it. */
function blocked(
  field: keyof PublicAccessBlock,
  bucket: Fact<PublicAccessBlock | null>,
  account: Fact<PublicAccessBlock | null>,
): true | false | Unknown {
  if ([bucket, account].some((fact) => fact.known && fact.value?.[field] === true)) return true;
  if (!bucket.known) return bucket;
  return account.known ? false : account;
}

/**
 * Whether anyone can reach a bucket, by its policy or by its ACL. A block that could not be seen makes
 * the answer unavailable only where something public stands behind it.
 */
export function publicVerdict(bucket: Bucket, account: Fact<PublicAccessBlock | null>): Verdict {
  const reached: (Verdict | null)[] = [byPolicy(bucket, account), byAcl(bucket, account)];
  for (const outcome of ['fail', 'unavailable', 'manual'] as const) {
    const found = reached.find((verdict) => verdict?.outcome === outcome);
    if (found) return found;
  }
  return pass();
}

function byPolicy(bucket: Bucket, account: Fact<PublicAccessBlock | null>): Verdict | null {
  const guarded = blocked('restrictPublicBuckets', bucket.block, account);
  if (guarded === true) return null;
  if (bucket.policyPublic.known) {
    if (!bucket.policyPublic.value) return null;
    return guarded === false ? fail('its policy is public and no block restricts it') : unavailable(guarded);
  }
  if (!bucket.policy.known) return unavailable(bucket.policy);
  const open = bucket.policy.value === null ? 'no' : anyone(bucket.policy.value);
  if (open === 'no') return null;
  if (guarded !== false) return unavailable(guarded);
  return open === 'yes'
    ? fail('its policy lets in anyone and no block restricts it')
    : manual('Its policy lets in anyone under conditions: read them, and say whether they keep the public out.');
}

function byAcl(bucket: Bucket, account: Fact<PublicAccessBlock | null>): Verdict | null {
  const ignored = blocked('ignorePublicAcls', bucket.block, account);
  if (ignored === true) return null;
  if (!bucket.aclPublic.known) return unavailable(bucket.aclPublic);
  if (!bucket.aclPublic.value) return null;
  return ignored === false ? fail('its ACL grants access to everyone and nothing ignores it') : unavailable(ignored);
}

/** A policy that denies what does not come over TLS, to anyone, for the bucket and for all that is in it. */
export function tlsOnly(statements: readonly Statement[], name: string): boolean {
  const denied = statements
    .filter(
      ({ effect, principals, actions, conditions }) =>
        effect === 'Deny' &&
        principals.includes('*') &&
        actions.some((action) => action === '*' || action.toLowerCase() === 's3:*') &&
        // All conditions of a statement have to hold: with a second one, it denies less.
        conditions.length === 1 &&
        conditions.every((condition) => /^bool\w* aws:securetransport false$/.test(condition)),
    )
    .flatMap(({ resources }) => resources.map((resource) => resource.replace(/^arn:[^:]*:s3:::/, '')));
  return (
    denied.some((pattern) => globbed(pattern, '$').test(name)) && denied.some((pattern) => coversAllIn(pattern, name))
  );
}

/** Whether a pattern fits every object of a bucket: up to its last wildcard it has to fit the bucket alone. */
function coversAllIn(pattern: string, name: string): boolean {
  return pattern.endsWith('*') && globbed(pattern.replace(/\*+$/, ''), '').test(`${name}/`);
}

function globbed(pattern: string, end: '$' | ''): RegExp {
  const source = pattern
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  return new RegExp(`^${source}${end}`);
}
