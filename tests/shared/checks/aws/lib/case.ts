import type { AwsFacts } from '#shared/checks/aws/lib/checks.ts';
import type { KindName } from '#collectors/aws/resources/kinds.ts';
import { known, type Population, whole } from '#shared/evidence/fact.ts';

/** Only the facts that a check reads, by collector. */
export type Given = { readonly [C in keyof AwsFacts]?: object };

export interface Case {
  readonly pass?: Given;
  readonly fail?: Given;
  readonly manual?: Given;
  readonly none?: Given;
}

export const ACCOUNT = '111122223333';
export const REGION = 'eu-central-1';
export const AS_OF = '2026-11-24T12:00:00.000Z';
export const RECENT = '2026-11-24T06:00:00.000Z';
export const OLD = '2025-01-15T00:00:00.000Z';

export const k = known;
export const yes = known(true);
export const no = known(false);

export function list<T>(...items: T[]) {
  return known(whole(items)) as { known: true; value: Population<T> };
}

export function resource(fields: object, id = 'one') {
  return { id, arn: null, name: id, tags: known({}), captured: null, ...fields };
}

/** Cases of a check on one kind of resource: what passes, what fails, and a region that has none. */
export function kind(name: KindName, pass: object, fail: object, manual?: object): Case {
  const given = (fields: object): Given => ({ 'aws/resources': { [name]: list(resource(fields)) } });
  return {
    pass: given(pass),
    fail: given(fail),
    none: { 'aws/resources': { [name]: list() } },
    ...(manual && { manual: given(manual) }),
  };
}

/** Cases of a check on the facts of one collector. */
export function facts(
  collector: keyof AwsFacts,
  pass: object,
  fail: object,
  more: { manual?: object; none?: object } = {},
): Case {
  return {
    pass: { [collector]: pass },
    fail: { [collector]: fail },
    ...(more.manual && { manual: { [collector]: more.manual } }),
    ...(more.none && { none: { [collector]: more.none } }),
  };
}
