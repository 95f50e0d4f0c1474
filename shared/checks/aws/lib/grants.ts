import type { IdentitiesFacts } from '#collectors/aws/identities.ts';
import type { Statement } from '#collectors/aws/read/policy.ts';
import type { Mapping, Severity } from '#shared/define.ts';
import { cut, type Fact, known, type Population, type Unknown, whole } from '#shared/evidence/fact.ts';
import { fail, judge, manual, pass } from '#shared/evidence/outcome.ts';
import { perItem } from './checks.ts';
import { page } from './console.ts';
import { grantsOnEverything } from './policy.ts';

interface Written {
  readonly id: string;
  readonly statements: Fact<readonly Statement[]>;
}

/** A check that no policy of the account, listed or inside an identity, grants an action on everything. */
export function noGrant(about: {
  readonly title: string;
  readonly severity: Severity;
  readonly controls: readonly Mapping[];
  readonly remedy: string;
  readonly action: string;
  /** "every key". */
  readonly reach: string;
}) {
  const { action, reach, remedy, ...rest } = about;
  return perItem<'aws/identities', Written>('aws/identities', {
    ...rest,
    subjects: ['IAM policy', 'IAM policies'],
    of: written,
    id: ({ id }) => id,
    remedy: { text: remedy, url: page('iam', '#/policies') },
    verdict: ({ statements }) =>
      judge(statements, (all) => {
        const granted = grantsOnEverything(all, action);
        if (granted === 'no') return pass();
        return granted === 'yes'
          ? fail(`allows ${action} on ${reach}`)
          : manual(`It allows ${action} on ${reach} under conditions: read them, and say whether they limit it.`);
      }),
  });
}

/** Own policies in use, and those inside users, groups and roles. Roles that AWS keeps for its services are not ours. */
function written({ policies, users, groups, roles }: IdentitiesFacts): Fact<Population<Written>> {
  const items: Written[] = [];
  let unseen: Unknown | null = null;
  for (const list of [policies, users, groups, roles]) {
    if (!list.known) unseen ??= list;
    else unseen ??= list.value.unseen;
  }
  for (const { arn, attachments, statements } of policies.known ? policies.value.items : []) {
    if (!attachments.known || attachments.value > 0) items.push({ id: arn, statements });
  }
  const ours = roles.known ? roles.value.items.filter(({ path }) => !path.startsWith('/aws-service-role/')) : [];
  const holders = [...(users.known ? users.value.items : []), ...(groups.known ? groups.value.items : []), ...ours];
  for (const { arn, inline } of holders) {
    items.push(...inline.map(({ name, statements }) => ({ id: `${arn}: ${name}`, statements })));
  }
  if (items.length === 0 && unseen !== null) return unseen;
  return known(unseen === null ? whole(items) : cut(items, null, unseen));
}
