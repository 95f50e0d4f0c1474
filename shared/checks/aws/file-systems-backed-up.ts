import { fail, judge, pass } from '#shared/evidence/outcome.ts';
import { perResource } from './lib/checks.ts';
import { page } from './lib/console.ts';
import { partial } from './lib/mapping.ts';

export default perResource('fileSystems', {
  title: 'Every file system is backed up',
  severity: 'medium',
  subjects: ['file system', 'file systems'],
  controls: [partial('A.8.13', 'Automatic backups are on; that they can be restored is judged apart.')],
  remedy: { text: 'Switch on automatic backups.', url: page('efs', '#/file-systems') },
  verdict: (system) => judge(system.backup, (set) => (set ? pass() : fail('automatic backups are off'))),
});
