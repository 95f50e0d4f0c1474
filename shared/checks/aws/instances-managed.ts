import { defineCheck } from '#shared/define.ts';
import { fail, pass, unavailable } from '#shared/evidence/outcome.ts';
import { type AwsFacts, judged, nameOf, part } from './lib/checks.ts';
import { page } from './lib/console.ts';
import { withId } from './lib/lookup.ts';
import { partial, supporting } from './lib/mapping.ts';

export default defineCheck<Pick<AwsFacts, 'aws/vulnerabilities' | 'aws/resources'>>({
  title: 'Every running instance is managed by Systems Manager',
  severity: 'medium',
  needs: ['aws/vulnerabilities', 'aws/resources'],
  subjects: ['instance', 'instances'],
  controls: [
    partial('A.8.8', 'Instances can be patched and looked into; those outside cannot.'),
    supporting('A.5.9', 'What runs is known down to the software.'),
    supporting('A.8.18', 'Administration goes by way of a service that logs it, instead of open ports.'),
  ],
  remedy: {
    text: 'Install the SSM agent, and give the instance a role with AmazonSSMManagedInstanceCore, or enable Default Host Management Configuration.',
    url: page('systems-manager', '#/managed-instances'),
  },
  evaluate: (inputs, context) => {
    const managed = part(inputs['aws/vulnerabilities'], (facts) => facts.managed);
    return judged(
      part(inputs['aws/resources'], (facts) => facts.instances),
      ['instance', 'instances'],
      (instance) => ({ type: 'instance', id: nameOf(instance) }),
      (instance) => !instance.state.known || instance.state.value === 'running',
      (instance) => {
        if (!managed.known) return unavailable(managed);
        if (!instance.state.known) return unavailable(instance.state);
        const found = withId(managed.value.items, instance.id);
        if (found) return found.online ? pass() : fail('its agent has lost the connection');
        return managed.value.unseen ? unavailable(managed.value.unseen) : fail('it is not managed');
      },
      context,
    );
  },
});
