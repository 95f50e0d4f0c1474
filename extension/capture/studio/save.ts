import { CaptureError } from '#shared/errors/capture-error.ts';
import { utf8 } from '#shared/evidence/bytes.ts';
import { MAPPING_TYPE } from '#shared/evidence/predicates.ts';
import { type BlobRef, EVIDENCE_TYPE, type Evidence, type Scope } from '#shared/evidence/record.ts';
import { envelopeSubject, subjectsOf } from '#shared/evidence/statement.ts';
import type { LogEntry } from '#shared/evidence/store.ts';
import type { EvidenceWriter } from '#shared/evidence/writer.ts';
import { type ConsolePage, consolePages } from '#extension/consoles/registry.ts';
import { assertUnlocked } from '#extension/keys/locked.ts';
import { host, runtime } from '#extension/platform/host.ts';
import type { Database } from '#extension/store/database.ts';
import { operatorOf } from '#extension/store/operator.ts';
import { writerFor } from '#extension/store/writer.ts';
import type { Draft, Picture } from '../draft.ts';
import { withBand } from './band.ts';
import { completenessOf, extentLine } from './completeness.ts';
import { dropDraft } from './drop-draft.ts';
import { localTime } from './local-time.ts';
import { sourceOf } from './source.ts';

/** Changes when the same page would be captured otherwise. */
export const CAPTURE_VERSION = '1';

/**
 * Makes evidence of a draft: its frames, pictures, text and saved page become artifacts, the record is
 * signed and appended, then the statement which controls it is for, and the draft goes.
 *
 * It can be killed at any line: the record has the draft's id, so that saving again appends only what
 * is missing.
 */
export async function saveDraft(db: Database, id: string): Promise<number> {
  return navigator.locks.request(`annexa draft ${id}`, async () => {
    const draft = await db.drafts.get(id);
    if (!draft) {
      const saved = await db.evidence.where('id').equals(id).first();
      if (saved) return saved.index;
      throw new CaptureError('This capture is not there any more.', 'Capture the page again.');
    }
    if (draft.state !== 'taken' && draft.state !== 'saving') {
      throw new CaptureError('This capture is not finished.', 'Wait until it is, or capture the page again.');
    }
    await assertUnlocked(db);
    await db.drafts.update(id, { state: 'saving' });
    const { writer } = await writerFor(db, null);
    const entry = (await savedBefore(db, writer, id)) ?? (await append(db, writer, draft));
    await mapOnce(db, writer, draft, entry);
    await dropDraft(db, id);
    return entry.index;
  });
}

async function savedBefore(db: Database, writer: EvidenceWriter, id: string): Promise<LogEntry | null> {
  const row = await db.evidence.where('id').equals(id).first();
  return row ? writer.store.entry(row.index) : null;
}

async function append(db: Database, writer: EvidenceWriter, draft: Draft): Promise<LogEntry> {
  const page = draft.choice.page === null ? null : (consolePages.get(draft.choice.page) ?? null);
  const source = sourceOf(draft, page);
  const operator = await operatorOf(db);
  const completeness = completenessOf(draft.facts, draft.pages, draft.notes, page?.rows ?? null);
  const pictures = await db.pictures.where('draft').equals(draft.id).sortBy('order');
  const artifacts = await storeArtifacts(db, writer, { draft, page, source, operator, pictures, completeness });
  const evidence: Evidence = {
    id: draft.id,
    kind: 'capture',
    collector: { id: `console/${draft.choice.page ?? 'page'}`, version: CAPTURE_VERSION, host, runtime: runtime() },
    run: { id: draft.id, trigger: 'manual' },
    actor: { operator },
    source,
    time: { started: draft.started, finished: draft.finished ?? draft.started },
    completeness,
    exchanges: [],
    redactions: draft.counts,
    capture: {
      page: draft.choice.page,
      recognised: draft.choice.recognised,
      url: draft.url,
      title: draft.title,
      subject: draft.choice.subject,
      claim: page?.claim ?? draft.choice.byHand?.claim ?? '',
      shows: page?.kind === 'population' && !completeness.complete ? 'sample' : (page?.kind ?? 'capture'),
      clock: draft.clock,
      view: draft.view ?? { width: 0, height: 0, scale: 100 },
      size: {
        width: Math.max(0, ...pictures.map(({ width }) => width)),
        height: pictures.reduce((sum, { height }) => sum + height, 0),
      },
      artifacts,
      facts: draft.facts ?? {
        rows: null,
        total: null,
        atLeast: null,
        filter: null,
        more: null,
        settings: {},
        identity: {},
      },
      notes: draft.notes,
    },
  };
  return writer.append(EVIDENCE_TYPE, evidence, subjectsOf(evidence));
}

interface Parts {
  readonly draft: Draft;
  readonly page: ConsolePage | null;
  readonly source: Scope;
  readonly operator: string;
  readonly pictures: readonly Picture[];
  readonly completeness: Evidence['completeness'];
}

async function storeArtifacts(db: Database, writer: EvidenceWriter, parts: Parts): Promise<BlobRef[]> {
  const { draft, pictures } = parts;
  const refs: BlobRef[] = [];
  const put = async (bytes: Uint8Array, mediaType: string, role: BlobRef['role'], name: string): Promise<BlobRef> => {
    const ref = { sha256: await writer.store.putBlob(bytes), size: bytes.length, mediaType, role, name };
    refs.push(ref);
    return ref;
  };
  const several = pictures.length > 1;
  for (const [at, picture] of pictures.entries()) {
    const part = several ? `part ${at + 1} of ${pictures.length}` : null;
    const name = several ? `page-${at + 1}.png` : 'page.png';
    const { sha256 } = await put(picture.bytes, 'image/png', 'screenshot', name);
    const banded = await withBand(picture.bytes, bandFacts(parts, sha256, part), (draft.view?.scale ?? 100) / 100);
    await put(banded, 'image/png', 'screenshot-annotated', name.replace('page', 'page-with-band'));
  }
  const frames = await db.frames.where('draft').equals(draft.id).toArray();
  // One frame that shows everything is the picture itself.
  if (frames.length > pictures.length) {
    for (const [at, { bytes }] of frames.entries()) {
      await put(bytes, 'image/png', 'screenshot', `frame ${at + 1} of ${frames.length}`);
    }
  }
  await put(utf8(draft.text), 'text/plain; charset=utf-8', 'page-text', 'page.txt');
  if (draft.mhtml) await put(draft.mhtml, 'multipart/related', 'page-html', 'page.mhtml');
  return refs;
}

function bandFacts({ draft, page, source, operator, completeness }: Parts, digest: string, part: string | null) {
  const { identity = {} } = draft.facts ?? {};
  const taken = draft.finished ?? draft.started;
  return {
    url: draft.url,
    title: draft.title,
    system: page?.system ?? source.system,
    tenant: [source.tenant, source.region].filter((each) => each !== undefined && each !== '').join(', '),
    operator,
    signedIn: identity['user'] ?? null,
    utc: taken,
    local: localTime(taken, draft.clock),
    completeness: extentLine(completeness, page?.rows ?? null),
    digest,
    record: draft.id,
    part,
  };
}

/** States what the capture is for, unless that was stated already before a save was cut off. */
async function mapOnce(db: Database, writer: EvidenceWriter, draft: Draft, entry: LogEntry): Promise<void> {
  const { choice } = draft;
  const page = choice.page === null ? undefined : consolePages.get(choice.page);
  const controls = (page?.controls ?? choice.byHand?.controls ?? []).map((control) => ({
    ...control,
    standard: 'iso27001-2022',
  }));
  if (controls.length === 0) return;
  const next = await db.log.get(entry.index + 1);
  if (next?.predicateType === MAPPING_TYPE) return;
  const byRule = choice.recognised === 'address' && page !== undefined;
  const by = byRule
    ? { kind: 'rule' as const, id: page.id, version: CAPTURE_VERSION }
    : { kind: 'person' as const, id: await operatorOf(db) };
  await writer.append(MAPPING_TYPE, { time: new Date().toISOString(), by, controls }, [envelopeSubject(entry.digest)]);
}
