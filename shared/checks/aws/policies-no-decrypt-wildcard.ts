import { noGrant } from './lib/grants.ts';
import { partial, supporting } from './lib/mapping.ts';

export default noGrant({
  title: 'No policy lets its holder decrypt with every key',
  severity: 'medium',
  controls: [
    partial('A.8.24', 'Who may use a key is limited, one part of managing keys; key policies are not read.'),
    supporting('A.8.3', 'Encrypted information is readable only with a right to its key.'),
  ],
  remedy: 'In the JSON of the policy, replace the resource "*" of kms:Decrypt by the ARNs of the keys that are needed.',
  action: 'kms:Decrypt',
  reach: 'every key',
});
