import { fail, judge, pass, unavailable } from '#shared/evidence/outcome.ts';
import { perResource } from './lib/checks.ts';
import { page } from './lib/console.ts';
import { partial, supporting } from './lib/mapping.ts';

export default perResource('keys', {
  title: 'No customer key is waiting to be deleted',
  severity: 'high',
  subjects: ['KMS key', 'KMS keys'],
  judges: (key) => !key.manager.known || key.manager.value === 'CUSTOMER',
  controls: [
    partial('A.8.24', 'Keys are not lost together with all that is encrypted with them.'),
    supporting('A.8.10', 'Deleting a key deletes data for good, and should be meant.'),
  ],
  remedy: {
    text: 'Choose "Cancel key deletion" (aws kms cancel-key-deletion) and enable the key again, unless it is meant.',
    url: page('kms', '#/kms/keys'),
  },
  verdict: (key) => {
    if (!key.manager.known) return unavailable(key.manager);
    return judge(key.state, (state) =>
      state === 'PendingDeletion' || state === 'PendingReplicaDeletion'
        ? fail('it is scheduled for deletion')
        : pass(state),
    );
  },
});
