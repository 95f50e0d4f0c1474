import type { Repository } from '../../../organisation/repository.ts';
import { atLeast } from '../../policy.ts';
import { connection, rowsOf, type Context, type Fields, type Paging } from '../context.ts';
import { failure } from '../failure.ts';
import { team, user } from './people.ts';

export function collaborators(
  context: Context,
  repository: Repository,
  args: Paging & { readonly affiliation?: string | null; readonly login?: string | null },
): Fields | null {
  const { organisation, viewer } = context;
  if (!atLeast(viewer.roleOn(repository), 'write'))
    throw failure('FORBIDDEN', 'Must have push access to view repository collaborators.');
  const affiliation = args.affiliation ?? 'ALL';
  const outside = organisation.outsidersOf(repository).map(([person]) => person);
  const inside = Array.from({ length: affiliation === 'OUTSIDE' ? 0 : organisation.members }, (_, index) =>
    organisation.member(index),
  ).filter(
    (person) =>
      organisation.roleOf(person, repository) !== 'none' &&
      (affiliation === 'ALL' || person.login in repository.direct),
  );
  const people = [...inside, ...outside].filter(
    (person) => args.login === undefined || args.login === null || person.login === args.login,
  );
  const edge = (index: number): Fields => {
    const person = people[index];
    if (person === undefined) return {};
    const role = organisation.roleOf(person, repository);
    return {
      permission: role.toUpperCase(),
      permissionSources: () => sources(context, repository, person.login, person.team),
    };
  };
  return connection(context, { ...rowsOf(people, (person) => user(context, person)), edge }, args);
}

/** Where a right comes from; GitHub tells this to administrators only. */
function sources(context: Context, repository: Repository, login: string, slug: string): Fields[] | null {
  if (!context.viewer.administers(repository)) return null;
  const source = (permission: string, granter: Fields): Fields => ({
    organization: () => context.nodes.source(ofOrganisation, null),
    permission: permission.toUpperCase(),
    roleName: permission,
    source: granter,
  });
  const out: Fields[] = [];
  const direct = repository.direct[login];
  const byTeam = repository.teams[slug];
  const found = context.organisation.team(slug);
  if (direct !== undefined) out.push(source(direct, context.nodes.repository(repository)));
  if (byTeam !== undefined && found !== null) out.push(source(byTeam, team(context, found)));
  return out;
}

export const ofOrganisation = { source: 'Organization' } as const;
