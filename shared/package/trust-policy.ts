import type { ReportKey } from '../engine/report.ts';
import { InputError } from '../errors/input-error.ts';
import { sha256 } from '../evidence/schema.ts';
import { z } from '../schema.ts';

const pem = z.string().check(z.includes('-----BEGIN CERTIFICATE-----'));

/** Whom a reader trusts, got from the auditee by another way than the package. */
export const TrustPolicy = z.strictObject({
  format: z.literal('annexa-trust-1'),
  logs: z.array(
    z.strictObject({
      origin: z.string(),
      keys: z.array(sha256),
      /** Ids of the security keys whose approvals count. */
      approvers: z.exactOptional(z.array(sha256)),
    }),
  ),
  authorities: z.array(
    z.strictObject({
      name: z.string(),
      /** Root certificates, PEM. */
      roots: z.array(pem),
      /** Time stamp policies that are accepted; any when left out. */
      policies: z.exactOptional(z.array(z.string())),
    }),
  ),
});
export type TrustPolicy = z.infer<typeof TrustPolicy>;

/** The policy that whoever owns a log hands out: its keys that are not revoked. */
export function trustPolicyOf(origin: string, all: readonly ReportKey[]): TrustPolicy {
  const own = all.filter((key) => key.origin === origin && key.state !== 'revoked');
  const idsOf = (approver: boolean) =>
    own.filter(({ tier }) => (tier === 'hardware-approval') === approver).map(({ keyid }) => keyid);
  const [keys, approvers] = [idsOf(false), idsOf(true)];
  return {
    format: 'annexa-trust-1',
    logs: [{ origin, keys, ...(approvers.length > 0 ? { approvers } : {}) }],
    authorities: [],
  };
}

/** As a file. */
export function policyText(policy: TrustPolicy): string {
  return `${JSON.stringify(policy, null, 2)}\n`;
}

/** Throws an InputError that says what is wrong with the text. */
export function parseTrustPolicy(text: string): TrustPolicy {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw new InputError('The trust policy is not JSON.', 'Give a file like the one `annexa keys policy` prints.', {
      cause,
    });
  }
  const parsed = TrustPolicy.safeParse(value);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new InputError(
      `The trust policy is malformed at ${issue?.path.join('.') || 'its top'}: ${issue?.message ?? ''}.`,
      'Give a file like the one `annexa keys policy` prints.',
    );
  }
  return parsed.data;
}
