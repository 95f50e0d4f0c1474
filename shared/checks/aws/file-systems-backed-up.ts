import { fail, judge, pass } from '#shared/evidence/outcome.ts';
import { perResource } from './lib/checks.ts';
import { page } from './lib/console.ts';
import { partial } from './lib/mapping.ts';

export default perResource('fileSystems', {
  title: 'Automatic backups of every file system are on',
  severity: 'medium',
  subjects: ['file system', 'file systems'],
  controls: [
    partial(
      'A.8.13',
      'Automatic backups are on; backups by another plan, and that they can be restored, are judged apart.',
    ),
  ],
  remedy: {
    text: 'Under "General", "Edit" of the file system enable automatic backups (aws efs put-backup-policy --backup-policy Status=ENABLED).',
    url: page('efs', '#/file-systems'),
  },
  verdict: (system) => judge(system.backup, (set) => (set ? pass() : fail('automatic backups are off'))),
});
