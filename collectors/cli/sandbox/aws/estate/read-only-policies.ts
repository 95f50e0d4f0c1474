import management from '#collectors/aws/policies/management.json';
import member from '#collectors/aws/policies/member.json';
import type { PolicyDocument } from '../auth/policy.ts';

/** What a member account's evidence role may do: exactly what is published for it. */
export const corePolicy = member as PolicyDocument;

/** What the management account's collector may do on top: exactly what is published for it. */
export const organisationPolicy = management as PolicyDocument;
