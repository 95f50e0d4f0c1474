import type { Fact, Population } from '#shared/evidence/fact.ts';

/**
 * What facts read beside a fault say otherwise than facts read without it. Nothing is in order but: the
 * same value; an unknown whose reason names the fault; a list cut for such a reason, of entries that are
 * themselves in order.
 */
export function differences(clean: unknown, faulty: unknown, names: RegExp, path = ''): string[] {
  if (clean === faulty) return [];
  if (isFact(faulty) && isFact(clean)) return inFacts(clean, faulty, names, path);
  if (isPopulation(faulty) && isPopulation(clean)) return inLists(clean, faulty, names, path);
  // Who wrote a review is a name; where it was not seen, that is said in its place.
  if (path.endsWith('.login') && faulty === 'an account that is not shown') return [];
  if (Array.isArray(faulty) && Array.isArray(clean)) return inArrays(clean, faulty, names, path);
  if (isObject(faulty) && isObject(clean)) {
    const keys = new Set([...Object.keys(clean), ...Object.keys(faulty)]);
    return [...keys].flatMap((key) => differences(clean[key], faulty[key], names, `${path}.${key}`));
  }
  // "At least": less is true as well.
  if (path.endsWith('.approvals') && Number(faulty) < Number(clean)) return [];
  return [`${path} is ${JSON.stringify(faulty)}, was ${JSON.stringify(clean)}`];
}

export function isPopulation(value: unknown): value is Population<unknown> {
  return isObject(value) && 'items' in value && 'complete' in value && 'unseen' in value;
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isFact(value: unknown): value is Fact<unknown> {
  return isObject(value) && typeof value['known'] === 'boolean';
}

function inFacts(clean: Fact<unknown>, faulty: Fact<unknown>, names: RegExp, path: string): string[] {
  if (!faulty.known) {
    const told = names.test(faulty.why) || !clean.known;
    return told ? [] : [`${path} is unknown for another reason: ${faulty.why}`];
  }
  // Asked because it was not seen that nobody can; the answer says that nobody did.
  if (path.endsWith('.bypasses') && clean.known && clean.value === null && isPopulation(faulty.value)) {
    return faulty.value.items.length === 0 ? [] : [`${path} holds something`];
  }
  if (!clean.known) return [`${path} is known: ${JSON.stringify(faulty.value)?.slice(0, 80)}, was not: ${clean.why}`];
  return differences(clean.value, faulty.value, names, path);
}

function inLists(clean: Population<unknown>, faulty: Population<unknown>, names: RegExp, path: string): string[] {
  const strange = faulty.items.flatMap((item) => unlike(clean.items, item, names, path));
  if (faulty.unseen === null) {
    if (faulty.complete && faulty.items.length === clean.items.length) return strange;
    return [...strange, `${path} is said to be whole with ${faulty.items.length} of ${clean.items.length}`];
  }
  const told = names.test(faulty.unseen.why) || clean.unseen?.why === faulty.unseen.why;
  if (faulty.complete) strange.push(`${path} is said to be whole and to lack something`);
  return told ? strange : [...strange, `${path} is cut for another reason: ${faulty.unseen.why}`];
}

/** An entry is in order when it is one of those that there are. */
function unlike(all: readonly unknown[], item: unknown, names: RegExp, path: string): string[] {
  const same = all.filter((each) => nameOf(each) === nameOf(item));
  const found = same.map((each) => differences(each, item, names, `${path}[${nameOf(item)}]`));
  if (found.some((strange) => strange.length === 0)) return [];
  return found[0] ?? [`${path} holds ${nameOf(item)}, which is not there`];
}

function nameOf(item: unknown): string {
  if (!isObject(item)) return JSON.stringify(item);
  for (const key of ['name', 'login', 'id', 'branch', 'ruleset', 'file', 'title', 'range', 'app', 'who']) {
    const value = item[key];
    if (typeof value === 'string') return value;
    if (isFact(value) && value.known) return String(value.value);
  }
  return '';
}

function inArrays(clean: readonly unknown[], faulty: readonly unknown[], names: RegExp, path: string): string[] {
  // What was not seen may guard the branch too, and stands beside what was.
  if (path.endsWith('.guards')) {
    const seen = faulty.filter((each) => nameOf(each) !== 'a rule that was not seen');
    const unseen = faulty.filter((each) => !seen.includes(each)).filter((each) => !names.test(JSON.stringify(each)));
    return [...seen.flatMap((each) => unlike(clean, each, names, path)), ...unseen.map(() => `${path} lacks a reason`)];
  }
  if (clean.length === faulty.length) {
    return clean.flatMap((each, at) => differences(each, faulty[at], names, `${path}[${at}]`));
  }
  // Demands that were seen are demanded, whatever else is.
  if (path.endsWith('.statusChecks'))
    return faulty.filter((each) => !clean.includes(each)).map((each) => `${path} holds ${String(each)}`);
  return faulty
    .flatMap((each) => unlike(clean, each, names, path))
    .concat(`${path} has ${faulty.length} of ${clean.length}`);
}
