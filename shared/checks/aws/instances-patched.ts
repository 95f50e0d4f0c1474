import { fail, pass } from '#shared/evidence/outcome.ts';
import { perItem } from './lib/checks.ts';
import { page } from './lib/console.ts';
import { direct } from './lib/mapping.ts';

export default perItem('aws/vulnerabilities', {
  title: 'No managed instance lacks patches',
  severity: 'high',
  subjects: ['managed instance', 'managed instances'],
  of: (facts) => facts.patches,
  id: (instance) => instance.id,
  controls: [
    direct('A.8.8', 'Patches that the baseline asks for are installed; the baseline itself is for the organisation.'),
  ],
  remedy: {
    text: 'Run a patch operation, or set a maintenance window.',
    url: page('systems-manager', '#/patch-manager'),
  },
  verdict: (instance) => {
    if (instance.compliant) return pass();
    return fail(
      instance.missingCritical > 0 ? `${instance.missingCritical} critical patches are missing` : 'patches are missing',
    );
  },
});
