import type { RepositoryAccessFacts } from '#collectors/github/repository-access.ts';
import type { MembersFacts } from '#collectors/github/members.ts';
import { type Fact, known, type Unknown } from '#shared/evidence/fact.ts';
import { defineCheck } from '#shared/define.ts';
import { each, fail, judge, notApplicable, pass, unavailable } from '#shared/evidence/outcome.ts';
import { organizationPage } from './lib/links.ts';
import { allOf } from './lib/organization.ts';
import { repositorySubject } from './lib/repositories.ts';

/** Enough for a team with a deputy. */
const MOST = 5;

export default defineCheck<{ 'github/repository-access': RepositoryAccessFacts; 'github/members': MembersFacts }>({
  title: 'Few people administer a repository',
  severity: 'medium',
  needs: ['github/repository-access', 'github/members'],
  over: 'github/repository-access',
  subjects: ['repository', 'repositories'],
  controls: [
    {
      id: 'A.8.2',
      strength: 'partial',
      rationale:
        'Shows how many people hold the highest right in each repository beside the owners; it does not show that each needs it.',
    },
    {
      id: 'A.5.18',
      strength: 'supporting',
      rationale: 'Shows the grants of one right, repository by repository; it does not show that they are reviewed.',
    },
  ],
  remedy: {
    text: 'In the settings of the repository, "Collaborators and teams", give those who do not administer it "Maintain" or "Write".',
    url: organizationPage('people'),
  },
  evaluate: (inputs, { scope }) => {
    const input = inputs['github/repository-access'];
    const access = input.known ? input.value.access : input;
    const owners = ownersIn(inputs['github/members']);
    return each(
      access,
      allOf('repositories', scope),
      (repository) => repositorySubject(repository, 'settings/access'),
      ({ archived, writers }) =>
        judge(archived, (old) => {
          if (old) return notApplicable('archived: nobody can change it');
          return judge(writers, ({ items, unseen }) =>
            judge(owners, (all) => {
              const admins = items
                .filter(({ right }) => right.known && right.value === 'admin')
                .map(({ login }) => login)
                .filter((login) => !all.sure.has(login));
              const names = admins.filter((login) => !all.maybe(login));
              if (names.length > MOST)
                return fail(`${names.length} people administer it beside the owners: ${names.join(', ')}`);
              if (admins.length > MOST && all.unseen !== null) return unavailable(all.unseen);
              const unjudged = unseen ?? items.map(({ right }) => right).find((right) => !right.known);
              if (unjudged && !unjudged.known) return unavailable(unjudged);
              return pass(names.length === 0 ? 'only owners' : names.join(', '));
            }),
          );
        }),
    );
  },
});

interface Owners {
  readonly sure: ReadonlySet<string>;
  /** Whether somebody may be an owner, since not all members were seen, or not in which role. */
  maybe(login: string): boolean;
  readonly unseen: Unknown | null;
}

function ownersIn(input: Fact<MembersFacts>): Fact<Owners> {
  const members = input.known ? input.value.members : input;
  if (!members.known) return members;
  const { items, unseen } = members.value;
  const roles = new Map(items.map(({ login, role }) => [login, role]));
  const hidden = items.map(({ role }) => role).find((role) => !role.known);
  return known({
    sure: new Set(items.filter(({ role }) => role.known && role.value === 'admin').map(({ login }) => login)),
    maybe: (login) => {
      const role = roles.get(login);
      return role === undefined ? unseen !== null : !role.known;
    },
    unseen: unseen ?? (hidden && !hidden.known ? hidden : null),
  });
}
