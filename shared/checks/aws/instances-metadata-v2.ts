import { fail, judge, pass } from '#shared/evidence/outcome.ts';
import { perResource } from './lib/checks.ts';
import { page } from './lib/console.ts';
import { partial, supporting } from './lib/mapping.ts';

export default perResource('instances', {
  title: 'Every instance needs version 2 of the metadata service',
  severity: 'high',
  subjects: ['instance', 'instances'],
  judges: (instance) => !instance.state.known || instance.state.value !== 'terminated',
  controls: [
    partial('A.8.9', 'A hardening that every guide asks for is in place.'),
    supporting('A.5.17', 'Keys of the instance role cannot be read by a forged request.'),
  ],
  remedy: {
    text: 'Under "Actions", "Instance settings", "Modify instance metadata options" require IMDSv2 (aws ec2 modify-instance-metadata-options --http-tokens required).',
    url: page('ec2', '#Instances:'),
  },
  verdict: (instance) =>
    judge(instance.metadataTokens, (tokens) => {
      if (tokens === 'required') return pass();
      return judge(instance.metadataEndpoint, (endpoint) =>
        endpoint === 'disabled'
          ? pass('it has no metadata service')
          : fail('version 1 of the metadata service is allowed'),
      );
    }),
});
