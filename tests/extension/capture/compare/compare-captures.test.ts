import { beforeEach, describe, expect, it, vi } from 'vitest';
import { COMPARISON_TYPE, Comparison } from '#shared/evidence/predicates.ts';
import { type Capture, EVIDENCE_TYPE, type Evidence } from '#shared/evidence/record.ts';
import { peek } from '#shared/evidence/dsse.ts';
import { parseStatement, predicateOf, subjectsOf } from '#shared/evidence/statement.ts';
import { known } from '#shared/evidence/fact.ts';
import { uuidV7 } from '#shared/evidence/uuid.ts';
import { database } from '#extension/store/database.ts';
import { writerFor } from '#extension/store/writer.ts';

const PAGE = 'github/member-privileges';
let deletion = false;
const organization = {
  id: 'github/organization',
  read: () => ({ facts: { settings: { membersDelete: known(deletion) } }, completeness: {} }),
};
vi.mock('#collectors/registry.ts', () => ({ collectors: new Map([[organization.id, organization]]) }));
const { compareCaptures } = await import('#extension/capture/compare/compare-captures.ts');

const db = database();
const AT = Date.parse('2026-11-01T08:00:00.000Z');
const at = (seconds: number): string => new Date(AT + seconds * 1000).toISOString();

async function append(collector: string, seconds: number, more: Partial<Evidence> = {}): Promise<void> {
  const { writer } = await writerFor(db, null);
  const evidence: Evidence = {
    id: uuidV7(),
    kind: 'config',
    collector: { id: collector, version: '1', host: 'extension-chromium', runtime: 'Chromium 156' },
    run: { id: 'run', trigger: 'manual' },
    actor: { operator: 'ann' },
    source: { system: 'github', tenant: 'acme' },
    time: { started: at(seconds), finished: at(seconds) },
    completeness: { complete: true, pages: 1, items: null, expected: null },
    exchanges: [],
    redactions: [],
    ...more,
  };
  await writer.append(EVIDENCE_TYPE, evidence, subjectsOf(evidence));
}

async function picture(seconds: number, said: boolean | null, tenant = 'acme'): Promise<void> {
  const { writer } = await writerFor(db, null);
  const bytes = new TextEncoder().encode('picture');
  const sha256 = await writer.store.putBlob(bytes);
  const capture: Capture = {
    page: PAGE,
    recognised: 'address',
    url: 'https://github.com/organizations/acme/settings/member_privileges',
    title: 'Member privileges',
    subject: { organisation: 'acme' },
    claim: 'Members have these rights.',
    shows: 'config',
    clock: { zone: 'UTC', offsetMinutes: 0 },
    view: { width: 1280, height: 800, scale: 100 },
    size: { width: 1280, height: 800 },
    artifacts: [{ sha256, size: bytes.length, mediaType: 'image/png', role: 'screenshot' }],
    facts: {
      rows: null,
      total: null,
      atLeast: null,
      filter: null,
      more: null,
      settings: { deletion: said },
      identity: {},
    },
    notes: [],
  };
  await append(`console/${PAGE}`, seconds, { kind: 'capture', capture, source: { system: 'github', tenant } });
}

async function compared(): Promise<Comparison[]> {
  await compareCaptures(db, at(1000), new AbortController().signal);
  const rows = await db.log.filter(({ predicateType }) => predicateType === COMPARISON_TYPE).toArray();
  return rows.map(({ envelope }) => predicateOf(parseStatement(peek(envelope).payload), Comparison));
}

const what = 'repositories deleted or transferred by members';

beforeEach(async () => {
  await Promise.all([db.log.clear(), db.evidence.clear(), db.blobs.clear(), db.meta.clear()]);
  deletion = false;
});

describe('a picture and an answer', () => {
  it('are set side by side once, with what lies between them', async () => {
    await picture(0, false);
    await append(organization.id, 2);
    const [first] = await compared();
    expect(first).toMatchObject({ collector: organization.id, apartMs: 2000 });
    expect(first?.values).toEqual([{ what, page: false, api: false, agrees: true }]);
    expect(first?.left?.map(({ why }) => why)).toContain('the answers have no settings.membersForkPrivate');
    expect(await compared()).toHaveLength(1);
  });

  it('differ where one says something else', async () => {
    deletion = true;
    await picture(0, false);
    await append(organization.id, 2);
    expect((await compared())[0]?.values).toEqual([{ what, page: false, api: true, agrees: false }]);
  });

  it('are not compared with what was read before the picture: a change in between would look like a difference', async () => {
    await append(organization.id, -30);
    await picture(0, true);
    expect(await compared()).toEqual([]);
    await append(organization.id, 3);
    expect((await compared()).map(({ apartMs }) => apartMs)).toEqual([3000]);
  });

  it('are not compared across moments, accounts or collectors', async () => {
    await picture(0, true);
    await append(organization.id, 601);
    await append('github/members', 2);
    await append(organization.id, 2, { source: { system: 'github', tenant: 'other' } });
    expect(await compared()).toEqual([]);
  });

  it('belong together however the account is written', async () => {
    await picture(0, true, 'ACME');
    await append(organization.id, 1);
    expect(await compared()).toHaveLength(1);
  });

  it('leave what the page did not show', async () => {
    await picture(0, null);
    await append(organization.id, 1);
    const [only] = await compared();
    expect(only?.values).toEqual([]);
    expect(only?.left).toContainEqual({ what, why: 'not seen on the page' });
  });
});
