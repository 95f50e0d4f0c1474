import type { Person } from './people.ts';

/** The service that proposes updates of dependencies: an author that is no person. */
export const updateBot: Person = {
  id: 49_699_333,
  login: 'dependabot',
  name: 'dependabot',
  email: 'bot@meridian-labs.example',
  title: 'Dependency updates',
  team: '',
  kind: 'bot',
  role: 'bot',
  twoFactor: 'none',
  joinedAt: '2019-05-23T00:00:00Z',
  lastActiveAt: '2019-05-23T00:00:00Z',
  publicMember: false,
  suspended: false,
};
