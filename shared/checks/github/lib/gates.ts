import type { Protection } from '#collectors/github/read/protection.ts';
import { type Fact, known } from '#shared/evidence/fact.ts';

/**
 * Whether something stands before a plain push to a branch: a pull request, a list of those who may push,
 * checks that have to be green, or a lock. The text says what does, null that nothing does.
 */
export function gateOf({ pullRequest, pushRestricted, locked, statusChecks }: Protection): Fact<string | null> {
  const gates = [
    { fact: pullRequest, what: 'a pull request is required' },
    { fact: pushRestricted, what: 'only those named can push' },
    { fact: locked, what: 'it is locked' },
  ];
  const found = gates.find(({ fact }) => fact.known && fact.value);
  if (found !== undefined) return known(found.what);
  if (statusChecks.known && statusChecks.value.length > 0) return known('status checks stand before every push');
  const unseen = [...gates.map(({ fact }) => fact), statusChecks].find((fact) => !fact.known);
  return unseen && !unseen.known ? unseen : known(null);
}
