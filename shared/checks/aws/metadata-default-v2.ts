import { fail, judge, notApplicable, pass } from '#shared/evidence/outcome.ts';
import { perRegion } from './lib/checks.ts';
import { page } from './lib/console.ts';
import { partial } from './lib/mapping.ts';

export default perRegion('aws/posture', {
  title: 'New instances use version 2 of the metadata service',
  severity: 'low',
  controls: [partial('A.8.9', 'A hardened default for new instances; those that run are judged apart.')],
  remedy: {
    text: 'Under "Data protection and security", "IMDS defaults" require V2 (aws ec2 modify-instance-metadata-defaults --http-tokens required).',
    url: page('ec2', '#Settings:tab=dataProtectionAndSecurity'),
  },
  verdict: ({ metadataTokens }) =>
    judge(metadataTokens, (tokens) => {
      if (tokens === 'nothing to look at') return notApplicable('AWS Config knows of no instance here');
      if (tokens === 'required') return pass();
      return fail(tokens === null ? 'no default is set' : 'version 1 is still allowed by default');
    }),
});
