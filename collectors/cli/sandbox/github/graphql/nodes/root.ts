import { searchedPulls } from '../../query.ts';
import { outsideAllowList, Refusal, ssoRequired } from '../../refusal.ts';
import { connection, forbidden, type Context, type Fields, type Paging } from '../context.ts';
import { failure } from '../failure.ts';
import { byNodeId } from './lookup.ts';
import { organisationNode } from './organisation.ts';
import { found } from './repositories.ts';
import { user } from './people.ts';
import { pullRequest } from './pulls.ts';

/** What keeps a token out of the organisation whatever it was granted. */
function admit(context: Context): void {
  const { viewer, organisation } = context;
  if (viewer.rights.ssoMissing === true)
    throw failure('FORBIDDEN', ssoRequired(organisation.login, context.base).message, { saml_failure: true });
  if (viewer.rights.outsideAllowList === true) throw failure('FORBIDDEN', outsideAllowList(organisation.login).message);
  if (!viewer.seesPublic) throw forbidden(context);
}

function owned(context: Context, login: string): boolean {
  return [context.organisation.settings.login, ...context.organisation.settings.formerLogins].includes(
    login.toLowerCase(),
  );
}

export function root(context: Context): Fields {
  const { organisation } = context;
  const node = ({ id }: { readonly id: string }): Fields => {
    admit(context);
    const value = byNodeId(context, id);
    if (value === null) throw failure('NOT_FOUND', `Could not resolve to a node with the global id of '${id}'`);
    return value;
  };
  const account = (login: string): Fields => {
    const person = organisation.person(login);
    if (person === null) throw failure('NOT_FOUND', `Could not resolve to a User with the login of '${login}'.`);
    return user(context, person);
  };
  return {
    rateLimit: context.rateLimit,
    viewer: () => user(context, context.viewer.person),
    organization: ({ login }: { readonly login: string }) => {
      if (!owned(context, login))
        throw failure('NOT_FOUND', `Could not resolve to an Organization with the login of '${login}'.`);
      admit(context);
      return organisationNode(context);
    },
    repository: ({ owner, name }: { readonly owner: string; readonly name: string }) => {
      if (!owned(context, owner))
        throw failure('NOT_FOUND', `Could not resolve to a Repository with the name '${owner}/${name}'.`);
      admit(context);
      return found(context, name);
    },
    repositoryOwner: ({ login }: { readonly login: string }) =>
      owned(context, login) ? organisationNode(context) : null,
    user: ({ login }: { readonly login: string }) => account(login),
    node,
    nodes: ({ ids }: { readonly ids: readonly string[] }) =>
      ids.map((id) => () => node({ id })).map((make) => attempt(make)),
    enterprise: ({ slug }: { readonly slug: string }) => {
      throw failure('NOT_FOUND', `Could not resolve to a Business with the URL slug of '${slug}'.`);
    },
    search: (args: Paging & { readonly query: string; readonly type: string }) => {
      admit(context);
      const asked = ['ISSUE', 'ISSUE_ADVANCED'].includes(args.type);
      const pulls = asked ? refusable(() => searchedPulls(organisation, context.viewer, args.query)) : null;
      const at = (index: number): Fields => {
        const placed = pulls?.at(index);
        return placed === undefined ? {} : pullRequest(context, placed.repository, placed.pull);
      };
      // GitHub counts all that it found and hands out the first thousand.
      return connection(context, { total: Math.min(pulls?.total ?? 0, 1_000), at }, args, {
        issueCount: pulls?.total ?? 0,
        repositoryCount: 0,
        userCount: 0,
        codeCount: 0,
        discussionCount: 0,
        wikiCount: 0,
      });
    },
  };
}

/** What REST refuses with a status, GraphQL refuses with an error beside the data. */
function refusable<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof Refusal) throw failure('UNPROCESSABLE', error.message);
    throw error;
  }
}

/** One id that leads nowhere is null beside an error; the others are still answered. */
function attempt(make: () => Fields): Fields | Error {
  try {
    return make();
  } catch (error) {
    if (error instanceof Error) return error;
    throw error;
  }
}
