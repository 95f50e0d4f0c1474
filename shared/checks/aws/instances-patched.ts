import { fail, judge, pass, unavailable } from '#shared/evidence/outcome.ts';
import { perItem } from './lib/checks.ts';
import { page } from './lib/console.ts';
import { withId } from './lib/lookup.ts';
import { direct } from './lib/mapping.ts';

export default perItem('aws/vulnerabilities', {
  title: 'No managed instance lacks patches',
  severity: 'high',
  subjects: ['managed instance', 'managed instances'],
  of: (facts) => facts.managed,
  id: (instance) => instance.id,
  controls: [
    direct('A.8.8', 'Patches that the baseline asks for are installed; the baseline itself is for the organisation.'),
  ],
  remedy: {
    text: 'Run the document AWS-RunPatchBaseline on the instance (Patch now), first with Scan, then with Install, or set a patch policy.',
    url: page('systems-manager', '#/patch-manager'),
  },
  verdict: ({ id }, { patches }) =>
    judge(patches, ({ items, unseen }) => {
      const found = withId(items, id);
      if (found === undefined) return unseen ? unavailable(unseen) : fail('nobody has looked for missing patches');
      if (found.compliant) return pass();
      return fail(
        found.missingCritical > 0 ? `${found.missingCritical} critical patches are missing` : 'patches are missing',
      );
    }),
});
