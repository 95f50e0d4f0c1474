import { groupId, groupNames, personId, staff, STORE } from '../estate/portal.ts';
import { ServiceError } from '../wire/service-error.ts';
import type { Call, Handlers } from './handler.ts';
import { present } from './paging.ts';
import { here, page } from './sso.ts';

function requireStore(call: Call, id: string | undefined): void {
  if (!here(call) || id !== STORE)
    throw new ServiceError('ResourceNotFoundException', `Identity store ${id} not found`);
}

export const identitystore: Handlers<typeof import('@aws-sdk/client-identitystore')> = {
  ListUsers: (input, call) => {
    requireStore(call, input.IdentityStoreId);
    const { items, next } = page('identity-users', staff(call.estate), input);
    return present({
      Users: items.map(({ at, person }) => ({
        IdentityStoreId: STORE,
        UserId: personId(call.estate, at),
        UserName: person.login,
        DisplayName: person.name,
        Title: person.title,
        Emails: [{ Value: person.email, Type: 'work', Primary: true }],
        UserStatus: person.suspended ? ('DISABLED' as const) : ('ENABLED' as const),
      })),
      NextToken: next,
    });
  },

  ListGroups: (input, call) => {
    requireStore(call, input.IdentityStoreId);
    const { items, next } = page('identity-groups', groupNames, input);
    return present({
      Groups: items.map((name) => ({ IdentityStoreId: STORE, GroupId: groupId(call.estate, name), DisplayName: name })),
      NextToken: next,
    });
  },

  ListGroupMemberships: (input, call) => {
    requireStore(call, input.IdentityStoreId);
    const name = groupNames.find((one) => groupId(call.estate, one) === input.GroupId);
    if (name === undefined) throw new ServiceError('ResourceNotFoundException', `Group ${input.GroupId} not found`);
    const { items, next } = page(
      `members-${name}`,
      staff(call.estate).filter(({ person }) => person.team === name),
      input,
    );
    return present({
      GroupMemberships: items.map(({ at }) => ({
        IdentityStoreId: STORE,
        MembershipId: call.estate.management.plan.uuid('membership', at),
        GroupId: input.GroupId,
        MemberId: { UserId: personId(call.estate, at) },
      })),
      NextToken: next,
    });
  },
};
