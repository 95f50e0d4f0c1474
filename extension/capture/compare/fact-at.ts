import type { Said } from './said.ts';

/** A fact as it was found, or why it was not; the permission that would have shown it, where one would. */
export type Found = { readonly said: Said | null } | { readonly why: string; readonly missing?: string };

/**
 * Finds a fact in what a collector read, by a path of names:
 *
 *     settings.twoFactorRequired
 *     publicAccessBlock.*                                   all members of it are true
 *     members                                               a population: how many there are
 *     members[role=admin]                                   how many of them
 *     repositories[name={organisation}/{repository}].deployKeys
 *     singleSignOn?                                         whether there is one
 *
 * Facts are unwrapped on the way, and one that is unknown says why. Words in braces are parts of the
 * page's subject. Names compare without regard to case, as they do in addresses.
 *
 * A population is counted only when all of it was seen. An entry that is not in one that was cut may
 * be in the rest, so then that is what is said, and not that there is none.
 */
export function factAt(facts: unknown, path: string, subject: Readonly<Record<string, string>>): Found {
  let here: unknown = facts;
  for (const segment of segmentsOf(path)) {
    const opened = open(here);
    if ('why' in opened) return opened;
    const { value } = opened;
    if (value === null) return { said: null };
    const entry = isPopulation(value) ? only(value, path) : value;
    if (isWhy(entry)) return entry;
    const next = segment.name === '*' ? allOf(entry) : (entry as Readonly<Record<string, unknown>>)[segment.name];
    if (next === undefined) return { why: `the answers have no ${path}` };
    if (segment.filter === null) {
      here = next;
      continue;
    }
    const chosen = choose(next, segment.filter, subject);
    if (isWhy(chosen)) return chosen;
    here = chosen;
  }
  const opened = open(here);
  if ('why' in opened) return opened;
  return path.endsWith('?') ? { said: opened.value !== null } : sayOf(opened.value, path);
}

interface Segment {
  readonly name: string;
  readonly filter: { readonly key: string; readonly value: string } | null;
}

interface List {
  readonly items: readonly unknown[];
  readonly complete: boolean;
  readonly unseen: Why | null;
}

interface Why {
  readonly why: string;
  readonly missing?: string;
}

function segmentsOf(path: string): Segment[] {
  return [...path.matchAll(/([^.[\]?]+)(?:\[(\w+)=([^\]]+)\])?\.?/g)].map(([, name = '', key, value]) => ({
    name,
    filter: key === undefined || value === undefined ? null : { key, value },
  }));
}

/** A fact's value; what is no fact is its own value. */
function open(here: unknown): { readonly value: unknown } | Why {
  if (!isObject(here) || !('known' in here)) return { value: here };
  if (here['known'] === true) return { value: here['value'] };
  return whyOf(here as unknown as Why);
}

function whyOf({ why, missing }: Why): Why {
  return missing === undefined ? { why } : { why, missing };
}

/** The entries of a population that have the value; an entry whose value is unknown could be any. */
function choose(
  from: unknown,
  { key, value }: NonNullable<Segment['filter']>,
  subject: Readonly<Record<string, string>>,
) {
  const opened = open(from);
  if ('why' in opened) return opened;
  if (!isPopulation(opened.value)) return { why: `${key} is asked of what is no list` };
  const wanted = fill(value, subject);
  if (wanted === null) return { why: 'the address does not say which one it is' };
  const items: unknown[] = [];
  for (const item of opened.value.items) {
    const own = open(isObject(item) ? item[key] : undefined);
    if ('why' in own) return own;
    if (String(own.value).toLowerCase() === wanted.toLowerCase()) items.push(item);
  }
  return { ...opened.value, items };
}

function fill(text: string, subject: Readonly<Record<string, string>>): string | null {
  const filled = text.replace(/\{(\w+)\}/g, (braces, name: string) => subject[name] ?? braces);
  return /\{\w+\}/.test(filled) ? null : filled;
}

/** The one entry that is meant. */
function only({ items, complete, unseen }: List, path: string): unknown {
  if (items.length === 1) return items[0];
  if (items.length > 1) return { why: `${items.length} entries fit ${path}` };
  return complete ? { why: 'it is not among what the system listed' } : whyOf(unseen ?? { why: 'not all were listed' });
}

function allOf(value: unknown): boolean {
  return isObject(value) && Object.values(value).every((member) => member === true);
}

function sayOf(value: unknown, path: string): Found {
  if (value === null || typeof value === 'boolean' || typeof value === 'number' || typeof value === 'string') {
    return { said: value };
  }
  if (Array.isArray(value)) return { said: value.length };
  if (!isPopulation(value)) return { why: `${path} is no single value` };
  return value.complete ? { said: value.items.length } : whyOf(value.unseen ?? { why: 'not all were listed' });
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function isPopulation(value: unknown): value is List {
  return isObject(value) && Array.isArray(value['items']) && typeof value['complete'] === 'boolean';
}

function isWhy(value: unknown): value is Why {
  return isObject(value) && typeof value['why'] === 'string' && !('items' in value);
}
