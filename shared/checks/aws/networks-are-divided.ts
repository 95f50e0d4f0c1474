import { fail, notApplicable, pass, unavailable } from '#shared/evidence/outcome.ts';
import { perResource } from './lib/checks.ts';
import { page } from './lib/console.ts';
import { partial } from './lib/mapping.ts';

export default perResource('vpcs', {
  title: 'Every designed network has more than one part, one of them without public addresses',
  severity: 'low',
  subjects: ['VPC', 'VPCs'],
  judges: (vpc) => !vpc.isDefault.known || !vpc.isDefault.value,
  controls: [
    partial(
      'A.8.22',
      'The network has a part that nothing outside can address; the routes and rules between the parts, and which systems belong where, are for a person.',
    ),
  ],
  remedy: {
    text: 'Under "Subnets" create one without "Auto-assign public IPv4 address", and move inner systems there.',
    url: page('vpcconsole', '#subnets:'),
  },
  verdict: (vpc, { subnets }) => {
    if (!subnets.known) return unavailable(subnets);
    const own = subnets.value.items.filter((subnet) => subnet.vpc === vpc.id);
    if (own.some((subnet) => subnet.publicOnLaunch.known && !subnet.publicOnLaunch.value) && own.length > 1)
      return pass(`${own.length} subnets`);
    if (subnets.value.unseen) return unavailable(subnets.value.unseen);
    const unread = own.map((subnet) => subnet.publicOnLaunch).find((fact) => !fact.known);
    if (unread && !unread.known) return unavailable(unread);
    return own.length === 0
      ? notApplicable('the VPC has no subnets')
      : fail(own.length === 1 ? 'it has one subnet for everything' : 'every subnet hands out public addresses');
  },
});
