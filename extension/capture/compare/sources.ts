/**
 * What is collected beside a capture of a page, for the pages that joins.ts compares. Apart from the
 * joins and the collectors, so that the worker stays small.
 */
export const SOURCES: Readonly<Record<string, readonly { readonly collector: string; readonly regional: boolean }[]>> =
  {
    'github/authentication-security': [{ collector: 'github/organization', regional: false }],
    'github/member-privileges': [{ collector: 'github/organization', regional: false }],
    'github/actions-permissions': [{ collector: 'github/organization', regional: false }],
    'github/organisation-people': [{ collector: 'github/members', regional: false }],
    'aws/iam-dashboard': [{ collector: 'aws/account', regional: false }],
    'aws/iam-password-policy': [{ collector: 'aws/account', regional: false }],
    'aws/iam-users': [{ collector: 'aws/identities', regional: false }],
    'aws/s3-account-public-access': [{ collector: 'aws/account', regional: false }],
    'aws/ebs-encryption-default': [{ collector: 'aws/posture', regional: true }],
  };
