import { fail, judge, pass } from '#shared/evidence/outcome.ts';
import { perResource } from './lib/checks.ts';
import { page } from './lib/console.ts';
import { direct } from './lib/mapping.ts';

export default perResource('fileSystems', {
  title: 'Every file system is encrypted at rest',
  severity: 'medium',
  subjects: ['file system', 'file systems'],
  controls: [direct('A.8.24', 'The rules for cryptography reach shared files.')],
  remedy: {
    text: 'Encryption cannot be switched on later: create an encrypted file system, copy the files with AWS DataSync, and remount.',
    url: page('efs', '#/file-systems'),
  },
  verdict: (system) => judge(system.encrypted, (set) => (set ? pass() : fail('it is not encrypted'))),
});
