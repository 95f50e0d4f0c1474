import { fail, judge, pass } from '#shared/evidence/outcome.ts';
import { perAccount } from './lib/checks.ts';
import { page } from './lib/console.ts';
import { partial, supporting } from './lib/mapping.ts';
import { inManagement } from './lib/organization.ts';

export default perAccount('aws/organization', {
  title: 'Root users of member accounts are managed centrally',
  severity: 'low',
  controls: [
    partial('A.8.2', 'Member accounts need no root password of their own.'),
    supporting('A.5.17', 'There are fewer lasting secrets to keep.'),
  ],
  remedy: {
    text: 'In the management account open "Root access management" in IAM and enable it (aws iam enable-organizations-root-credentials-management).',
    url: page('iam', '#/organization-features'),
  },
  verdict: ({ organization, rootFeatures }) =>
    inManagement(organization, () =>
      judge(rootFeatures, (features) =>
        features.includes('RootCredentialsManagement') ? pass() : fail('root credentials are not managed centrally'),
      ),
    ),
});
