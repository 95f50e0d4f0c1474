import { ACCOUNT, k, OLD, RECENT, yes } from './case.ts';

/** A key of a user, in use and recent. */
export const key = (fields: object = {}) => ({
  slot: 1,
  active: true,
  rotated: k(RECENT),
  lastUsed: k(RECENT),
  ...fields,
});

/** A user with a second factor and a password that is in use. */
export const user = (fields: object = {}) => ({
  user: 'ann',
  arn: `arn:aws:iam::${ACCOUNT}:user/ann`,
  created: k(OLD),
  mfa: yes,
  password: yes,
  passwordUsed: k(RECENT),
  passwordChanged: k(RECENT),
  keys: [],
  ...fields,
});

/** A role that was used, and that nobody may assume. */
export const role = (fields: object = {}) => ({
  name: 'one',
  arn: 'arn:one',
  attached: [],
  inline: [],
  path: '/',
  created: k(OLD),
  lastUsed: RECENT,
  trust: k([]),
  ...fields,
});
