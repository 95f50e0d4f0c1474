/** Central root access removes the credentials of a member account's root user; nothing is left to guard. */
export const NO_PASSWORD = 'the root user has no password, so that nobody can sign in as it';
