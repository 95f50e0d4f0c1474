import type { MembersFacts } from '#collectors/github/members.ts';
import type { RepositoryAccessFacts } from '#collectors/github/repository-access.ts';
import type { Fact, Unknown } from '#shared/evidence/fact.ts';
import type { Right } from '#collectors/github/read/access.ts';
import { defineCheck } from '#shared/define.ts';
import { known } from '#shared/evidence/fact.ts';
import { each, fail, judge, manual, pass, unavailable } from '#shared/evidence/outcome.ts';
import { organizationPage } from './lib/links.ts';
import { allOf } from './lib/organization.ts';

export default defineCheck<{ 'github/members': MembersFacts; 'github/repository-access': RepositoryAccessFacts }>({
  title: 'Outside collaborators can change only what was confirmed',
  severity: 'high',
  needs: ['github/members', 'github/repository-access'],
  subjects: ['outside collaborator', 'outside collaborators'],
  controls: [
    {
      id: 'A.5.19',
      strength: 'partial',
      rationale: 'Shows exactly which code each outside person may change; it does not show the agreement behind it.',
    },
    {
      id: 'A.5.18',
      strength: 'partial',
      rationale:
        'Shows the rights of outside people as a whole list, which a review of access rights starts from; the review itself is for a person.',
    },
  ],
  remedy: {
    text: 'End the access, or lower it to "Read"; nobody from outside should administer a repository.',
    url: organizationPage('outside-collaborators'),
  },
  evaluate: (inputs, { scope }) => {
    const input = inputs['github/members'];
    const outside = input.known ? input.value.outside : input;
    const rights = rightsIn(inputs['github/repository-access']);
    return each(
      outside,
      allOf('outside collaborators', scope),
      (login) => ({ type: 'outside collaborator', id: login }),
      (login) =>
        judge(rights, ({ byLogin, unseen }) => {
          const grants = byLogin.get(login) ?? [];
          const admin = grants.filter(({ right }) => right === 'admin').map(({ repository }) => repository);
          if (admin.length > 0) return fail(`${login} administers ${admin.join(', ')}`);
          if (unseen !== null) return unavailable(unseen);
          if (grants.length === 0) return pass('can change nothing');
          return manual(
            `Confirm that ${login} still has to change ${grants.map(({ repository }) => repository).join(', ')}.`,
          );
        }),
    );
  },
});

interface Rights {
  readonly byLogin: ReadonlyMap<string, readonly { readonly repository: string; readonly right: Right }[]>;
  /** Why some repository was not seen, so that nobody's rights are known to be whole. */
  readonly unseen: Unknown | null;
}

function rightsIn(input: Fact<RepositoryAccessFacts>): Fact<Rights> {
  const access = input.known ? input.value.access : input;
  if (!access.known) return access;
  const byLogin = new Map<string, { repository: string; right: Right }[]>();
  let unseen = access.value.unseen;
  for (const { name, archived, writers } of access.value.items) {
    if (archived.known && archived.value) continue;
    if (!writers.known) {
      unseen ??= writers;
      continue;
    }
    unseen ??= writers.value.unseen;
    for (const { login, right } of writers.value.items) {
      if (!right.known) {
        unseen ??= right;
        continue;
      }
      const grants = byLogin.get(login) ?? [];
      byLogin.set(login, [...grants, { repository: name, right: right.value }]);
    }
  }
  return known({ byLogin, unseen });
}
