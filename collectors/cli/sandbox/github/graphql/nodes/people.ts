import type { Person } from '../../../organisation/people.ts';
import type { Team } from '../../../organisation/organisation.ts';
import { nodeId } from '../../call.ts';
import { enterprises } from './enterprise.ts';
import { connection, rowsOf, type Context, type Fields, type Paging } from '../context.ts';

/** Who did something: an account of a person, or of a service. */
export function actor(context: Context, person: Person): Fields {
  if (person.kind !== 'bot') return user(context, person);
  return {
    __typename: 'Bot',
    id: nodeId('Bot', person.id),
    databaseId: person.id,
    login: person.login,
    createdAt: person.joinedAt,
    updatedAt: person.joinedAt,
    avatarUrl: `${context.base}/avatars/u/${person.id}`,
    url: `${context.base}/apps/${person.login}`,
    resourcePath: `/apps/${person.login}`,
  };
}

export function user(context: Context, person: Person): Fields {
  return {
    __typename: 'User',
    id: nodeId('User', person.id),
    databaseId: person.id,
    login: person.login,
    name: person.name,
    email: person.email,
    company: null,
    bio: person.title,
    location: null,
    createdAt: person.joinedAt,
    updatedAt: person.lastActiveAt,
    url: `${context.base}/${person.login}`,
    resourcePath: `/${person.login}`,
    avatarUrl: `${context.base}/avatars/u/${person.id}`,
    isViewer: person.login === context.viewer.person.login,
    isSiteAdmin: false,
    isEmployee: false,
    organizationVerifiedDomainEmails: [person.email],
    contributionsCollection: (period: { readonly from?: string | null; readonly to?: string | null }) =>
      contributions(person, period),
    enterprises: (paging: Paging) => enterprises(context, paging),
  };
}

/** Everybody contributes up to the day they were last active on. */
function contributions(person: Person, { from, to }: { readonly from?: string | null; readonly to?: string | null }) {
  const [start, end] = [Date.parse(from ?? person.joinedAt), Date.parse(to ?? person.lastActiveAt)];
  const active = Date.parse(person.lastActiveAt);
  return {
    startedAt: new Date(start).toISOString(),
    endedAt: new Date(end).toISOString(),
    hasAnyContributions: active >= start && active <= end,
    restrictedContributionsCount: 0,
  };
}

export function team(context: Context, part: Team): Fields {
  const path = `/orgs/${context.organisation.login}/teams/${part.slug}`;
  return {
    __typename: 'Team',
    id: nodeId('Team', part.id),
    databaseId: part.id,
    name: part.name,
    slug: part.slug,
    combinedSlug: `${context.organisation.login}/${part.slug}`,
    description: null,
    privacy: 'VISIBLE',
    url: `${context.base}${path}`,
    resourcePath: path,
    parentTeam: null,
    members: (paging: Paging) => {
      const people = context.organisation.teamMembers(part.slug);
      return connection(
        context,
        { ...rowsOf(people, (person) => user(context, person)), edge: () => ({ role: 'MEMBER' }) },
        paging,
      );
    },
  };
}
