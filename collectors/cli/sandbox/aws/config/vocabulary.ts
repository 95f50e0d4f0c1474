import { accountAt } from '../../organisation/accounts.ts';
import { AccountState } from '../estate/account-state.ts';
import { Plan } from '../estate/plan.ts';
import { regionsFor } from '../estate/regions.ts';
import { complianceFamilies, packFamily } from './compliance.ts';
import { existing } from './families.ts';

let known: Set<string> | null = null;

/**
 * Whether any recorded type has the property. Advanced queries refuse a misspelt property instead of
 * answering nothing; the properties known here are those that the sandbox's own items have.
 */
export function knownPath(path: string): boolean {
  known ??= learn();
  return known.has(path);
}

function learn(): Set<string> {
  const paths = new Set<string>([
    'relationships',
    'relationships.resourceId',
    'relationships.resourceType',
    'relationships.name',
  ]);
  const home = 'eu-central-1';
  const regions = regionsFor(home);
  // Between them these accounts hold every type and every optional setting.
  for (const index of [0, 2, 3, 4, 5, 6]) {
    const account = accountAt('vocabulary', index);
    const plan = new Plan({
      seed: 'vocabulary',
      account,
      index,
      management: account.id,
      home,
      regions,
      epoch: 0,
      externalId: null,
      recording: 'everywhere',
    });
    const state = new AccountState(plan, { buckets: 0, volumes: 0 });
    for (const region of [home, 'eu-west-1', 'us-east-1']) {
      const origin = { account: account.id, region, captured: new Date(0) };
      const families = existing(state, origin);
      for (const family of [
        ...families,
        ...complianceFamilies(state, origin, families),
        ...packFamily(state, origin, families),
      ]) {
        for (let at = 0; at < family.count; at++) collect(family.at(at), '', paths);
      }
    }
  }
  return paths;
}

function collect(value: unknown, path: string, into: Set<string>): void {
  if (Array.isArray(value)) {
    for (const element of value) collect(element, path, into);
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, inner] of Object.entries(value)) {
      const next = path === '' ? key : `${path}.${key}`;
      into.add(next);
      collect(inner, next, into);
    }
  }
}
