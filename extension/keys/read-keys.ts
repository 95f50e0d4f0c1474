import { type Approver, Approvers } from '#shared/evidence/approvers.ts';
import { keyStatementIn } from '#shared/evidence/key-statements.ts';
import { KEY_TYPE, type KeyStatement } from '#shared/evidence/predicates.ts';
import type { Instant } from '#shared/evidence/record.ts';
import type { Database } from '#extension/store/database.ts';
import { isProtected, KEY, keyIn, type Way } from './key-row.ts';

/** What a page shows of the keys of this install; nothing in it is secret. */
export interface KeyFacts {
  readonly tier: 'software' | 'software-wrapped';
  /** Id of the key that signs now, and since when; null before anything was signed. */
  readonly current: { readonly keyid: string; readonly since: Instant } | null;
  readonly ways: readonly Pick<Way, 'id' | 'kind' | 'added'>[];
  /** What the log says of its keys, oldest first. */
  readonly told: readonly KeyStatement[];
  readonly approvers: readonly Approver[];
}

/** Reads it; awaits nothing but the database, so that it can be observed. */
export async function readKeys(db: Database): Promise<KeyFacts> {
  const key = keyIn((await db.meta.get(KEY))?.value);
  const rows = await db.log.filter(({ predicateType }) => predicateType === KEY_TYPE).sortBy('index');
  const told = rows.map(({ envelope }) => keyStatementIn(envelope));
  const approvers = new Approvers();
  let current: KeyFacts['current'] = null;
  for (const each of told) {
    approvers.hear(each);
    if (each.action === 'enrol' || each.action === 'rotate') current = { keyid: each.keyid, since: each.time };
  }
  const guarded = key !== null && isProtected(key);
  return {
    tier: guarded ? 'software-wrapped' : 'software',
    current,
    ways: guarded ? key.ways.map(({ id, kind, added }) => ({ id, kind, added })) : [],
    told,
    approvers: approvers.all(),
  };
}
