import type { RepositoryAccessFacts } from '#collectors/github/repository-access.ts';
import type { MembersFacts } from '#collectors/github/members.ts';
import { defineCheck } from '#shared/define.ts';
import { known } from '#shared/evidence/fact.ts';
import { each, judge, notApplicable } from '#shared/evidence/outcome.ts';
import { everyOf } from './lib/every.ts';
import { organizationPage } from './lib/links.ts';
import { allOf } from './lib/organization.ts';
import { repositorySubject } from './lib/repositories.ts';

export default defineCheck<{ 'github/repository-access': RepositoryAccessFacts; 'github/members': MembersFacts }>({
  title: 'The right to change code comes through teams',
  severity: 'medium',
  needs: ['github/repository-access', 'github/members'],
  over: 'github/repository-access',
  subjects: ['repository', 'repositories'],
  controls: [
    {
      id: 'A.5.18',
      strength: 'partial',
      rationale:
        'Shows that access rights are granted to roles rather than one by one; it does not show that team membership is reviewed.',
    },
    {
      id: 'A.5.15',
      strength: 'supporting',
      rationale: 'Shows that access follows a structure; it does not show that the structure fits the work.',
    },
    {
      id: 'A.8.4',
      strength: 'partial',
      rationale:
        'Shows everybody who may change this code and through what; it does not show that each still needs it.',
    },
  ],
  remedy: {
    text: 'In the settings of the repository, "Collaborators and teams", give the access to the team, and remove the person from the list.',
    url: organizationPage('people'),
  },
  evaluate: (inputs, { scope }) => {
    const input = inputs['github/repository-access'];
    const access = input.known ? input.value.access : input;
    const members = inputs['github/members'];
    const outside = members.known ? members.value.outside : members;
    return each(
      access,
      allOf('repositories', scope),
      (repository) => repositorySubject(repository, 'settings/access'),
      ({ archived, writers }) =>
        judge(archived, (old) => {
          if (old) return notApplicable('archived: nobody can change it');
          return everyOf(writers, ({ login, right, through }) => {
            if (!through.known) return through;
            if (!through.value.includes(DIRECTLY)) return known(null);
            // People of other parties are in no team; they have a check of their own.
            if (!outside.known) return outside;
            if (outside.value.items.includes(login)) return known(null);
            if (outside.value.unseen !== null) return outside.value.unseen;
            return known(`${login} has ${right.known ? right.value : 'write'} access that was granted directly`);
          });
        }),
    );
  },
});

const DIRECTLY = 'granted directly';
