import type { Person } from '../../../organisation/people.ts';
import type { Repository, RepositoryRole } from '../../../organisation/repository.ts';
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
      permissionSources: () => sources(context, repository, person),
    };
  };
  return connection(context, { ...rowsOf(people, (person) => user(context, person)), edge }, args);
}

/** Where a right comes from; GitHub tells this to administrators only. */
function sources(context: Context, repository: Repository, person: Person): Fields[] | null {
  if (!context.viewer.administers(repository)) return null;
  const organisation = (): Fields => context.nodes.source(ofOrganisation, null);
  const source = (permission: RepositoryRole, granter: Fields): Fields => ({
    organization: organisation,
    permission: coarse[permission],
    roleName: permission,
    source: granter,
  });
  const out: Fields[] = [];
  const base = context.organisation.settings.basePermission;
  const direct = repository.direct[person.login];
  const byTeam = person.role === 'outside' ? undefined : repository.teams[person.team];
  const found = context.organisation.team(person.team);
  if (person.role === 'owner') out.push(source('admin', organisation()));
  else if (person.role === 'member' && base !== 'none') out.push(source(base, organisation()));
  if (byTeam !== undefined && found !== null) out.push(source(byTeam, team(context, found)));
  if (direct !== undefined || person.role === 'outside')
    out.push(source(direct ?? outsideRole(context, repository, person), context.nodes.repository(repository)));
  return out;
}

function outsideRole(context: Context, repository: Repository, person: Person): RepositoryRole {
  return context.organisation.outsidersOf(repository).find(([each]) => each.login === person.login)?.[1] ?? 'read';
}

/** The schema names only three levels for the source of a right; the exact role is in `roleName`. */
const coarse: Readonly<Record<RepositoryRole, string>> = {
  read: 'READ',
  triage: 'READ',
  write: 'WRITE',
  maintain: 'WRITE',
  admin: 'ADMIN',
};

export const ofOrganisation = { source: 'Organization' } as const;
